//! From a message to who sent it, what they want, and the talk that follows.

use commerce::{Language, Party, Phone, Position};
use jiff::Timestamp;
use ledger::Identity;
use whatsapp::webhook::{Content, Inbound};

use super::talk::Talk;
use crate::Shop;
use crate::conversation::{Heard, customer, storekeeper};

/// Hears one message and does what it asks for; `None` when nothing is to be said.
pub(super) async fn hear(shop: &Shop, inbound: Inbound, now: Timestamp) -> ledger::Result<Option<Talk<'_>>> {
    let phone = inbound.from.as_ref().and_then(|from| Phone::from_wa_id(from.as_str()).ok());
    let user_id = inbound.from_user_id.as_ref().map(|id| id.as_str().to_owned());
    if phone.is_none() && user_id.is_none() {
        return Ok(None);
    }
    let profile_name = inbound.profile_name().map(str::to_owned);
    let Some(heard) = heard_in(inbound.content) else { return Ok(None) };
    if let Some(phone) = &phone
        && let Some((store, conversation)) = shop.ledger.meet_store(phone, now).await?
    {
        let known = shop.catalog.store(&store).await?;
        let language =
            conversation.language.or_else(|| known.map(|store| store.chat_language())).unwrap_or_default();
        let mut talk = Talk::new(shop, Party::Store(store.clone()), language, now);
        talk.with_store(&store, storekeeper::listen(&heard)).await?;
        return Ok(Some(talk));
    }
    let identity = Identity { user_id, phone };
    let new_id = shop.random.customer_id();
    let (customer, conversation) = shop.ledger.meet_customer(identity, profile_name, now, new_id).await?;
    let chosen = customer.language.or(conversation.language);
    let (intent, language) = customer::listen(heard, chosen);
    let mut talk = Talk::new(shop, Party::Customer(customer.id), language, now);
    if chosen.is_none() && language != Language::default() {
        shop.ledger.set_language(&talk.to, language).await?;
    }
    talk.with_customer(&customer, intent).await?;
    Ok(Some(talk))
}

/// A message free of the wire format; `None` for what needs no answer.
fn heard_in(content: Content) -> Option<Heard> {
    Some(match content {
        Content::Text(words) => Heard::Words(words),
        Content::ButtonReply { id, title } | Content::ListReply { id, title } => {
            id.parse().map_or(Heard::Words(title), Heard::Pressed)
        }
        Content::TemplateButton { payload, text } => {
            payload.parse().map_or(Heard::Words(text), Heard::Pressed)
        }
        Content::Location(location) => match Position::new(location.latitude, location.longitude) {
            Ok(position) => Heard::Location { position, label: location.name.or(location.address) },
            Err(_) => Heard::Unreadable,
        },
        Content::RequestWelcome => Heard::Words(String::new()),
        // An emoji on a message, or news about the account, is not a question.
        Content::Reaction { .. } | Content::System(_) => return None,
        _ => Heard::Unreadable,
    })
}
