//! `POST /checkout`: the cart becomes an order, once; or the form comes back with what is wrong.

use std::sync::Arc;

use app::links::Page;
use app::pages::{NameProblem, SlotFault};
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::slots::SlotProblem;
use commerce::{CartId, Paise};
use serde::Deserialize;

use super::cart;
use super::fields::{Spoken, speaking, to_page};
use crate::Shop;
use crate::ordering::name::{self, checked};
use crate::ordering::{Checkout, NotPlaced, place_in_turn};
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
        return again(&shop, &visitor, StatusCode::UNPROCESSABLE_ENTITY, entered).await;
    };
    let checkout = Checkout {
        cart: fields.cart,
        name: fields.name,
        slot,
        seen_total: Paise(fields.seen_total),
        language: visitor.language,
        key: entered.key.clone(),
    };
    let status = match place_in_turn(&shop, &visitor, checkout).await {
        Ok(placed) => return Ok(to_page(&Page::Order { order: placed.order().id }, visitor.language, None)),
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
            return cart::page(&shop, &visitor, StatusCode::CONFLICT).await;
        }
        Err(other) => return Err(other.into()),
    };
    again(&shop, &visitor, status, entered).await
}

const fn name_fault(problem: name::NameProblem) -> NameProblem {
    match problem {
        name::NameProblem::Empty => NameProblem::Empty,
        name::NameProblem::TooLong => NameProblem::TooLong,
        name::NameProblem::Unprintable => NameProblem::Unprintable,
    }
}

/// The form again, with everything that was typed. Where the cart is gone, its page.
async fn again(shop: &Shop, visitor: &Visitor, status: StatusCode, entered: Entered) -> Result<Response> {
    match page(shop, visitor, entered).await? {
        Some(page) => Ok(answer::with_status(status, page.document(&shop.site))),
        None => cart::page(shop, visitor, status).await,
    }
}
