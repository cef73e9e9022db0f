//! What people look at: each file gathers one page's data and renders it. Nothing here changes
//! anything: preview crawlers fetch every link.
//!
//! [`answer`] gives a page its status and its caching; [`gather`] holds what several pages need.

pub mod bill;
pub mod cart;
pub mod category;
pub mod checkout;
pub mod counter;
pub mod link;
pub mod load;
pub mod location;
pub mod order;
pub mod order_events;
pub mod orders;
pub mod pack_picture;
pub mod page_cache;
pub mod preview;
pub mod preview_cache;
pub mod product;
pub mod response;
pub mod search;
pub mod sizes;
pub mod static_file;
pub mod store;
mod store_pages;
pub mod stores;
