//! `GET /orders`: a customer's orders.

use std::sync::Arc;

use app::pages::{OrderRow, OrdersPage};
use axum::extract::State;
use axum::response::Response;

use super::{answer, gather};
use crate::Shop;
use crate::problem::{Kind, Result};
use crate::sessions::Visitor;

/// Orders on the page, newest first.
const SHOWN: u32 = 30;

/// The page.
pub async fn orders(State(shop): State<Arc<Shop>>, visitor: Visitor) -> Result<Response> {
    let customer = visitor.customer_id().ok_or(Kind::SignInNeeded)?;
    let mut orders = Vec::new();
    for order in shop.ledger.orders_of(customer, None, SHOWN).await? {
        if let Some(store) = shop.catalog.store(&order.store).await? {
            orders.push(OrderRow { order, store });
        }
    }
    let page = OrdersPage {
        language: visitor.language,
        now: shop.clock.now(),
        orders,
        cart: gather::cart_in_hand(&shop, &visitor).await?,
    };
    Ok(answer::personal(page.document(&shop.site)))
}
