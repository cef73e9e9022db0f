//! From a message to who sent it, what they want, and the talk that follows.

use commerce::text::clean_place_label;
use commerce::{ChannelId, ContactName, Language, Party, Phone, Position};
use jiff::Timestamp;
use storage::Identity;
use whatsapp::webhook::{Content, Inbound};

use super::replies::Replies;
use crate::app_state::AppState;
use crate::conversation::{InboundMessage, customer, storekeeper};

/// Hears one message and does what it asks for; `None` when nothing is to be said.
pub(super) async fn handle_message(
    state: &AppState,
    inbound: Inbound,
    now: Timestamp,
) -> storage::Result<Option<Replies<'_>>> {
    let phone = inbound.from.as_ref().and_then(|from| Phone::from_digits(from.as_str()).ok());
    let user_id = inbound.from_user_id.as_ref().map(|id| id.as_str().to_owned());
    if phone.is_none() && user_id.is_none() {
        return Ok(None);
    }
    let profile_name = inbound.profile_name().and_then(ContactName::from_profile).map(String::from);
    let Some(heard) = to_inbound(inbound.content) else { return Ok(None) };
    if let Some(phone) = &phone
        && let Some(store) = state.storage.find_store_by_phone(phone).await?
    {
        let party = Party::Store(store.clone());
        let conversation = state.storage.record_inbound(&party, ChannelId::WhatsApp, now).await?;
        let known = state.catalog.store(&store).await?;
        let language =
            conversation.language.or_else(|| known.map(|store| store.chat_language())).unwrap_or_default();
        let mut talk = Replies::new(state, party, language, now);
        talk.handle_store(&store, storekeeper::interpret(&heard)).await?;
        return Ok(Some(talk));
    }
    let identity = Identity { channel: ChannelId::WhatsApp, user_id, phone };
    let random = state.rng.next_u128();
    let (customer, conversation) =
        state.storage.resolve_customer(identity, profile_name, now, random).await?;
    let chosen = customer.language.or(conversation.language);
    let (intent, language) = customer::interpret(heard, chosen);
    let mut talk = Replies::new(state, Party::Customer(customer.id), language, now);
    if chosen.is_none() && language != Language::default() {
        state.storage.set_language(&talk.to, language).await?;
    }
    talk.handle_customer(&customer, intent).await?;
    Ok(Some(talk))
}

/// A message free of the wire format; `None` for what needs no answer.
fn to_inbound(content: Content) -> Option<InboundMessage> {
    Some(match content {
        Content::Text(words) => InboundMessage::Text(words),
        Content::ButtonReply { id, title } | Content::ListReply { id, title } => {
            id.parse().map_or(InboundMessage::Text(title), InboundMessage::Button)
        }
        Content::TemplateButton { payload, text } => {
            payload.parse().map_or(InboundMessage::Text(text), InboundMessage::Button)
        }
        Content::Location(location) => match Position::new(location.latitude, location.longitude) {
            Ok(position) => {
                let label = location.name.or(location.address);
                InboundMessage::Location { position, label: label.as_deref().and_then(clean_place_label) }
            }
            Err(_) => InboundMessage::Unsupported,
        },
        Content::RequestWelcome => InboundMessage::Text(String::new()),
        // An emoji on a message, or news about the account, is not a question.
        Content::Reaction { .. } | Content::System(_) => return None,
        _ => InboundMessage::Unsupported,
    })
}
