//! The WhatsApp Cloud API: what is sent, what comes back, and an emulator of
//! Meta's side to try both on.
//!
//! - [`message`]: messages a business sends, shortened to Meta's limits as they
//!   are built.
//! - [`client`]: sends them, uploads media, and classifies each failure by
//!   whether to retry.
//! - [`webhook`]: what Meta posts to us, parsed so that nothing unknown is an
//!   error.
//! - [`signature`] and [`verification`]: how a webhook is proven to be Meta's.
//! - [`emulator`]: Meta's side over real HTTP, with phones to write from.
//! - [`identity`]: phone numbers, user ids and message ids, which never print
//!   whole.
//! - [`remedy`]: Meta's error codes, and whether to retry after each.
//!
//! Names in brackets, such as [M: messages/text-messages], are pages of Meta's
//! documentation below
//! `https://developers.facebook.com/documentation/business-messaging/whatsapp/`;
//! \[OA\] is Meta's `OpenAPI` description of the business messaging API, v23.0.
//!
//! This crate depends on no other of the workspace. It reads no clock: the emulator is passed
//! one, and the client needs none.

#![warn(missing_docs)]

pub mod client;
#[cfg(feature = "emulator")]
pub mod emulator;
pub mod identity;
pub mod message;
pub mod retry_advice;
pub mod secret;
pub mod signature;
pub mod verification;
pub mod webhook;

mod http;
