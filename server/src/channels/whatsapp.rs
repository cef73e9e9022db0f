//! WhatsApp: reads stored webhooks and sends messages. Meta's types stay in here.

mod decode;
mod send;

pub(crate) use decode::decode;
pub(crate) use send::{mark_read, send};
