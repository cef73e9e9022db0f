//! What people look at: each file gathers one page's data and renders it. Nothing here changes
//! anything: preview crawlers fetch every link.
//!
//! [`answer`] gives a page its status and its caching; [`gather`] holds what several pages need.

pub mod answer;
pub mod bill;
pub mod cart;
pub mod category;
pub mod checkout;
pub mod counter;
pub mod gather;
pub mod link;
pub mod location;
pub mod order;
pub mod orders;
pub mod preview;
pub mod product;
pub mod search;
pub mod shared;
pub mod store;
pub mod stores;
