//! The conversation: what an inbound message means and what is said to it. Pure: it decides, and
//! the inbox worker does.
//!
//! - [`heard`]: an inbound message, free of the wire format.
//! - [`reply`]: what the buttons we send mean when they come back.
//! - [`customer`] and [`storekeeper`]: from what was heard to what shall be done.
//! - [`telling`]: from news about an order to words.

pub mod button;
pub mod customer;
pub mod inbound;
pub mod notifications;
pub mod storekeeper;

pub use button::ButtonAction;
pub use inbound::InboundMessage;
