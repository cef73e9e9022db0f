//! The conversation: what an inbound message means, and the wording of everything that is sent. Pure, and free
//! of any channel's wire format: workers load, store and send.
//!
//! - [`inbound`]: an inbound message, and the commands that text may contain.
//! - [`button`]: what the buttons in our messages mean when they come back.
//! - [`customer`] and [`storekeeper`]: from an inbound message to an intent.
//! - [`customer_replies`] and [`store_replies`]: the answer to an intent.
//! - [`notifications`]: messages about orders. [`mod@product_requests`]: messages about what a store does not list.
//! - [`outgoing`]: a message that is ready to be sent. [`plain_text`]: text that people typed, safe to quote.

pub mod button;
pub mod customer;
pub mod customer_replies;
pub mod inbound;
pub mod notifications;
pub mod outgoing;
pub mod plain_text;
pub mod product_requests;
pub mod store_replies;
pub mod storekeeper;

pub use button::ButtonAction;
pub use inbound::InboundMessage;
pub use outgoing::OutgoingMessage;
