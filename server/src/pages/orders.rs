//! `GET /orders`: a customer's orders.

use std::sync::Arc;

use app::pages::{OrderRow, OrdersPage};
use axum::extract::State;
use axum::response::Response;

use super::{load, response};
use crate::AppState;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// Orders on the page, newest first.
const MAX_ORDERS: u32 = 30;

/// Shows a customer's orders.
pub async fn show(State(state): State<Arc<AppState>>, visitor: Visitor) -> AppResult<Response> {
    let customer = visitor.customer_id().ok_or(ErrorKind::Unauthenticated)?;
    let mut orders = Vec::new();
    for order in state.storage.orders_of(customer, None, MAX_ORDERS).await? {
        if let Some(store) = state.catalog.store(&order.store).await? {
            orders.push(OrderRow { order, store });
        }
    }
    let page = OrdersPage {
        language: visitor.language(),
        form_token: visitor.form_token(),
        now: state.clock.now(),
        orders,
        cart: load::cart_summary(&state, &visitor).await?,
    };
    Ok(response::private_page(page.document(&state.assets.site)))
}
