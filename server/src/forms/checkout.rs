//! `POST /checkout`: the cart becomes an order, once; or the form comes back with what is wrong.

use std::sync::Arc;

use app::links::Page;
use app::pages::{NameProblem, SlotFault};
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::slots::SlotProblem;
use commerce::{CartId, Language, OrderId, Paise};
use serde::Deserialize;

use super::cart;
use super::fields::{Spoken, speaking, to_page};
use crate::Shop;
use crate::ordering::name::{self, checked};
use crate::ordering::{Checkout, NotPlaced, accept_seen, order_from, place_in_turn};
use crate::pages::answer;
use crate::pages::checkout::{Entered, page};
use crate::problem::Result;
use crate::sessions::Visitor;

/// What the form says.
#[derive(Deserialize)]
pub struct Fields {
    #[serde(default)]
    lang: Spoken,
    #[serde(default)]
    name: String,
    #[serde(default)]
    slot: String,
    #[serde(default)]
    key: String,
    /// `1` when the page told what had changed in the cart.
    #[serde(default)]
    accept: String,
    cart: CartId,
    seen_total: i64,
}

/// Orders.
pub async fn order(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let visitor = speaking(visitor, fields.lang);
    let mut entered = Entered {
        name: Some(fields.name.clone()),
        // Both fields are looked at before anything is asked of the ledger, so that both are told.
        name_problem: checked(&fields.name).err().map(name_fault),
        slot: fields.slot.parse().ok(),
        key: Some(fields.key.clone()).filter(|key| !key.is_empty()),
        ..Entered::default()
    };
    let Some(slot) = entered.slot else {
        let chose = !fields.slot.is_empty();
        entered.slot_problem = Some(if chose { SlotFault::NotOffered } else { SlotFault::NotChosen });
        return again(&shop, &visitor, StatusCode::UNPROCESSABLE_ENTITY, fields.cart, entered).await;
    };
    if fields.accept == "1" && entered.name_problem.is_none() {
        accept_seen(&shop, &visitor, fields.cart, Paise(fields.seen_total)).await?;
    }
    let checkout = Checkout {
        cart: fields.cart,
        name: fields.name,
        slot,
        seen_total: Paise(fields.seen_total),
        language: visitor.language,
        key: entered.key.clone(),
    };
    let status = match place_in_turn(&shop, &visitor, checkout).await {
        Ok(placed) => return Ok(to_order(placed.order().id, visitor.language)),
        Err(NotPlaced::Ordered(order)) => return Ok(to_order(order.id, visitor.language)),
        Err(NotPlaced::Name(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        Err(NotPlaced::Slot(problem)) => {
            let full = problem == SlotProblem::Full;
            entered.slot = None;
            entered.slot_problem = Some(if full { SlotFault::Full } else { SlotFault::NotOffered });
            if full { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY }
        }
        // The page names what changed, and asks again.
        Err(NotPlaced::Changed { changes }) => {
            entered.cart_differs = changes.is_empty();
            StatusCode::CONFLICT
        }
        // The page says that the store is paused.
        Err(NotPlaced::Paused) => StatusCode::CONFLICT,
        // The form was used for an order already, and now says something else.
        Err(NotPlaced::KeyReused | NotPlaced::BadKey) => {
            entered.key = None;
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(NotPlaced::Empty | NotPlaced::NoSuchCart) => {
            return cart_or_order(&shop, &visitor, StatusCode::CONFLICT, fields.cart).await;
        }
        Err(other) => return Err(other.into()),
    };
    again(&shop, &visitor, status, fields.cart, entered).await
}

fn to_order(order: OrderId, language: Language) -> Response {
    to_page(&Page::Order { order }, language, None)
}

const fn name_fault(problem: name::NameProblem) -> NameProblem {
    match problem {
        name::NameProblem::Empty => NameProblem::Empty,
        name::NameProblem::TooLong => NameProblem::TooLong,
        name::NameProblem::Unprintable => NameProblem::Unprintable,
    }
}

/// The form again, with everything that was typed. A form whose cart was ordered leads to the order.
async fn again(
    shop: &Shop,
    visitor: &Visitor,
    status: StatusCode,
    cart: CartId,
    entered: Entered,
) -> Result<Response> {
    match page(shop, visitor, entered).await? {
        Some(page) if page.cart_id == cart => Ok(answer::with_status(status, page.document(&shop.site))),
        Some(page) => match order_of(shop, visitor, cart).await? {
            Some(order) => Ok(to_order(order, visitor.language)),
            None => Ok(answer::with_status(status, page.document(&shop.site))),
        },
        None => cart_or_order(shop, visitor, status, cart).await,
    }
}

/// The order that the form's cart has become, else the page of the visitor's cart.
async fn cart_or_order(shop: &Shop, visitor: &Visitor, status: StatusCode, cart: CartId) -> Result<Response> {
    match order_of(shop, visitor, cart).await? {
        Some(order) => Ok(to_order(order, visitor.language)),
        None => cart::page(shop, visitor, status).await,
    }
}

async fn order_of(shop: &Shop, visitor: &Visitor, cart: CartId) -> Result<Option<OrderId>> {
    let Some(customer) = visitor.customer_id() else { return Ok(None) };
    Ok(order_from(shop, customer, cart).await?.map(|order| order.id))
}
