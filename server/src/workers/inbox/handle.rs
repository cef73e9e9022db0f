//! From a message to its sender, their intent, and the replies.

use commerce::{Language, Party};
use jiff::Timestamp;

use super::recent_replies::RecentReplies;
use super::replies::Replies;
use crate::app_state::AppState;
use crate::channels::ReceivedMessage;
use crate::conversation::{customer, storekeeper};

/// Does what a message asks for; `None` when there is nothing to reply.
pub(super) async fn handle_message<'a>(
    state: &'a AppState,
    recent: &'a RecentReplies,
    received: ReceivedMessage,
    now: Timestamp,
) -> storage::Result<Option<Replies<'a>>> {
    let ReceivedMessage { sender, profile_name, content, .. } = received;
    let Some(content) = content else { return Ok(None) };
    if sender.phone.is_none() && sender.user_id.is_none() {
        return Ok(None);
    }
    let replies = |recipient, language| Replies {
        state,
        recent,
        recipient,
        language,
        now,
        links: Vec::new(),
        messages: Vec::new(),
        coverage: Vec::new(),
        repeated: None,
        shop_url: None,
    };
    if let Some(phone) = &sender.phone
        && let Some(code) = state.storage.find_store_by_phone(phone).await?
    {
        let party = Party::Store(code.clone());
        let conversation = state.storage.record_inbound(&party, sender.channel, now).await?;
        let store = state.catalog.store(&code).await?;
        let default = store.map_or_else(Language::default, |store| store.chat_language());
        let mut replies = replies(party, conversation.language.unwrap_or(default));
        replies.handle_store(&code, storekeeper::interpret(&content)).await?;
        return Ok(Some(replies));
    }
    let (customer, conversation) =
        state.storage.resolve_customer(sender, profile_name, now, state.rng.next_u128()).await?;
    if !recent.may_answer(customer.id, now) {
        tracing::warn!("too many messages of one customer; not answering");
        return Ok(None);
    }
    let chosen = customer.language.or(conversation.language);
    let (intent, language) = customer::interpret(content, chosen);
    let mut replies = replies(Party::Customer(customer.id), language);
    if chosen.is_none() && language != Language::default() {
        state.storage.set_language(&replies.recipient, language).await?;
    }
    replies.handle_customer(&customer, intent).await?;
    replies.add_coverage_notices(customer.id).await?;
    Ok(Some(replies))
}
