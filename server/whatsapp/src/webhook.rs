//! What Meta posts to us: messages, statuses, errors, and things not known yet.
//!
//! Reading is lenient on purpose. Everything is an array and may be batched, up
//! to 1000 updates a body; new fields, types and members appear without a new
//! version; refusing one makes Meta repeat the whole body for days. So only what
//! is not JSON at all is an error: an element that cannot be understood becomes
//! [`EventKind::Other`] or [`Content::Unknown`], with its JSON.
//! [M: webhooks/overview], [M: webhooks/create-webhook-endpoint]

mod error;
mod inbound;
mod lenient;
mod payment;
mod status;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub use error::ReportedError;
pub use inbound::{
    Contact, Content, FlowReply, Inbound, Location, Media, Order, OrderItem, QuotedMessage, Referral,
    ReferredProduct, System,
};
pub use payment::{Amount, Payment, Transaction};
pub use status::{Pricing, Status, StatusState};

/// The largest body Meta posts: 3 MB. [M: webhooks/overview]
pub const MAX_BODY_BYTES: usize = 3 * 1024 * 1024;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The WhatsApp Business Account it happened on (`entry[].id`).
    pub account_id: String,
    /// The number of ours it happened on; absent where the account as a whole
    /// is meant.
    pub business_number: Option<BusinessNumber>,
    /// What happened.
    pub kind: EventKind,
    /// A webhook body with this one event in it: store it, and [`read`] gives
    /// the same event again.
    pub envelope: Value,
}

/// A number of ours (`value.metadata`). [M: webhooks/reference/messages]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessNumber {
    /// As people dial it, digits only.
    #[serde(default)]
    pub display_phone_number: String,
    /// As the Graph API names it.
    #[serde(default)]
    pub phone_number_id: String,
}

/// What an event reports.
#[derive(Debug, Clone, PartialEq)]
pub enum EventKind {
    /// A person wrote, pressed, chose or shared something.
    Message(Box<Inbound>),
    /// A message of ours was sent, delivered, read, or failed.
    Status(Box<Status>),
    /// The state of a payment requested in the chat (India).
    Payment(Box<Payment>),
    /// Something is wrong with the account or the number.
    Error(ReportedError),
    /// A webhook field, or an element, that this crate does not know.
    Other {
        /// The webhook field, such as `payment_configuration_update`.
        field: String,
        /// Its value, or the element that was not understood.
        value: Value,
    },
}

/// The body is not a webhook.
#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    /// It is not JSON.
    #[error("the body is not JSON")]
    Json(#[source] serde_json::Error),
    /// It is JSON without an array `entry`.
    #[error("the body has no array `entry`")]
    Shape,
}

/// Reads a body, after its signature was verified, into events in their order.
///
/// # Errors
/// The body is not JSON, or not a webhook at all.
pub fn parse(body: &[u8]) -> Result<Vec<Event>, WebhookError> {
    let body: Value = serde_json::from_slice(body).map_err(WebhookError::Json)?;
    let entries = body.get("entry").and_then(Value::as_array).ok_or(WebhookError::Shape)?;
    let object = body.get("object").cloned().unwrap_or(Value::Null);
    let mut events = Vec::new();
    for entry in entries {
        for change in lenient::array(entry, "changes") {
            Change {
                object: &object,
                entry,
                field: lenient::string(change, "field").unwrap_or_default(),
                value: change.get("value").unwrap_or(&Value::Null),
            }
            .collect_events(&mut events);
        }
    }
    Ok(events)
}

/// One `changes[]` element with what surrounds it.
struct Change<'a> {
    object: &'a Value,
    entry: &'a Value,
    field: String,
    value: &'a Value,
}

impl Change<'_> {
    fn collect_events(&self, events: &mut Vec<Event>) {
        if self.field != "messages" {
            events.push(self.event(self.other(self.value), self.value.clone()));
            return;
        }
        let before = events.len();
        let contacts = lenient::array(self.value, "contacts");
        for message in lenient::array(self.value, "messages") {
            let contact = find_contact(message, contacts);
            let happening = Inbound::parse(message, contact)
                .map_or_else(|| self.other(message), |inbound| EventKind::Message(Box::new(inbound)));
            events.push(self.event(happening, self.isolate("messages", message, contact)));
        }
        for status in lenient::array(self.value, "statuses") {
            let happening = if lenient::string(status, "type").as_deref() == Some("payment") {
                Payment::parse(status).map(|payment| EventKind::Payment(Box::new(payment)))
            } else {
                Status::parse(status).map(|status| EventKind::Status(Box::new(status)))
            };
            let contact = find_contact(status, contacts);
            events.push(self.event(
                happening.unwrap_or_else(|| self.other(status)),
                self.isolate("statuses", status, contact),
            ));
        }
        for error in lenient::array(self.value, "errors") {
            let happening = ReportedError::parse(error).map_or_else(|| self.other(error), EventKind::Error);
            events.push(self.event(happening, self.isolate("errors", error, None)));
        }
        if events.len() == before {
            events.push(self.event(self.other(self.value), self.value.clone()));
        }
    }

    fn other(&self, value: &Value) -> EventKind {
        EventKind::Other { field: self.field.clone(), value: value.clone() }
    }

    fn event(&self, happening: EventKind, value: Value) -> Event {
        Event {
            account_id: lenient::string(self.entry, "id").unwrap_or_default(),
            business_number: lenient::member(self.value, "metadata"),
            kind: happening,
            envelope: json!({
                "object": self.object,
                "entry": [{
                    "id": self.entry.get("id"),
                    "changes": [{ "field": self.field, "value": value }],
                }],
            }),
        }
    }

    /// The value with one element left in it.
    fn isolate(&self, list: &str, element: &Value, contact: Option<&Value>) -> Value {
        let mut value = json!({
            "messaging_product": self.value.get("messaging_product"),
            "metadata": self.value.get("metadata"),
        });
        if let Some(contact) = contact {
            value["contacts"] = json!([contact]);
        }
        value[list] = json!([element]);
        value
    }
}

/// The contact that a message or status is of: the one with its number or user
/// id, else the only one there is.
fn find_contact<'a>(element: &Value, contacts: &'a [Value]) -> Option<&'a Value> {
    let same = |contact: &&Value| {
        [
            ("wa_id", "from"),
            ("wa_id", "recipient_id"),
            ("user_id", "from_user_id"),
            ("user_id", "recipient_user_id"),
        ]
        .iter()
        .any(|(theirs, ours)| {
            let theirs = contact.get(theirs).and_then(Value::as_str);
            theirs.is_some() && theirs == element.get(ours).and_then(Value::as_str)
        })
    };
    contacts.iter().find(same).or(match contacts {
        [only] => Some(only),
        _ => None,
    })
}

impl Event {
    /// What is equal for two deliveries of one event, and different otherwise:
    /// the message's id; for a status, the id with the state; for a payment,
    /// the transaction and its state too; for anything else, a hash of its JSON.
    ///
    /// The first three hold a message id, which holds a phone number.
    /// [M: webhooks/create-webhook-endpoint]
    #[must_use]
    pub fn key(&self) -> String {
        match &self.kind {
            EventKind::Message(message) => format!("message:{}", message.id.as_str()),
            EventKind::Status(status) => {
                format!("status:{}:{}", status.id.as_str(), status.state.as_str())
            }
            EventKind::Payment(payment) => {
                let (transaction, state) = payment.transaction.as_ref().map_or(("", ""), |it| {
                    (it.id.as_deref().unwrap_or_default(), it.status.as_deref().unwrap_or_default())
                });
                format!("payment:{}:{}:{transaction}:{state}", payment.id.as_str(), payment.state)
            }
            EventKind::Error(_) | EventKind::Other { .. } => {
                let digest = Sha256::digest(self.envelope.to_string());
                format!("other:{}", hex::encode(digest))
            }
        }
    }
}

#[cfg(test)]
mod tests;
