//! Records of messages: the inbox of received events, the outbox of messages to send.
//! Raw events, payloads and external ids contain phone numbers: they are encrypted at rest.

use async_trait::async_trait;
use commerce::notice::NewMessage;
use commerce::{ChannelId, EventId, MessageId, OrderId, OutboxItem, Party};
use jiff::Timestamp;

use crate::Result;
use crate::coverage::CoverageNotice;
use crate::sessions::NewLink;

/// HMAC-SHA256 under the storage's key.
pub type KeyedHash = [u8; 32];

/// The inbox and the outbox.
#[async_trait]
pub trait MessageStorage: Send + Sync + 'static {
    /// Stores inbound events, each once by its key; returns how many were new.
    async fn store_events(&self, events: Vec<NewEvent>) -> Result<usize>;
    /// Events to be processed now, oldest first: none that waits for a retry, and none behind such a one
    /// with the same ordering key. What is not completed is returned again.
    async fn pending_events(&self, now: Timestamp, limit: u32) -> Result<Vec<InboxEvent>>;
    /// Records that processing an event failed: it, and those behind it with the same ordering key, wait
    /// until `not_before`. Does nothing for a completed event.
    async fn reschedule_event(&self, event: EventId, not_before: Timestamp) -> Result<()>;
    /// Marks an event as completed and writes its links and messages, all or nothing. Does nothing, and
    /// returns false, for an event that is completed already.
    async fn complete_event(&self, completion: EventCompletion) -> Result<bool>;
    /// Messages to be sent now: the oldest unsent of each store's or customer's messages to a party, none
    /// behind one that waits for a retry.
    async fn pending_messages(&self, now: Timestamp, limit: u32) -> Result<Vec<OutboxMessage>>;
    /// Records how sending went. Does nothing for a message that no longer waits.
    async fn record_send(&self, message: MessageId, outcome: SendOutcome, at: Timestamp) -> Result<()>;
    /// Records delivery statuses and completes their events, all or nothing; a status never goes back.
    /// Returns how many are of messages known to be ours: a status that arrives before
    /// [`MessageStorage::record_send`] is stored and applied then.
    async fn record_statuses(&self, reports: Vec<StatusReport>, at: Timestamp) -> Result<usize>;
    /// The status of the newest message that notifies the customer of an order's state (bill or status
    /// update); `None` before there is one. One answer for each order, in their order.
    async fn notification_statuses(&self, orders: &[OrderId]) -> Result<Vec<Option<MessageStatus>>>;
}

/// An event to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// Its id, with the home of its sender (or a random home where there is none).
    pub id: EventId,
    /// The chat service it came from.
    pub channel: ChannelId,
    /// What makes it the same event when it is delivered again (WhatsApp: the wamid; wamid and status).
    /// Stored as a keyed hash.
    pub key: String,
    /// The event as JSON: one change of the webhook with its metadata.
    pub payload: String,
    /// Events with equal keys are processed in order. Names the sender, so it is stored as a keyed hash;
    /// `None` for an event without order.
    pub ordering_key: Option<String>,
    /// When it arrived.
    pub received_at: Timestamp,
}

/// An event to be processed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxEvent {
    /// The id that its sender gave it.
    pub id: EventId,
    /// The chat service it came from.
    pub channel: ChannelId,
    /// The JSON that was stored.
    pub payload: String,
    /// The keyed hash of its ordering key.
    pub ordering_key: Option<KeyedHash>,
    /// When it arrived.
    pub received_at: Timestamp,
    /// How often processing it failed.
    pub attempts: u32,
}

/// A delivery status from an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusReport {
    /// The event; recording the status completes it.
    pub event: EventId,
    /// The message's id in the chat (WhatsApp: the wamid).
    pub external_id: String,
    /// The status.
    pub status: MessageStatus,
}

/// The end of processing an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventCompletion {
    /// The event.
    pub event: EventId,
    /// Links that the messages carry.
    pub links: Vec<NewLink>,
    /// Messages to be sent.
    pub messages: Vec<NewMessage>,
    /// Notices of a store near the sender, each sent only while its request waits.
    pub coverage: Vec<CoverageNotice>,
    /// Now.
    pub at: Timestamp,
}

/// A message to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxMessage {
    /// The id that its sender gave it.
    pub id: MessageId,
    /// The chat service to send it by.
    pub channel: ChannelId,
    /// To whom.
    pub recipient: Party,
    /// What it reports.
    pub item: OutboxItem,
    /// How often sending failed.
    pub attempts: u32,
    /// When it was written.
    pub created_at: Timestamp,
}

/// How sending went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendOutcome {
    /// The chat service accepted it.
    Accepted {
        /// The id it gave the message (WhatsApp: the wamid, which holds the phone number).
        external_id: String,
    },
    /// It failed for now.
    Retry {
        /// When to try again.
        at: Timestamp,
        /// Why, without personal data.
        reason: String,
    },
    /// It failed for good.
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
    /// Accepted by the chat service.
    Sent,
    /// On the recipient's device.
    Delivered,
    /// Read.
    Read,
    /// Could not be delivered.
    Failed,
}

impl MessageStatus {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Sent, Self::Delivered, Self::Read, Self::Failed];

    /// Its name in the database.
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

    /// Parses [`MessageStatus::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether a message with this status can still get to `next`: statuses arrive late and out of
    /// order. A failed message stays failed, and a delivered one did not fail.
    #[must_use]
    pub fn can_become(self, next: Self) -> bool {
        match next {
            Self::Failed => self < Self::Delivered,
            _ => self != Self::Failed && self < next,
        }
    }
}
