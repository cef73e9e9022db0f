//! The sentences of the pages, a file for each part of the way.

pub mod cart;
pub mod catalog;
pub mod checkout;
pub mod common;
pub mod counter;
pub mod error;
pub mod link;
pub mod location;
pub mod order;
pub mod stores;
