//! What the counter posts: orders moved on, the store paused, a product marked gone.

use std::sync::Arc;

use app::links::Page;
use app::pages::CounterNews;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commerce::{Action, Language, OrderId, PaidBy, ProductId, Refused, RejectReason};
use serde::Deserialize;

use super::fields::{Spoken, to_page};
use crate::Shop;
use crate::ordering::{self, NotDone};
use crate::pages::{answer, counter};
use crate::problem::{Kind, Result};
use crate::sessions::{self, CounterKeeper};

/// What an order's form says.
#[derive(Deserialize)]
pub struct Step {
    #[serde(default)]
    lang: Spoken,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    paid_by: String,
}

/// Moves an order on, or shows the board with why not.
pub async fn act(
    State(shop): State<Arc<Shop>>,
    keeper: CounterKeeper,
    Path((id, action)): Path<(String, String)>,
    Form(step): Form<Step>,
) -> Result<Response> {
    let language = step.lang.0;
    let id: OrderId = id.parse().map_err(|_| Kind::NoSuchOrder)?;
    let action = match action.as_str() {
        "accept" => Action::Accept,
        "ready" => Action::Ready,
        "reject" => match RejectReason::from_code(&step.reason) {
            Some(reason) => Action::Reject { reason },
            None => {
                return missing(&shop, &keeper, id, language, |number| CounterNews::ReasonMissing { number })
                    .await;
            }
        },
        "collect" => match PaidBy::from_code(&step.paid_by) {
            Some(paid_by) => Action::Collect { paid_by },
            None => {
                return missing(&shop, &keeper, id, language, |number| CounterNews::PaymentMissing {
                    number,
                })
                .await;
            }
        },
        _ => return Err(Kind::NoSuchPage.into()),
    };
    match ordering::as_store(&shop, &keeper.store, id, action).await {
        Ok(_) | Err(NotDone::Refused(_, Refused::AlreadyDone)) => Ok(to_page(&Page::Counter, language, None)),
        Err(NotDone::Refused(order, refused)) => {
            let news = CounterNews::Refused { number: order.number, refused };
            board(&shop, &keeper, language, StatusCode::CONFLICT, news).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn missing(
    shop: &Shop,
    keeper: &CounterKeeper,
    id: OrderId,
    language: Language,
    news: fn(u32) -> CounterNews,
) -> Result<Response> {
    let order = shop.ledger.order(id).await?.filter(|order| order.store == keeper.store);
    let number = order.ok_or(Kind::NoSuchOrder)?.number;
    board(shop, keeper, language, StatusCode::UNPROCESSABLE_ENTITY, news(number)).await
}

async fn board(
    shop: &Shop,
    keeper: &CounterKeeper,
    language: Language,
    status: StatusCode,
    news: CounterNews,
) -> Result<Response> {
    Ok(answer::with_status(status, counter::board(shop, keeper, language, Some(news)).await?))
}

/// Whether the store takes orders.
#[derive(Deserialize)]
pub struct Pause {
    #[serde(default)]
    lang: Spoken,
    paused: u8,
}

/// Pauses or resumes.
pub async fn pause(
    State(shop): State<Arc<Shop>>,
    keeper: CounterKeeper,
    Form(pause): Form<Pause>,
) -> Result<Response> {
    ordering::set_paused(&shop, &keeper.store, pause.paused == 1).await?;
    Ok(to_page(&Page::Counter, pause.lang.0, None))
}

/// Whether a product is there.
#[derive(Deserialize)]
pub struct Offer {
    #[serde(default)]
    lang: Spoken,
    product: ProductId,
    offered: u8,
    #[serde(default)]
    q: String,
}

/// Marks a product gone, or there again.
pub async fn offer(
    State(shop): State<Arc<Shop>>,
    keeper: CounterKeeper,
    Form(offer): Form<Offer>,
) -> Result<Response> {
    ordering::set_offered(&shop, &keeper.store, &offer.product, offer.offered == 1).await?;
    Ok(to_page(&Page::CounterShelf { query: offer.q }, offer.lang.0, None))
}

/// Nothing but the language.
#[derive(Deserialize)]
pub struct Leave {
    #[serde(default)]
    lang: Spoken,
}

/// Leaves the counter.
pub async fn leave(
    State(shop): State<Arc<Shop>>,
    keeper: CounterKeeper,
    Form(leave): Form<Leave>,
) -> Result<Response> {
    let cookie = sessions::close_counter(&shop, &keeper).await?;
    Ok(to_page(&Page::Counter, leave.lang.0, Some(cookie)))
}
