//! `GET /orders`: a customer's orders.

use std::sync::Arc;

use app::pages::{OrderRow, OrdersPage};
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::{load, response};
use crate::AppState;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// Orders on a page, newest first.
const PAGE_ORDERS: u32 = 20;

/// Which page.
#[derive(Deserialize)]
pub struct OrdersQuery {
    /// The last order of the page before; what is no order's id is ignored.
    before: Option<String>,
}

/// Shows a customer's orders.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Query(query): Query<OrdersQuery>,
) -> AppResult<Response> {
    let customer = visitor.customer_id().ok_or(ErrorKind::Unauthenticated)?;
    let before = query.before.as_deref().and_then(|id| id.parse().ok());
    let mut found = state.storage.orders_of(customer, before, PAGE_ORDERS + 1).await?;
    let has_more = found.len() > PAGE_ORDERS as usize;
    found.truncate(PAGE_ORDERS as usize);
    let mut orders = Vec::new();
    for order in found {
        if let Some(store) = state.catalog.store(&order.store).await? {
            orders.push(OrderRow { order, store });
        }
    }
    let page = OrdersPage {
        language: visitor.language(),
        form_token: visitor.form_token(),
        now: state.clock.now(),
        orders,
        before,
        has_more,
        cart: load::cart_summary(&state, &visitor).await?,
    };
    Ok(response::private_page(page.document(&state.assets.site)))
}
