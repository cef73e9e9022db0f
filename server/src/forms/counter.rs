//! What the counter posts: orders moved on, the store paused, a product marked gone.

use std::sync::Arc;

use app::links::Page;
use app::pages::CounterError;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commerce::{Action, Language, OrderId, PaymentMethod, ProductId, RejectReason, TransitionError};
use serde::Deserialize;

use super::fields::{FormLanguage, redirect_to};
use crate::AppState;
use crate::ordering::{self, ActionError};
use crate::pages::{counter, response};
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::{self, CounterSession};

/// What an order's form says.
#[derive(Deserialize)]
pub struct ActionForm {
    #[serde(default)]
    lang: FormLanguage,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    paid_by: String,
}

/// Moves an order on, or shows the board with why not.
pub async fn apply_action(
    State(state): State<Arc<AppState>>,
    keeper: CounterSession,
    Path((id, action)): Path<(String, String)>,
    Form(step): Form<ActionForm>,
) -> AppResult<Response> {
    let language = step.lang.0;
    let id: OrderId = id.parse().map_err(|_| ErrorKind::OrderNotFound)?;
    let action = match action.as_str() {
        "accept" => Action::Accept,
        "ready" => Action::Ready,
        "reject" => match RejectReason::from_code(&step.reason) {
            Some(reason) => Action::Reject { reason },
            None => {
                return missing_field(&state, &keeper, id, language, |number| CounterError::ReasonMissing {
                    number,
                })
                .await;
            }
        },
        "collect" => match PaymentMethod::from_code(&step.paid_by) {
            Some(_) => Action::Collect,
            None => {
                return missing_field(&state, &keeper, id, language, |number| CounterError::PaymentMissing {
                    number,
                })
                .await;
            }
        },
        _ => return Err(ErrorKind::NotFound.into()),
    };
    let payment = PaymentMethod::from_code(&step.paid_by);
    match ordering::apply_as_store(&state, &keeper.store, id, action, payment).await {
        Ok(_) | Err(ActionError::Rejected(_, TransitionError::AlreadyDone)) => {
            Ok(redirect_to(&Page::Counter, language, None))
        }
        Err(ActionError::Rejected(order, refused)) => {
            let news = CounterError::ActionFailed { number: order.number, refused };
            board_with_error(&state, &keeper, language, StatusCode::CONFLICT, news).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn missing_field(
    state: &AppState,
    keeper: &CounterSession,
    id: OrderId,
    language: Language,
    news: fn(u32) -> CounterError,
) -> AppResult<Response> {
    let order = state.storage.order(id).await?.filter(|order| order.store == keeper.store);
    let number = order.ok_or(ErrorKind::OrderNotFound)?.number;
    board_with_error(state, keeper, language, StatusCode::UNPROCESSABLE_ENTITY, news(number)).await
}

async fn board_with_error(
    state: &AppState,
    keeper: &CounterSession,
    language: Language,
    status: StatusCode,
    news: CounterError,
) -> AppResult<Response> {
    Ok(response::page_with_status(
        status,
        counter::board_document(state, keeper, language, Some(news)).await?,
    ))
}

/// Whether the store takes orders.
#[derive(Deserialize)]
pub struct PauseForm {
    #[serde(default)]
    lang: FormLanguage,
    paused: u8,
}

/// Pauses or resumes.
pub async fn set_paused(
    State(state): State<Arc<AppState>>,
    keeper: CounterSession,
    Form(pause): Form<PauseForm>,
) -> AppResult<Response> {
    ordering::set_paused(&state, &keeper.store, pause.paused == 1).await?;
    Ok(redirect_to(&Page::Counter, pause.lang.0, None))
}

/// Whether a product is there.
#[derive(Deserialize)]
pub struct AvailabilityForm {
    #[serde(default)]
    lang: FormLanguage,
    product: ProductId,
    offered: u8,
    #[serde(default)]
    q: String,
}

/// Marks a product gone, or there again.
pub async fn set_availability(
    State(state): State<Arc<AppState>>,
    keeper: CounterSession,
    Form(offer): Form<AvailabilityForm>,
) -> AppResult<Response> {
    ordering::set_availability(&state, &keeper.store, &offer.product, offer.offered == 1).await?;
    Ok(redirect_to(&Page::CounterShelf { query: offer.q }, offer.lang.0, None))
}

/// Nothing but the language.
#[derive(Deserialize)]
pub struct SignOutForm {
    #[serde(default)]
    lang: FormLanguage,
}

/// Leaves the counter.
pub async fn sign_out(
    State(state): State<Arc<AppState>>,
    keeper: CounterSession,
    Form(leave): Form<SignOutForm>,
) -> AppResult<Response> {
    let cookie = sessions::sign_out_counter(&state, &keeper).await?;
    Ok(redirect_to(&Page::Counter, leave.lang.0, Some(cookie)))
}
