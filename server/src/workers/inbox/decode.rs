//! From a stored event to what it tells. What is stored was signed, but not everything can be read.

use storage::{InboxEvent, MessageStatus, StatusReport};
use whatsapp::webhook::{self, Event, EventKind, Inbound, StatusState};

use crate::app_state::AppState;

/// What an event tells us.
pub(super) enum Decoded {
    /// Somebody wrote, pressed or shared something.
    Message(Box<Inbound>),
    /// A message of ours got further, or failed.
    Status(StatusUpdate),
    /// Nothing that asks for an answer.
    Nothing,
}

/// A status, and what is known beside it.
pub(super) struct StatusUpdate {
    pub(super) report: StatusReport,
    /// How often keeping it failed.
    pub(super) attempts: u32,
    /// Meta's code, where a message failed.
    pub(super) code: Option<i64>,
}

/// Reads an event. What can not be read, or is not for us, is logged without a word of what stands in it.
pub(super) fn decode(state: &AppState, event: &InboxEvent) -> Decoded {
    let (id, bytes) = (event.id, event.payload.len());
    let read = match webhook::parse(event.payload.as_bytes()) {
        // One event stands in each stored envelope.
        Ok(events) => events.into_iter().next(),
        Err(error) => {
            tracing::error!(%error, event = %id, bytes, "a signed webhook can not be read; it is kept for a week");
            None
        }
    };
    let Some(Event { business_number, kind: happening, .. }) = read else { return Decoded::Nothing };
    // An app may have several numbers, and Meta delivers what happens on all of them.
    if business_number.is_some_and(|number| number.phone_number_id != state.chat.phone_number_id) {
        tracing::warn!(event = %id, "an event of another business number is left alone");
        return Decoded::Nothing;
    }
    match happening {
        EventKind::Message(inbound) => Decoded::Message(inbound),
        EventKind::Status(status) => {
            let reached = match status.state {
                StatusState::Sent => MessageStatus::Sent,
                StatusState::Delivered => MessageStatus::Delivered,
                StatusState::Read | StatusState::Played => MessageStatus::Read,
                StatusState::Failed => MessageStatus::Failed,
                StatusState::Other(_) => return Decoded::Nothing,
            };
            Decoded::Status(StatusUpdate {
                report: StatusReport { event: id, external_id: status.id.into_string(), status: reached },
                attempts: event.attempts,
                code: status.errors.first().map(|error| error.code),
            })
        }
        EventKind::Error(error) => {
            tracing::warn!(code = error.code, "the chat reports an error");
            Decoded::Nothing
        }
        EventKind::Payment(_) | EventKind::Other { .. } => Decoded::Nothing,
    }
}
