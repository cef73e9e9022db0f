//! A customer requests a product that a store does not list; the store answers.

use commerce::notice::{ChatMessage, NewMessage};
use commerce::product_request::MAX_WAITING_REQUESTS;
use commerce::{
    CustomerId, Language, OutboxItem, Party, ProductRequestId, RequestAnswer, RequestedWords, Store,
};
use storage::{NewProductRequest, ProductRequest, ProductRequestOutcome};

use crate::AppState;
use crate::conversation::product_requests::{answer_for_customer, request_for_store};

/// Stores a request and lets the store know.
///
/// # Errors
/// When storage fails.
pub async fn request_product(
    state: &AppState,
    customer: CustomerId,
    store: &Store,
    words: RequestedWords,
) -> storage::Result<ProductRequestOutcome> {
    let recipient = Party::Store(store.code.clone());
    let chosen = state.storage.conversation(&recipient).await?.language;
    let message = request_for_store(chosen.unwrap_or_else(|| store.chat_language()), &words);
    let request = NewProductRequest {
        id: state.rng.product_request_id(&store.code),
        store: store.code.clone(),
        customer,
        words,
        message: new_message(state, recipient, message),
        at: state.clock.now(),
    };
    let outcome = state.storage.request_product(request).await?;
    state.notifiers.outbox.notify();
    Ok(outcome)
}

/// Requests of several customers for the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestGroup {
    /// The oldest first; never empty.
    pub requests: Vec<ProductRequest>,
}

/// What a store has to answer, the oldest first.
///
/// # Errors
/// When storage fails.
pub async fn waiting_requests(state: &AppState, store: &Store) -> storage::Result<Vec<RequestGroup>> {
    let mut groups: Vec<(String, RequestGroup)> = Vec::new();
    for request in state.storage.waiting_product_requests(&store.code, MAX_WAITING_REQUESTS).await? {
        let key = request.words.key();
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.requests.push(request),
            None => groups.push((key, RequestGroup { requests: vec![request] })),
        }
    }
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

/// Answers a request and every other one for the same words. False when it waits for no answer of this store.
///
/// # Errors
/// When storage fails.
pub async fn answer_request(
    state: &AppState,
    store: &Store,
    id: ProductRequestId,
    answer: RequestAnswer,
) -> storage::Result<bool> {
    let groups = waiting_requests(state, store).await?;
    let group = groups.into_iter().find(|group| group.requests.iter().any(|request| request.id == id));
    let Some(group) = group else { return Ok(false) };
    let mut replies = Vec::with_capacity(group.requests.len());
    for request in group.requests {
        let recipient = Party::Customer(request.customer);
        let language = state.storage.conversation(&recipient).await?.language.unwrap_or(Language::default());
        let message = answer_for_customer(language, &store.name, &request.words, answer);
        replies.push((request.id, new_message(state, recipient, message)));
    }
    let now = state.clock.now();
    let answered = state.storage.answer_product_requests(&store.code, answer, replies, now).await?;
    state.notifiers.outbox.notify();
    Ok(answered > 0)
}

fn new_message(state: &AppState, recipient: Party, message: ChatMessage) -> NewMessage {
    let id = state.rng.message_id(&recipient);
    NewMessage { id, recipient, item: OutboxItem::Message { message } }
}
