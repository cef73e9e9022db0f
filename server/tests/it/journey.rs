//! The journey from "Hi" to a collected order, as phones and browsers without script go it.
//!
//! [`phone`] plays the chat, [`markup`] reads pages and sends their forms, [`shopping`] holds the
//! steps that many tests begin with.

mod browsing;
mod cart_page;
mod checkout_page;
mod first_bytes;
mod from_elsewhere;
mod from_hi_to_collected;
mod in_hindi;
mod killed_while_ordering;
mod link_from_the_chat;
mod location;
mod markup;
mod order_endings;
pub mod phone;
mod previews;
mod sending;
mod shopping;
mod webhook;
mod words_in_the_chat;
