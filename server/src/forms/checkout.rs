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
use jiff::Timestamp;
use serde::Deserialize;

use super::cart;
use super::fields::{Spoken, speaking, to_page};
use crate::Shop;
use crate::ordering::name::{self, checked};
use crate::ordering::place::{Checkout, NotPlaced, place};
use crate::pages::answer;
use crate::pages::checkout::{Entered, page};
use crate::problem::Result;
use crate::sessions::Visitor;

/// What the form says.
#[derive(Clone, Deserialize)]
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
    let slot: Option<Timestamp> = fields.slot.parse().ok();
    let name_problem = checked(&fields.name).err().map(name_fault);
    // Both fields are looked at before anything is asked of the ledger, so that both are told.
    let Some(start) = slot else {
        let fault = if fields.slot.is_empty() { SlotFault::NotChosen } else { SlotFault::NotOffered };
        return again(&shop, &visitor, &fields, name_problem, Some(fault), None).await;
    };
    let checkout = Checkout {
        cart: fields.cart,
        name: fields.name.clone(),
        slot: start,
        seen_total: Paise(fields.seen_total),
        language: visitor.language,
        key: Some(fields.key.clone()).filter(|key| !key.is_empty()),
    };
    match place(&shop, &visitor, checkout).await {
        Ok(placed) => Ok(to_page(&Page::Order { order: placed.order().id }, visitor.language, None)),
        Err(NotPlaced::Name(problem)) => {
            again(&shop, &visitor, &fields, Some(name_fault(problem)), None, slot).await
        }
        Err(NotPlaced::Slot(problem)) => {
            let fault = match problem {
                SlotProblem::Full => SlotFault::Full,
                SlotProblem::NoSuchSlot | SlotProblem::TooSoon => SlotFault::NotOffered,
            };
            again(&shop, &visitor, &fields, name_problem, Some(fault), None).await
        }
        // The page names what changed, and asks again. So it does while the store is paused.
        Err(NotPlaced::Changed { .. } | NotPlaced::Paused) => {
            again(&shop, &visitor, &fields, name_problem, None, slot).await
        }
        // The form is older than what it was used for: its page is the place to start from.
        Err(NotPlaced::KeyReused | NotPlaced::BadKey) => {
            again(&shop, &visitor, &Fields { key: String::new(), ..fields }, name_problem, None, slot).await
        }
        Err(NotPlaced::Empty | NotPlaced::NoSuchCart) => cart::page(&shop, &visitor, StatusCode::CONFLICT).await,
        Err(other) => Err(other.into()),
    }
}

const fn name_fault(problem: name::NameProblem) -> NameProblem {
    match problem {
        name::NameProblem::Empty => NameProblem::Empty,
        name::NameProblem::TooLong => NameProblem::TooLong,
        name::NameProblem::Unprintable => NameProblem::Unprintable,
    }
}

/// The form again, with everything that was typed.
async fn again(
    shop: &Shop,
    visitor: &Visitor,
    fields: &Fields,
    name_problem: Option<NameProblem>,
    slot_problem: Option<SlotFault>,
    slot: Option<Timestamp>,
) -> Result<Response> {
    let status = match (&name_problem, &slot_problem) {
        (None, None | Some(SlotFault::Full)) => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let entered = Entered {
        name: Some(fields.name.clone()),
        name_problem,
        slot,
        slot_problem,
        key: Some(fields.key.clone()).filter(|key| !key.is_empty()),
    };
    match page(shop, visitor, entered).await? {
        Some(page) => Ok(answer::with_status(status, page.document(&shop.site))),
        None => cart::page(shop, visitor, status).await,
    }
}
