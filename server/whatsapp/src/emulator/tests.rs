//! The emulator against the client and a real listener for its webhooks.

mod bench;
mod media;
mod phones;
mod refusals;
mod webhooks;
