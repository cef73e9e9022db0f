//! From a stored event to what it tells. What is stored was signed, but not everything can be read.

use ledger::{InboxEvent, MessageStatus, StatusReport};
use whatsapp::webhook::{self, Event, Happening, Inbound, State};

use crate::Shop;

/// What an event tells us.
pub(super) enum Told {
    /// Somebody wrote, pressed or shared something.
    Message(Box<Inbound>),
    /// A message of ours got further, or failed.
    Status(Reported),
    /// Nothing that asks for an answer.
    Nothing,
}

/// A status, and what is known beside it.
pub(super) struct Reported {
    pub(super) report: StatusReport,
    /// How often keeping it failed.
    pub(super) attempts: u32,
    /// Meta's code, where a message failed.
    pub(super) code: Option<i64>,
}

/// Reads an event. What can not be read, or is not for us, is logged without a word of what stands in it.
pub(super) fn read(shop: &Shop, event: &InboxEvent) -> Told {
    let (id, bytes) = (event.id, event.payload.len());
    let read = match webhook::read(event.payload.as_bytes()) {
        // One event stands in each stored envelope.
        Ok(events) => events.into_iter().next(),
        Err(error) => {
            tracing::error!(%error, event = id, bytes, "a signed webhook can not be read; it is kept for a week");
            None
        }
    };
    let Some(Event { business_number, happening, .. }) = read else { return Told::Nothing };
    // An app may have several numbers, and Meta delivers what happens on all of them.
    if business_number.is_some_and(|number| number.phone_number_id != shop.phone_number_id) {
        tracing::warn!(event = id, "an event of another business number is left alone");
        return Told::Nothing;
    }
    match happening {
        Happening::Message(inbound) => Told::Message(inbound),
        Happening::Status(status) => {
            let reached = match status.state {
                State::Sent => MessageStatus::Sent,
                State::Delivered => MessageStatus::Delivered,
                State::Read | State::Played => MessageStatus::Read,
                State::Failed => MessageStatus::Failed,
                State::Other(_) => return Told::Nothing,
            };
            Told::Status(Reported {
                report: StatusReport { event: id, wamid: status.id.into_string(), status: reached },
                attempts: event.attempts,
                code: status.errors.first().map(|error| error.code),
            })
        }
        Happening::Error(error) => {
            tracing::warn!(code = error.code, "the chat reports an error");
            Told::Nothing
        }
        Happening::Payment(_) | Happening::Other { .. } => Told::Nothing,
    }
}
