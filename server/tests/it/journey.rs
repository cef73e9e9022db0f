//! The journey from "Hi" to a collected order, as phones and browsers without script go it.
//!
//! [`phone`] plays the chat, [`markup`] reads pages and sends their forms, [`shopping`] holds the
//! steps that many tests begin with.

mod anonymous_checkout;
mod browsing;
mod cart_page;
mod chat_commands;
mod checkout_page;
mod coupon_page;
mod coverage;
mod from_hi_to_collected;
mod html;
mod in_hindi;
mod killed_while_ordering;
mod link_from_the_chat;
mod location;
mod merchandising;
mod order_again;
mod order_endings;
mod order_rating;
mod page_weight;
pub(crate) mod phone;
mod previews;
mod product_requests;
mod sending;
mod shopping;
mod sign_in;
mod webhook;
