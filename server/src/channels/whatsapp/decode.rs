//! From a stored webhook to its contents. It was signed, but not everything can be read.

use commerce::text::clean_place_label;
use commerce::{ChannelId, ContactName, Phone, Position};
use storage::{Identity, InboxEvent, MessageStatus};
use whatsapp::webhook::{self, Content, Event, EventKind, Inbound, Status, StatusState};

use crate::channels::{DeliveryStatus, InboundEvent, ReceivedMessage};
use crate::conversation::{ButtonAction, InboundMessage};

/// Reads an event. What cannot be read, or is not for `phone_number_id`, is logged without its contents.
pub(crate) fn decode(event: &InboxEvent, phone_number_id: &str) -> InboundEvent {
    let parsed = match webhook::parse(event.payload.as_bytes()) {
        // Each stored envelope contains one event.
        Ok(events) => events.into_iter().next(),
        Err(error) => {
            let bytes = event.payload.len();
            tracing::error!(event.id = %event.id, %error, bytes, "signed webhook cannot be parsed; it is stored for a week");
            None
        }
    };
    let Some(Event { business_number, kind, .. }) = parsed else { return InboundEvent::Ignored };
    // An app may have several numbers, and Meta delivers the events of all of them.
    if business_number.is_some_and(|number| number.phone_number_id != phone_number_id) {
        tracing::warn!(event.id = %event.id, "ignoring an event of another business number");
        return InboundEvent::Ignored;
    }
    match kind {
        EventKind::Message(inbound) => InboundEvent::Message(Box::new(to_message(*inbound))),
        EventKind::Status(status) => to_status(*status).map_or(InboundEvent::Ignored, InboundEvent::Status),
        EventKind::Error(error) => {
            tracing::warn!(event.id = %event.id, code = error.code, "WhatsApp reports an error");
            InboundEvent::Ignored
        }
        EventKind::Payment(_) | EventKind::Other { .. } => InboundEvent::Ignored,
    }
}

fn to_message(inbound: Inbound) -> ReceivedMessage {
    let phone = inbound.from.as_ref().and_then(|from| Phone::from_digits(from.as_str()).ok());
    let user_id = inbound.from_user_id.as_ref().map(|id| id.as_str().to_owned());
    ReceivedMessage {
        profile_name: inbound.profile_name().and_then(ContactName::from_profile).map(String::from),
        external_id: inbound.id.into_string(),
        sender: Identity { channel: ChannelId::WhatsApp, user_id, phone },
        content: to_content(inbound.content),
    }
}

fn to_content(content: Content) -> Option<InboundMessage> {
    Some(match content {
        Content::Text(text) => InboundMessage::Text(text),
        Content::ButtonReply { id, title } | Content::ListReply { id, title } => to_button(&id, title),
        Content::TemplateButton { payload, text } => to_button(&payload, text),
        Content::Location(location) => match Position::new(location.latitude, location.longitude) {
            Ok(position) => {
                let label = location.name.or(location.address);
                InboundMessage::Location { position, label: label.as_deref().and_then(clean_place_label) }
            }
            Err(_) => InboundMessage::Unsupported,
        },
        Content::RequestWelcome => InboundMessage::Text(String::new()),
        // A reaction to a message and a notice about the account are no questions.
        Content::Reaction { .. } | Content::System(_) => return None,
        _ => InboundMessage::Unsupported,
    })
}

/// A button that is not ours counts as its text.
fn to_button(id: &str, title: String) -> InboundMessage {
    id.parse::<ButtonAction>().map_or(InboundMessage::Text(title), InboundMessage::Button)
}

fn to_status(status: Status) -> Option<DeliveryStatus> {
    let reached = match status.state {
        StatusState::Sent => MessageStatus::Sent,
        StatusState::Delivered => MessageStatus::Delivered,
        StatusState::Read | StatusState::Played => MessageStatus::Read,
        StatusState::Failed => MessageStatus::Failed,
        StatusState::Other(_) => return None,
    };
    let code = status.errors.first().map(|error| error.code);
    Some(DeliveryStatus { external_id: status.id.into_string(), status: reached, code })
}
