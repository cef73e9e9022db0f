//! Messages of the pages, by subject.

pub mod cart;
pub mod catalog;
pub mod checkout;

pub mod counter;
pub mod error;
pub mod layout;
pub mod link;
pub mod location;
pub mod order;
pub mod stores;
