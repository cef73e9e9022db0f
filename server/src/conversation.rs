//! The conversation: what an inbound message means and what is said to it. Pure: it decides, and
//! the inbox worker does.
//!
//! - [`heard`]: an inbound message, free of the wire format.
//! - [`reply`]: what the buttons we send mean when they come back.
//! - [`customer`] and [`storekeeper`]: from what was heard to what shall be done.
//! - [`telling`]: from news about an order to words.

pub mod customer;
pub mod heard;
pub mod reply;
pub mod storekeeper;
pub mod telling;

pub use heard::Heard;
pub use reply::Reply;
