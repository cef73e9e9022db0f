//! `GET /checkout`: name, pick-up time, order.

use std::sync::Arc;

use app::links::Page;
use app::pages::{CheckoutPage, Identity, NameProblem, SlotFault};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use commerce::SlotOffer;
use jiff::Timestamp;
use words::chat;

use super::{answer, gather};
use crate::Shop;
use crate::ordering::cart::{self, as_accepted};
use crate::ordering::slots;
use crate::problem::Result;
use crate::sessions::Visitor;

/// What was entered, and what is wrong with it. Empty when the page is opened.
#[derive(Clone, Debug, Default)]
pub struct Entered {
    /// The name; the customer's own when nothing was entered.
    pub name: Option<String>,
    /// What is wrong with it.
    pub name_problem: Option<NameProblem>,
    /// The slot chosen, by its start.
    pub slot: Option<Timestamp>,
    /// What is wrong with it.
    pub slot_problem: Option<SlotFault>,
    /// The key of the form that came back; a fresh one otherwise.
    pub key: Option<String>,
    /// Whether the form was made for another cart than the one there is now.
    pub cart_differs: bool,
}

impl Entered {
    /// Says what is wrong with a slot that is not among those offered.
    fn told_about(self, offered: &[SlotOffer]) -> Self {
        let Some(chosen) = self.slot else { return self };
        let problem = match offered.iter().find(|offer| offer.slot.start == chosen) {
            Some(offer) if offer.left > 0 => return self,
            Some(_) => SlotFault::Full,
            None => SlotFault::NotOffered,
        };
        Self { slot: None, slot_problem: Some(problem), ..self }
    }
}

/// The page.
pub async fn checkout(State(shop): State<Arc<Shop>>, visitor: Visitor) -> Result<Response> {
    Ok(match page(&shop, &visitor, Entered::default()).await? {
        Some(page) => answer::personal(page.document(&shop.site)),
        // Nothing in the cart: the cart's page says so, and the way on.
        None => Redirect::to(&Page::Cart.to(visitor.language)).into_response(),
    })
}

/// The page with what was entered; `None` when there is nothing to order.
pub async fn page(shop: &Shop, visitor: &Visitor, entered: Entered) -> Result<Option<CheckoutPage>> {
    let Some((cart, priced)) = cart::current(shop, visitor).await? else { return Ok(None) };
    let Some(shelf) = shop.catalog.shelf(&cart.store).await? else { return Ok(None) };
    let priced = as_accepted(&shelf, priced);
    let Some(store) = shop.catalog.store(&cart.store).await? else { return Ok(None) };
    if cart.lines.is_empty() {
        return Ok(None);
    }
    let language = visitor.language;
    let slots = if store.paused { Vec::new() } else { slots::offered(shop, &store).await? };
    // Whatever else brings the form back, a time that went in the meantime is told with it.
    let entered = if store.paused { entered } else { entered.told_about(&slots) };
    let own_name = visitor.customer.as_ref().and_then(|customer| customer.name.clone());
    let identity = match &visitor.customer {
        Some(customer) => Identity::Known { masked_phone: customer.masked_phone.clone() },
        // The words name the cart, so that the answer in the chat leads back to it.
        None => {
            Identity::Unknown { chat_link: shop.chat_link(&chat::ask_cart(language, &cart.id.to_string())) }
        }
    };
    Ok(Some(CheckoutPage {
        language,
        form_token: visitor.form_token().unwrap_or_default(),
        changes: gather::named(shop, &priced.changes, language).await?,
        store: gather::store_now(shop, store).await?,
        cart_id: cart.id,
        cart: priced,
        slots,
        name: entered.name.or(own_name).unwrap_or_default(),
        name_problem: entered.name_problem,
        cart_differs: entered.cart_differs,
        chosen: entered.slot,
        slot_problem: entered.slot_problem,
        idempotency_key: entered.key.unwrap_or_else(|| format!("{:032x}", shop.random.bits())),
        identity,
    }))
}
