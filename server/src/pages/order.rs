//! `GET /o/{order}`: an order, whole for its customer, its store and state for anybody else.

use std::sync::Arc;

use app::document::Document;
use app::pages::{OrderGlimpsePage, OrderNews, OrderPage};
use axum::extract::{Path, State};
use axum::http::header::HeaderName;
use axum::response::Response;
use commerce::{Order, OrderId, Store};

use super::answer;
use crate::Shop;
use crate::ordering::is_of;
use crate::problem::{Kind, Result};
use crate::sessions::Visitor;

/// Loads the page again by itself.
const REFRESH: HeaderName = HeaderName::from_static("refresh");
/// After so many seconds.
const EVERY: u32 = 30;

/// The page. It refreshes itself while the order is open, unless islands watch it: these can, where
/// script still runs.
pub async fn order(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response> {
    let (order, store) = find(&shop, &id).await?;
    let open = !order.state.is_final();
    let document = if is_own(&shop, &visitor, &order).await? {
        document(&shop, &visitor, order, store, None)
    } else {
        let glimpse =
            OrderGlimpsePage { language: visitor.language, order: order.id, state: order.state, store };
        glimpse.document(&shop.site)
    };
    if open && visitor.islands {
        return Ok(answer::personal(document.refreshed_unscripted(EVERY)));
    }
    let mut response = answer::personal(document);
    if open {
        response.headers_mut().insert(REFRESH, EVERY.into());
    }
    Ok(response)
}

/// The page for the order's own customer.
#[must_use]
pub fn document(
    shop: &Shop,
    visitor: &Visitor,
    order: Order,
    store: Arc<Store>,
    news: Option<OrderNews>,
) -> Document {
    let page = OrderPage {
        language: visitor.language,
        form_token: visitor.form_token().unwrap_or_default(),
        order,
        store,
        now: shop.clock.now(),
        news,
    };
    page.document(&shop.site)
}

/// An order by its id, with its store.
pub async fn find(shop: &Shop, id: &str) -> Result<(Order, Arc<Store>)> {
    let id: OrderId = id.parse().map_err(|_| Kind::NoSuchOrder)?;
    let order = shop.ledger.order(id).await?.ok_or(Kind::NoSuchOrder)?;
    let store = shop.catalog.store(&order.store).await?.ok_or(Kind::NoSuchOrder)?;
    Ok((order, store))
}

/// Whether the visitor is the order's customer.
pub async fn is_own(shop: &Shop, visitor: &Visitor, order: &Order) -> Result<bool> {
    match visitor.customer_id() {
        Some(customer) => Ok(is_of(shop, order, customer).await?),
        None => Ok(false),
    }
}
