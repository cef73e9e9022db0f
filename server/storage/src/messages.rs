//! Records of messages: the inbox of events received, the outbox of messages to send.
//! Raw events, payloads and wamids contain phone numbers: they are encrypted at rest.

use commerce::{MessageId, OutboxItem, Party};
use jiff::Timestamp;

use crate::customers::{Digest, NewLink};

/// An event to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// What makes it one and the same event (wamid; wamid and status): stored as a keyed hash.
    pub key: String,
    /// The event as JSON: one change of the webhook with its metadata.
    pub payload: String,
    /// Whose line it stands in: the work on it begins when no earlier event of the same line waits for
    /// another try. Names the sender, so it is stored as a keyed hash; `None` for an event that stands alone.
    pub ordering_key: Option<String>,
    /// When it arrived.
    pub received_at: Timestamp,
}

/// An event to be worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxEvent {
    /// Its row.
    pub id: i64,
    /// The JSON that was stored.
    pub payload: String,
    /// The keyed hash of the line it stands in; equal for events of one line.
    pub ordering_key: Option<Digest>,
    /// When it arrived.
    pub received_at: Timestamp,
    /// How often the work on it failed.
    pub attempts: u32,
}

/// A delivery status that an event told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusReport {
    /// Which event; keeping the status ends it.
    pub event: i64,
    /// The message's id in the chat.
    pub external_id: String,
    /// How far it got.
    pub status: MessageStatus,
}

/// The end of the work on an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventCompletion {
    /// Which event.
    pub event: i64,
    /// Links the messages carry.
    pub links: Vec<NewLink>,
    /// What to say.
    pub messages: Vec<NewMessage>,
    /// When.
    pub at: Timestamp,
}

/// A message for the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// Its id.
    pub id: MessageId,
    /// To whom.
    pub recipient: Party,
    /// What.
    pub item: OutboxItem,
}

/// A message to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxMessage {
    /// Its id.
    pub id: MessageId,
    /// To whom.
    pub recipient: Party,
    /// What.
    pub item: OutboxItem,
    /// How often sending failed.
    pub attempts: u32,
    /// When it was written.
    pub created_at: Timestamp,
}

/// How sending went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendOutcome {
    /// The chat took it under this id.
    Accepted {
        /// Meta's message id; holds the phone number, so it is encrypted and hashed.
        external_id: String,
    },
    /// It did not; try again at an instant.
    Retry {
        /// When.
        at: Timestamp,
        /// Why, without personal data.
        reason: String,
    },
    /// It never will.
    Failed {
        /// Why, without personal data.
        reason: String,
    },
}

/// How far a message got. Ordered: a status never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageStatus {
    /// Waits in the outbox.
    Waiting,
    /// Taken by the chat.
    Sent,
    /// On the phone.
    Delivered,
    /// Read.
    Read,
    /// Could not be delivered.
    Failed,
}

impl MessageStatus {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Sent, Self::Delivered, Self::Read, Self::Failed];

    /// Its name in the storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Read => "read",
            Self::Failed => "failed",
        }
    }

    /// Reads such a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether a message that got this far may still get to `next`: statuses arrive late and out of
    /// order. What failed stays failed, and what reached the phone did not fail.
    #[must_use]
    pub fn can_become(self, next: Self) -> bool {
        match next {
            Self::Failed => self < Self::Delivered,
            _ => self != Self::Failed && self < next,
        }
    }
}
