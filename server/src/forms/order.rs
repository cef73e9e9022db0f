//! `POST /o/{order}/{action}`: the customer cancels, orders the same again, or rates the order.

use std::sync::Arc;

use app::links::{ORDER_AGAIN, ORDER_RATING, Page, after_order_again};
use app::pages::{CartAddition, OrderError, SwitchStorePage};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::{Action, Language, Order, OrderId, TransitionError};
use serde::Deserialize;

use super::redirect::{redirect_to, see_other};
use crate::AppState;
use crate::extract::{ActionName, LocalizedForm, PathParam};
use crate::ordering::cart::{self, CartError, OtherStore};
use crate::ordering::{self, ActionError, OrderActor};
use crate::pages::{load, order, response};
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::{self, OrderVisitor};

/// The form of an order.
#[derive(Deserialize)]
pub struct OrderForm {
    /// `1` to order again although something is in a cart at another store.
    #[serde(default)]
    replace: String,
    /// Of a rating.
    stars: Option<u8>,
    /// Of a rating.
    #[serde(default)]
    comment: String,
}

/// A form without fields of its own.
#[derive(Deserialize)]
pub struct EmptyForm {}

/// Does what the form's address names.
pub async fn apply_action(
    State(state): State<Arc<AppState>>,
    visitor: OrderVisitor,
    PathParam(id): PathParam<OrderId>,
    PathParam(action): PathParam<ActionName>,
    LocalizedForm { language, fields }: LocalizedForm<OrderForm>,
) -> AppResult<Response> {
    let customer = visitor.customer_for(id).ok_or(ErrorKind::Unauthenticated)?;
    let actor = OrderActor::Customer(customer);
    match action.0.as_str() {
        ORDER_AGAIN => {
            let order = ordering::find_order(&state, id, &actor).await?;
            let other_store = if fields.replace == "1" { OtherStore::Replace } else { OtherStore::Keep };
            order_again(&state, &visitor, &order, other_store).await
        }
        ORDER_RATING => {
            let stars = fields.stars.unwrap_or_default();
            ordering::rate(&state, &actor, id, stars, &fields.comment).await?;
            Ok(redirect_to(&Page::Order { order: id }, language, None))
        }
        name if name == Action::Cancel.code() => cancel(&state, &visitor, &actor, id, language).await,
        _ => Err(ErrorKind::NotFound.into()),
    }
}

/// Adds the order's lines to the visitor's cart and leads to the checkout, which names what is different. Where
/// nothing of it is available, the cart's page does.
async fn order_again(
    state: &AppState,
    visitor: &OrderVisitor,
    order: &Order,
    other_store: OtherStore,
) -> AppResult<Response> {
    let language = visitor.visitor.language();
    let owner = visitor.visitor.cart_owner();
    match cart::order_again(state, owner, order, other_store).await {
        Ok(update) => {
            let cookie = sessions::record_new_cart(state, &visitor.visitor, &update).await?;
            Ok(see_other(&after_order_again(&Page::Checkout, order.id, language), cookie))
        }
        Err(CartError::OutOfStock) => {
            Ok(see_other(&after_order_again(&Page::Cart, order.id, language), None))
        }
        Err(CartError::AtOtherStore(from)) => {
            let from = state.catalog.store(&from).await?.ok_or(ErrorKind::StoreNotFound)?;
            let to = state.catalog.store(&order.store).await?.ok_or(ErrorKind::StoreNotFound)?;
            let cart = load::cart_summary(state, &visitor.visitor).await?;
            let page = SwitchStorePage {
                language,
                form_token: Some(visitor.form_token_for(order.id)),
                from,
                units: cart.map_or(0, |cart| cart.totals.item_count),
                to,
                addition: CartAddition::Order { order: order.id, number: order.display_number() },
            };
            Ok(response::page_with_status(StatusCode::CONFLICT, page.document(&state.assets.site)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Cancels the order, or shows it with the reason why not.
async fn cancel(
    state: &AppState,
    visitor: &OrderVisitor,
    actor: &OrderActor,
    id: OrderId,
    language: Language,
) -> AppResult<Response> {
    match ordering::apply_action(state, actor, id, Action::Cancel, None).await {
        // A second press finds it cancelled already.
        Ok(_) | Err(ActionError::Rejected(_, TransitionError::AlreadyDone)) => {
            Ok(redirect_to(&Page::Order { order: id }, language, None))
        }
        Err(ActionError::Rejected(found, error)) => {
            let store = state.catalog.store(&found.store).await?.ok_or(ErrorKind::OrderNotFound)?;
            let error = Some(OrderError::ActionFailed(error));
            let document = order::owner_document(state, visitor, *found, store, error);
            Ok(response::page_with_status(StatusCode::CONFLICT, document))
        }
        Err(error) => Err(error.into()),
    }
}
