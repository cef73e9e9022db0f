//! `/api/v1/carts`: the visitor's cart and its lines. A cart is its visitor's alone.

use std::sync::Arc;

use app::api::{CartView, CouponBody, NewCart, SetLineBody};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use commerce::{CartId, ProductId};

use super::views;
use crate::AppState;
use crate::extract::{JsonBody, PathParam};
use crate::ordering::cart::{self, CouponError, LineUpdate, OtherStore};
use crate::ordering::order_of_cart;
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::sessions::{self, Visitor};

/// `GET /api/v1/carts/current`: the visitor's cart; an empty view when there is none.
pub async fn get_current(State(state): State<Arc<AppState>>, visitor: Visitor) -> AppResult<Json<CartView>> {
    let current = cart::current_cart(&state, visitor.cart_owner()).await?;
    Ok(Json(current.map_or_else(CartView::default, |(cart, priced)| views::cart_view(&cart, &priced))))
}

/// `GET /api/v1/carts/{cart}`.
pub async fn get(
    State(state): State<Arc<AppState>>,
    PathParam(id): PathParam<CartId>,
    visitor: Visitor,
) -> AppResult<Json<CartView>> {
    match cart::current_cart(&state, visitor.cart_owner()).await? {
        Some((cart, priced)) if cart.id == id => Ok(Json(views::cart_view(&cart, &priced))),
        _ => Err(ErrorKind::CartNotFound.into()),
    }
}

/// `POST /api/v1/carts`: starts a cart at a store with its first line (201), or sets that line in the cart
/// that the visitor has there (200). While something is in a cart at another store: 409.
pub async fn create(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    JsonBody(NewCart { store, line }): JsonBody<NewCart>,
) -> AppResult<Response> {
    let update = LineUpdate {
        store,
        product: line.product,
        quantity: line.quantity,
        expected_price: line.expected_price,
    };
    let update = cart::set_line(&state, visitor.cart_owner(), &update, OtherStore::Keep).await?;
    let status = if update.is_new { StatusCode::CREATED } else { StatusCode::OK };
    let location = [("Location", format!("/api/v1/carts/{}", update.cart.id))];
    let cookie = sessions::record_new_cart(&state, &visitor, &update).await?;
    let view = views::cart_update_view(&state, visitor.cart_owner(), &update).await?;
    Ok((status, cookie, location, Json(view)).into_response())
}

/// `PUT /api/v1/carts/{cart}/lines/{product}`: sets the units of a product.
pub async fn set_line(
    State(state): State<Arc<AppState>>,
    PathParam(id): PathParam<CartId>,
    PathParam(product): PathParam<ProductId>,
    visitor: Visitor,
    JsonBody(body): JsonBody<SetLineBody>,
) -> AppResult<Json<CartView>> {
    let is_current = visitor.cart() == Some(id);
    let store = match state.storage.cart(id).await? {
        Some(cart) if is_current => cart.store,
        _ => return Err(missing_cart(&state, &visitor, id).await?),
    };
    let update = LineUpdate { store, product, quantity: body.quantity, expected_price: body.expected_price };
    let update = cart::set_line_of(&state, visitor.cart_owner(), id, &update).await?;
    Ok(Json(views::cart_update_view(&state, visitor.cart_owner(), &update).await?))
}

/// `PUT /api/v1/carts/{cart}/coupon`: enters a coupon. One that only waits for more goods is carried as well.
pub async fn set_coupon(
    State(state): State<Arc<AppState>>,
    PathParam(id): PathParam<CartId>,
    visitor: Visitor,
    JsonBody(body): JsonBody<CouponBody>,
) -> AppResult<Json<CartView>> {
    if visitor.cart() != Some(id) {
        return Err(missing_cart(&state, &visitor, id).await?);
    }
    let owner = visitor.cart_owner();
    match cart::enter_coupon(&state, owner, &body.code).await {
        Ok(cart) => Ok(Json(views::cart_view(&cart, &cart::price(&state, owner, &cart).await?))),
        Err(CouponError::Rejected(rejection)) => {
            let detail = rejection.to_string();
            let error = AppError::from(ErrorKind::CouponRejected { code: body.code, rejection });
            Err(error.with_field("code").with_detail(detail))
        }
        Err(CouponError::CartNotFound) => Err(missing_cart(&state, &visitor, id).await?),
        Err(CouponError::Storage(error)) => Err(error.into()),
    }
}

/// `DELETE /api/v1/carts/{cart}/coupon`: removes it.
pub async fn remove_coupon(
    State(state): State<Arc<AppState>>,
    PathParam(id): PathParam<CartId>,
    visitor: Visitor,
) -> AppResult<Json<CartView>> {
    if visitor.cart() != Some(id) {
        return Err(missing_cart(&state, &visitor, id).await?);
    }
    let owner = visitor.cart_owner();
    match cart::remove_coupon(&state, owner).await {
        Ok(cart) => Ok(Json(views::cart_view(&cart, &cart::price(&state, owner, &cart).await?))),
        Err(CouponError::Storage(error)) => Err(error.into()),
        Err(_) => Err(missing_cart(&state, &visitor, id).await?),
    }
}

/// A cart that is not there has become an order of the visitor's, or never was theirs.
async fn missing_cart(state: &AppState, visitor: &Visitor, cart: CartId) -> AppResult<AppError> {
    let Some(customer) = visitor.customer_id() else { return Ok(ErrorKind::CartNotFound.into()) };
    let order = order_of_cart(state, customer, cart).await?;
    Ok(order.map_or_else(|| ErrorKind::CartNotFound.into(), |order| AppError::already_ordered(order.id)))
}
