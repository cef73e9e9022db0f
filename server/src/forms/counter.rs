//! What the counter posts: actions on orders, the store paused, a product out of stock, answers to requests.

use std::sync::Arc;

use app::links::Page;
use app::pages::CounterError;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::{
    Action, Language, OrderId, PaymentMethod, ProductId, ProductRequestId, RejectReason, RequestAnswer,
    TransitionError,
};
use serde::Deserialize;

use super::redirect::redirect_to;
use crate::AppState;
use crate::extract::{ActionName, LocalizedForm, PathParam};
use crate::ordering::{self, ActionError, OrderActor, find_order, product_requests};
use crate::pages::{counter, response};
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::CounterSession;

#[derive(Deserialize)]
pub struct ActionForm {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    paid_by: String,
}

/// Applies an action to an order of the store, or shows the board with the reason why not.
pub async fn apply_action(
    State(state): State<Arc<AppState>>,
    counter: CounterSession,
    PathParam(id): PathParam<OrderId>,
    PathParam(name): PathParam<ActionName>,
    LocalizedForm { language, fields }: LocalizedForm<ActionForm>,
) -> AppResult<Response> {
    let actor = OrderActor::Store(counter.store.clone());
    let action = match (name.0.as_str(), RejectReason::from_code(&fields.reason)) {
        ("accept", _) => Action::Accept,
        ("ready", _) => Action::Ready,
        ("collect", _) => Action::Collect,
        ("reject", Some(reason)) => Action::Reject { reason },
        ("reject", None) => {
            let number = find_order(&state, id, &actor).await?.number;
            let error = CounterError::ReasonMissing { number };
            return board_with_error(&state, &counter, language, StatusCode::UNPROCESSABLE_ENTITY, error)
                .await;
        }
        _ => return Err(ErrorKind::NotFound.into()),
    };
    let payment = PaymentMethod::from_code(&fields.paid_by);
    let (status, error) = match ordering::apply_action(&state, &actor, id, action, payment).await {
        Ok(_) | Err(ActionError::Rejected(_, TransitionError::AlreadyDone)) => {
            return Ok(redirect_to(&Page::Counter, language, None));
        }
        Err(ActionError::Rejected(order, TransitionError::PaymentRequired)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, CounterError::PaymentMissing { number: order.number })
        }
        Err(ActionError::Rejected(order, refused)) => {
            (StatusCode::CONFLICT, CounterError::ActionFailed { number: order.number, refused })
        }
        Err(error) => return Err(error.into()),
    };
    board_with_error(&state, &counter, language, status, error).await
}

async fn board_with_error(
    state: &AppState,
    counter: &CounterSession,
    language: Language,
    status: StatusCode,
    error: CounterError,
) -> AppResult<Response> {
    let document = counter::board_document(state, counter, language, Some(error)).await?;
    Ok(response::page_with_status(status, document))
}

#[derive(Deserialize)]
pub struct PauseForm {
    paused: u8,
}

/// Pauses or resumes the store.
pub async fn set_paused(
    State(state): State<Arc<AppState>>,
    counter: CounterSession,
    LocalizedForm { language, fields }: LocalizedForm<PauseForm>,
) -> AppResult<Response> {
    ordering::counter::set_paused(&state, &counter.store, fields.paused == 1).await?;
    Ok(redirect_to(&Page::Counter, language, None))
}

#[derive(Deserialize)]
pub struct AnswerForm {
    #[serde(default)]
    answer: String,
}

/// Answers what customers looked for. A second press finds it answered.
pub async fn answer_request(
    State(state): State<Arc<AppState>>,
    counter: CounterSession,
    PathParam(request): PathParam<ProductRequestId>,
    LocalizedForm { language, fields }: LocalizedForm<AnswerForm>,
) -> AppResult<Response> {
    let answer = RequestAnswer::from_code(&fields.answer).ok_or(ErrorKind::Malformed)?;
    let store = state.catalog.store(&counter.store).await?.ok_or(ErrorKind::StoreNotFound)?;
    product_requests::answer_request(&state, &store, request, answer).await?;
    Ok(redirect_to(&Page::Counter, language, None))
}

#[derive(Deserialize)]
pub struct AvailabilityForm {
    product: ProductId,
    offered: u8,
    /// The search that the page showed.
    #[serde(default)]
    q: String,
}

/// Marks a product as out of stock, or as available again.
pub async fn set_availability(
    State(state): State<Arc<AppState>>,
    counter: CounterSession,
    LocalizedForm { language, fields }: LocalizedForm<AvailabilityForm>,
) -> AppResult<Response> {
    let store = &counter.store;
    if !ordering::counter::set_availability(&state, store, &fields.product, fields.offered == 1).await? {
        return Err(ErrorKind::ProductNotFound(store.clone()).into());
    }
    Ok(redirect_to(&Page::CounterShelf { query: fields.q }, language, None))
}
