//! What became of a message of ours. [M: webhooks/reference/messages/status]

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ReportedError, lenient};
use crate::identity::{MessageId, Phone, UserId};

/// A message of ours moved on. Statuses come out of order, and `delivered` may
/// never come when the chat is open: keep the furthest one.
/// [M: webhooks/reference/messages/status]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The message.
    pub id: MessageId,
    /// How far it has come.
    pub state: StatusState,
    /// When, in unix seconds.
    pub timestamp: Option<i64>,
    /// To whom; absent where the number is withheld.
    pub recipient: Option<Phone>,
    /// To whom, as a business-scoped user id.
    pub recipient_user_id: Option<UserId>,
    /// Why it failed.
    pub errors: Vec<ReportedError>,
    /// What it cost; comes with `sent` and with one of the later states.
    pub pricing: Option<Pricing>,
    /// The note given with [`crate::message::Message::with_callback_data`].
    pub callback_data: Option<String>,
}

impl Status {
    pub(super) fn parse(value: &Value) -> Option<Self> {
        Some(Self {
            id: lenient::member(value, "id")?,
            state: StatusState::from(lenient::string(value, "status")?),
            timestamp: lenient::seconds(value, "timestamp"),
            recipient: lenient::member(value, "recipient_id"),
            recipient_user_id: lenient::member(value, "recipient_user_id"),
            errors: lenient::collect(value, "errors", ReportedError::parse),
            pricing: lenient::member(value, "pricing"),
            callback_data: lenient::string(value, "biz_opaque_callback_data"),
        })
    }
}

/// How far a message has come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum StatusState {
    /// On its way: one tick.
    Sent,
    /// On the phone: two ticks.
    Delivered,
    /// Seen: two blue ticks.
    Read,
    /// Played, for a voice message.
    Played,
    /// It will not arrive.
    Failed,
    /// A state this crate does not know.
    Other(String),
}

impl StatusState {
    /// As Meta writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Read => "read",
            Self::Played => "played",
            Self::Failed => "failed",
            Self::Other(other) => other,
        }
    }
}

impl From<String> for StatusState {
    fn from(value: String) -> Self {
        match value.as_str() {
            "sent" => Self::Sent,
            "delivered" => Self::Delivered,
            "read" => Self::Read,
            "played" => Self::Played,
            "failed" => Self::Failed,
            _ => Self::Other(value),
        }
    }
}

/// What a message cost. [M: webhooks/reference/messages/status]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pricing {
    /// `PMP`, per message.
    #[serde(default)]
    pub pricing_model: String,
    /// `regular`, `free_customer_service` or `free_entry_point`.
    #[serde(rename = "type", default)]
    pub kind: Option<String>,
    /// `utility`, `marketing`, `service`, `authentication` and so on.
    #[serde(default)]
    pub category: String,
}
