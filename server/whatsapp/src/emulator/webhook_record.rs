//! A webhook of the emulator: what it reports, and what became of it.

use std::fmt;

use axum::body::Bytes;

use crate::identity::{MessageId, Phone};

/// A webhook that was posted, or is to be.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookRecord {
    /// Counts the webhooks from 1.
    pub number: u64,
    /// Whose it is; `None` for raw ones.
    pub phone: Option<Phone>,
    /// `message`; the state of a status, such as `delivered`; or `raw`.
    pub kind: String,
    /// The message it reports on.
    pub message: Option<MessageId>,
    /// Its bytes.
    pub body: Bytes,
    /// How often it was posted.
    pub attempts: u32,
    /// The last answer's status; `None` while there is none.
    pub response_status: Option<u16>,
}

// The body holds numbers, so its length is all that prints.
impl fmt::Debug for WebhookRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookRecord")
            .field("number", &self.number)
            .field("phone", &self.phone)
            .field("what", &self.kind)
            .field("message", &self.message)
            .field("body_bytes", &self.body.len())
            .field("attempts", &self.attempts)
            .field("answer", &self.response_status)
            .finish()
    }
}

/// A webhook in a queue.
pub(super) struct QueuedWebhook {
    pub(super) number: u64,
    pub(super) body: Bytes,
}

/// What a webhook reports.
pub(super) struct WebhookMeta {
    pub(super) phone: Option<Phone>,
    pub(super) kind: String,
    pub(super) message: Option<MessageId>,
}
