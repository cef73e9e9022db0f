//! `GET /checkout`: name, pick-up time, order.

use std::sync::Arc;

use app::components::NamedChange;
use app::links::Page;
use app::pages::{CheckoutPage, Identity, SlotFieldError};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use commerce::slot_offer::without_taken;
use commerce::{ContactNameError, IfMissing, OrderNoteError, ProductId, SlotAvailability, SlotOffer};
use i18n::chat;
use jiff::Timestamp;

use super::{load, response};
use crate::AppState;
use crate::ordering::cart::{self, with_changes_accepted};
use crate::ordering::slots;
use crate::problem::AppResult;
use crate::sessions::Visitor;

/// What was entered, and what is wrong with it. Empty when the page is opened.
#[derive(Clone, Debug, Default)]
pub struct CheckoutInput {
    /// The name; the customer's own when nothing was entered.
    pub name: Option<String>,
    /// What is wrong with it.
    pub name_problem: Option<ContactNameError>,
    /// What the store is requested to do.
    pub note: String,
    /// What is wrong with it.
    pub note_problem: Option<OrderNoteError>,
    /// What was chosen for lines that turn out to be missing.
    pub if_missing: Vec<(ProductId, IfMissing)>,
    /// The slot chosen, by its start.
    pub slot: Option<Timestamp>,
    /// What is wrong with it.
    pub slot_problem: Option<SlotFieldError>,
    /// The key of the form that came back; a fresh one otherwise.
    pub key: Option<String>,
    /// What is different from the order whose lines were just added.
    pub again: Vec<NamedChange>,
    /// Whether the form was made for another cart than the one there is now.
    pub cart_differs: bool,
    /// Whether the coupon takes off another amount than the form was made with.
    pub coupon_changed: bool,
    /// The sentence for an order limit that the form reached.
    pub limit_error: Option<String>,
}

impl CheckoutInput {
    /// Reports what is wrong with a slot that is not among those offered.
    fn with_slot_check(self, offered: &[SlotAvailability]) -> Self {
        let Some(chosen) = self.slot else { return self };
        let problem = match offered.iter().find(|offer| offer.slot.start == chosen) {
            Some(offer) if offer.remaining > 0 => return self,
            Some(_) => SlotFieldError::Full,
            None => SlotFieldError::NotOffered,
        };
        Self { slot: None, slot_problem: Some(problem), ..self }
    }
}

/// Shows the checkout form.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Query(query): Query<load::AgainQuery>,
) -> AppResult<Response> {
    let again = load::changes_since_order(&state, &visitor, &query).await?;
    let entered = CheckoutInput { again, ..CheckoutInput::default() };
    Ok(match build_page(&state, &visitor, entered).await? {
        Some(page) => response::private_page(page.document(&state.assets.site)),
        // Nothing is in the cart, which the cart's page explains.
        None => Redirect::to(&Page::Cart.href(visitor.language())).into_response(),
    })
}

/// The page with what was entered; `None` when there is nothing to order.
pub async fn build_page(
    state: &AppState,
    visitor: &Visitor,
    entered: CheckoutInput,
) -> AppResult<Option<CheckoutPage>> {
    let Some((cart, priced)) = cart::current_cart(state, visitor.cart_owner()).await? else {
        return Ok(None);
    };
    let Some(catalog) = state.catalog.store_catalog(&cart.store).await? else { return Ok(None) };
    let priced = with_changes_accepted(&catalog, priced);
    let Some(store) = state.catalog.store(&cart.store).await? else { return Ok(None) };
    if cart.lines.is_empty() {
        return Ok(None);
    }
    let language = visitor.language();
    let slots = if store.paused { Vec::new() } else { slots::available_slots(state, &store).await? };
    // A time that is no longer available is an error of its own, whatever else is wrong.
    let entered = if store.paused { entered } else { entered.with_slot_check(&slots) };
    let customer = visitor.load_customer(state).await?;
    let orders = slots::latest_orders(state, visitor.customer_id()).await?;
    let past: Vec<Timestamp> = orders.iter().map(|order| order.slot().start).collect();
    let slots = without_taken(slots, &store.code, &orders, &state.config.order_limits);
    let offer = SlotOffer::new(&slots, &past, &store);
    let own_name = customer.as_ref().and_then(|customer| customer.name.clone());
    let identity = match &customer {
        Some(customer) => Identity::Known { masked_phone: customer.masked_phone.clone() },
        // The text names the cart, so that the reply in the chat leads back to it.
        None => Identity::Unknown {
            chat_link: state.whatsapp_url(&chat::ask_cart(language, &cart.id.to_string())),
        },
    };
    Ok(Some(CheckoutPage {
        language,
        form_token: visitor.form_token().unwrap_or_default(),
        changes: load::with_product_names(state, &priced.changes, language).await?,
        store: load::store_status(state, store).await?,
        cart_id: cart.id,
        cart: priced,
        offer,
        name: entered.name.or(own_name).unwrap_or_default(),
        name_error: entered.name_problem,
        note: entered.note,
        note_is_too_long: entered.note_problem.is_some(),
        if_missing: entered.if_missing,
        again: entered.again,
        cart_differs: entered.cart_differs,
        coupon_changed: entered.coupon_changed,
        limit_error: entered.limit_error,
        selected_slot: entered.slot,
        slot_error: entered.slot_problem,
        idempotency_key: entered.key.unwrap_or_else(|| format!("{:032x}", state.rng.next_u128())),
        identity,
    }))
}
