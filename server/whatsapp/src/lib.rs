//! The WhatsApp Cloud API: what is sent, what comes back, and a stand-in for
//! Meta's side to try both on.
//!
//! - [`message`]: messages a business sends, shortened to Meta's limits as they
//!   are built.
//! - [`client`]: sends them, uploads media, and says of each failure what may
//!   be done about it.
//! - [`webhook`]: what Meta posts to us, read so that nothing unknown is an
//!   error.
//! - [`signature`] and [`verification`]: how a webhook proves that Meta sent it.
//! - [`emulator`]: Meta's side over real HTTP, with phones to write from.
//! - [`identity`]: phone numbers, user ids and message ids, which never print
//!   whole.
//! - [`remedy`]: Meta's error codes, and what to do about each.
//!
//! Names in brackets, such as [M: messages/text-messages], are pages of Meta's
//! documentation below
//! `https://developers.facebook.com/documentation/business-messaging/whatsapp/`;
//! \[OA\] is Meta's `OpenAPI` description of the business messaging API, v23.0.
//!
//! This crate knows nothing of shops. It reads no clock: the emulator is given
//! one, and the client needs none.

#![warn(missing_docs)]

pub mod client;
pub mod emulator;
pub mod identity;
pub mod message;
pub mod retry_advice;
pub mod secret;
pub mod signature;
pub mod verification;
pub mod webhook;

mod http;
