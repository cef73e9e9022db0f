//! `/api/v1/carts`: the visitor's cart and its lines. A cart is its visitor's alone.

use std::sync::Arc;

use app::api::{CartView, NewCart, NewLine, SetLineBody};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use commerce::cart::MAX_LINES;
use commerce::{CartId, Language, ProductId};

use super::extract::{self, JsonBody};
use super::views;
use crate::AppState;
use crate::ordering;
use crate::ordering::cart::{self, CartError, LineUpdate, StartOutcome};
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::sessions::Visitor;

/// `GET /api/v1/carts/current`: the visitor's cart; an empty view when there is none.
pub async fn get_current(State(state): State<Arc<AppState>>, visitor: Visitor) -> AppResult<Json<CartView>> {
    let current = cart::current_cart(&state, &visitor).await?;
    Ok(Json(current.map_or_else(views::empty_cart_view, |(cart, priced)| views::cart_view(&cart, &priced))))
}

/// `GET /api/v1/carts/{cart}`.
pub async fn get(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    visitor: Visitor,
) -> AppResult<Json<CartView>> {
    let id: CartId = id.parse().map_err(|_| ErrorKind::CartNotFound)?;
    match cart::current_cart(&state, &visitor).await? {
        Some((cart, priced)) if cart.id == id => Ok(Json(views::cart_view(&cart, &priced))),
        _ => Err(ErrorKind::CartNotFound.into()),
    }
}

/// `POST /api/v1/carts`: starts a cart at a store (201), or answers the visitor's own at that store (200);
/// with a line, sets that too. While something is in a cart at another store: 409.
pub async fn create(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    headers: HeaderMap,
    JsonBody(new): JsonBody<NewCart>,
) -> AppResult<Response> {
    let started = match new.line {
        None => cart::start(&state, &visitor, &new.store).await?,
        Some(NewLine { product, quantity, expected_price }) => {
            let choice = LineUpdate { store: new.store, product, quantity, expected_price };
            let language = extract::response_language(None, &visitor, &headers, &state);
            let chosen = cart::choose(&state, &visitor, choice, false)
                .await
                .map_err(|why| localized_error(why, language))?;
            let there = visitor.cart() == Some(chosen.cart.id);
            if there { StartOutcome::Existing(chosen.cart) } else { StartOutcome::Created(chosen) }
        }
    };
    let (status, cart, cookie) = match started {
        StartOutcome::Created(chosen) => (StatusCode::CREATED, chosen.cart, chosen.cookie),
        StartOutcome::Existing(cart) => (StatusCode::OK, cart, None),
    };
    let priced = cart::price(&state, &cart).await?;
    let location = [("Location", format!("/api/v1/carts/{}", cart.id))];
    Ok((status, cookie, location, Json(views::cart_view(&cart, &priced))).into_response())
}

/// `PUT /api/v1/carts/{cart}/lines/{product}`: sets the units of a product.
pub async fn set_line(
    State(state): State<Arc<AppState>>,
    Path((cart, product)): Path<(String, String)>,
    visitor: Visitor,
    headers: HeaderMap,
    JsonBody(change): JsonBody<SetLineBody>,
) -> AppResult<Json<CartView>> {
    let language = extract::response_language(None, &visitor, &headers, &state);
    let cart: CartId = cart.parse().map_err(|_| ErrorKind::CartNotFound)?;
    let own = visitor.cart() == Some(cart);
    let store = match state.storage.cart(cart).await? {
        Some(found) if own => found.store,
        _ => return Err(cart_error(&state, &visitor, cart).await?),
    };
    let product: ProductId = product.parse().map_err(|_| ErrorKind::ProductNotFound(store.clone()))?;
    let choice =
        LineUpdate { store, product, quantity: change.quantity, expected_price: change.expected_price };
    let cart =
        cart::change(&state, &visitor, cart, choice).await.map_err(|why| localized_error(why, language))?;
    let priced = cart::price(&state, &cart).await?;
    Ok(Json(views::cart_view(&cart, &priced)))
}

/// Why a line was not set. Two of the reasons are shown to the customer as they are.
fn localized_error(why: CartError, language: Language) -> AppError {
    match why {
        CartError::OutOfStock => {
            AppError::from(ErrorKind::OutOfStock).with_detail(i18n::pages::catalog::out_of_stock(language))
        }
        CartError::Full => {
            AppError::from(ErrorKind::CartFull).with_detail(i18n::pages::cart::full(language, MAX_LINES))
        }
        other => other.into(),
    }
}

/// A cart that is gone has become an order of the visitor's, or was never there.
async fn cart_error(state: &AppState, visitor: &Visitor, cart: CartId) -> AppResult<AppError> {
    let Some(customer) = visitor.customer_id() else { return Ok(ErrorKind::CartNotFound.into()) };
    let order = ordering::order_of_cart(state, customer, cart).await?;
    Ok(order.map_or_else(|| ErrorKind::CartNotFound.into(), |order| AppError::already_ordered(order.id)))
}
