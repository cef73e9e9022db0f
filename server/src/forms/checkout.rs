//! `POST /checkout`: the cart becomes an order, once; or the form comes back with what is wrong.
//! `POST /checkout/language`: the form comes back in another language.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::links::Page;
use app::pages::{IF_MISSING_FIELD, SlotFieldError};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::slots::SlotError;
use commerce::{CartId, ContactName, IfMissing, Language, OrderId, OrderNote, Paise, ProductId};
use serde::Deserialize;

use super::redirect::redirect_to;
use crate::AppState;
use crate::extract::LocalizedForm;
use crate::ordering::cart::accept_changes_if_total;
use crate::ordering::{Checkout, Contention, PlaceError, order_of_cart, place};
use crate::pages::checkout::{CheckoutInput, build_page};
use crate::pages::{self, response};
use crate::problem::{AppError, AppResult};
use crate::sessions::Visitor;

#[derive(Deserialize)]
#[serde(try_from = "BTreeMap<String, String>")]
pub struct CheckoutForm {
    name: String,
    note: String,
    if_missing: Vec<(ProductId, IfMissing)>,
    slot: String,
    key: String,
    /// `1` when the page showed what had changed in the cart.
    accept: String,
    cart: CartId,
    expected_total: i64,
}

/// Why fields are no checkout form: one that the page always sends is missing or malformed.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the form has no {0}")]
pub struct MissingFieldError(&'static str);

impl TryFrom<BTreeMap<String, String>> for CheckoutForm {
    type Error = MissingFieldError;

    fn try_from(mut fields: BTreeMap<String, String>) -> Result<Self, MissingFieldError> {
        let if_missing = fields.iter().filter_map(|(name, code)| {
            let product = name.strip_prefix(IF_MISSING_FIELD)?.parse().ok()?;
            Some((product, IfMissing::from_code(code)?))
        });
        let if_missing = if_missing.collect();
        let mut text = |name| fields.remove(name).unwrap_or_default();
        Ok(Self {
            cart: text("cart").parse().map_err(|_| MissingFieldError("cart"))?,
            expected_total: text("expected_total")
                .parse()
                .map_err(|_| MissingFieldError("expected_total"))?,
            name: text("name"),
            note: text("note"),
            if_missing,
            slot: text("slot"),
            key: text("key"),
            accept: text("accept"),
        })
    }
}

impl CheckoutForm {
    /// What the page shows again.
    fn input(&self) -> CheckoutInput {
        CheckoutInput {
            name: Some(self.name.clone()),
            note: self.note.clone(),
            if_missing: self.if_missing.clone(),
            slot: self.slot.parse().ok(),
            key: Some(self.key.clone()).filter(|key| !key.is_empty()),
            ..CheckoutInput::default()
        }
    }
}

/// Places the order, or shows the form again.
pub async fn place_order(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    LocalizedForm { language, fields }: LocalizedForm<CheckoutForm>,
) -> AppResult<Response> {
    let mut entered = CheckoutInput {
        // The fields are checked first, so that the page reports all of them.
        name_problem: ContactName::parse(&fields.name).err(),
        note_problem: OrderNote::parse(&fields.note).err(),
        ..fields.input()
    };
    let Some(slot) = entered.slot else {
        let chose = !fields.slot.is_empty();
        entered.slot_problem =
            Some(if chose { SlotFieldError::NotOffered } else { SlotFieldError::NotChosen });
        return re_render(&state, &visitor, StatusCode::UNPROCESSABLE_ENTITY, fields.cart, entered).await;
    };
    if fields.accept == "1" && entered.name_problem.is_none() && entered.note_problem.is_none() {
        let total = Paise(fields.expected_total);
        accept_changes_if_total(&state, visitor.cart_owner(), fields.cart, total).await?;
    }
    let checkout = Checkout {
        cart: fields.cart,
        name: fields.name,
        note: fields.note,
        if_missing: fields.if_missing,
        slot,
        expected_total: Paise(fields.expected_total),
        language,
        key: entered.key.clone(),
    };
    let status = match place(&state, visitor.cart_owner(), checkout, Contention::Wait).await {
        Ok(placed) => return Ok(to_order(placed.into_order().id, visitor.language())),
        Err(PlaceError::AlreadyOrdered(order)) => return Ok(to_order(order.id, visitor.language())),
        Err(PlaceError::Name(_) | PlaceError::Note(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        Err(PlaceError::Slot(problem)) => {
            let full = problem == SlotError::Full;
            entered.slot = None;
            entered.slot_problem = Some(if full { SlotFieldError::Full } else { SlotFieldError::NotOffered });
            if full { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY }
        }
        // The page names what changed, and asks again.
        Err(PlaceError::Changed { changes, .. }) => {
            entered.cart_differs = changes.is_empty();
            StatusCode::CONFLICT
        }
        // The page shows what the coupon takes off now.
        Err(PlaceError::CouponChanged { .. }) => {
            entered.coupon_changed = true;
            StatusCode::CONFLICT
        }
        Err(error @ PlaceError::Limit { .. }) => {
            entered.limit_error = Some(AppError::from(error).kind.message(language));
            StatusCode::CONFLICT
        }
        // The page shows that the store is paused, or how much is missing.
        Err(PlaceError::Paused | PlaceError::BelowMinimumOrder { .. }) => StatusCode::CONFLICT,
        // The form was used for an order already, with other fields.
        Err(PlaceError::KeyReused | PlaceError::InvalidKey) => {
            entered.key = None;
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(PlaceError::Empty | PlaceError::CartNotFound) => {
            return redirect_to_order_or_cart(&state, &visitor, StatusCode::CONFLICT, fields.cart).await;
        }
        Err(other) => return Err(other.into()),
    };
    re_render(&state, &visitor, status, fields.cart, entered).await
}

/// The form in the language of the button, with everything that was typed. Nothing of it may stand in an
/// address, so that this is no redirect.
pub async fn change_language(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    LocalizedForm { fields, .. }: LocalizedForm<CheckoutForm>,
) -> AppResult<Response> {
    re_render(&state, &visitor, StatusCode::OK, fields.cart, fields.input()).await
}

fn to_order(order: OrderId, language: Language) -> Response {
    redirect_to(&Page::Order { order }, language, None)
}

/// The form again, with everything that was typed. A form whose cart was ordered leads to the order.
async fn re_render(
    state: &AppState,
    visitor: &Visitor,
    status: StatusCode,
    cart: CartId,
    entered: CheckoutInput,
) -> AppResult<Response> {
    match build_page(state, visitor, entered).await? {
        Some(page) if page.cart_id == cart => {
            Ok(response::page_with_status(status, page.document(&state.assets.site)))
        }
        Some(page) => match find_order(state, visitor, cart).await? {
            Some(order) => Ok(to_order(order, visitor.language())),
            None => Ok(response::page_with_status(status, page.document(&state.assets.site))),
        },
        None => redirect_to_order_or_cart(state, visitor, status, cart).await,
    }
}

/// The order that the form's cart has become, else the page of the visitor's cart.
async fn redirect_to_order_or_cart(
    state: &AppState,
    visitor: &Visitor,
    status: StatusCode,
    cart: CartId,
) -> AppResult<Response> {
    match find_order(state, visitor, cart).await? {
        Some(order) => Ok(to_order(order, visitor.language())),
        None => {
            let page = pages::cart::build_page(state, visitor).await?;
            Ok(response::page_with_status(status, page.document(&state.assets.site)))
        }
    }
}

async fn find_order(state: &AppState, visitor: &Visitor, cart: CartId) -> AppResult<Option<OrderId>> {
    let Some(customer) = visitor.customer_id() else { return Ok(None) };
    Ok(order_of_cart(state, customer, cart).await?.map(|order| order.id))
}
