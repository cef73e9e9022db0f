//! The sentences of the pages, a file for each part of the way.

pub mod cart;
pub mod checkout;
pub mod counter;
pub mod every_page;
pub mod link;
pub mod location;
pub mod order;
pub mod problem;
pub mod shop;
pub mod stores;
