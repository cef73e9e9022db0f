//! `GET /o/{order}`: an order, whole for its customer, its store and state for anybody else.

use std::sync::Arc;

use app::document::Document;
use app::pages::{OrderError, OrderPage, PublicOrderPage};
use axum::extract::{Path, State};
use axum::http::header::HeaderName;
use axum::response::Response;
use commerce::{Order, OrderId, Store};

use super::response;
use crate::AppState;
use crate::ordering::transition::belongs_to;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// Loads the page again by itself.
const REFRESH: HeaderName = HeaderName::from_static("refresh");
/// After so many seconds.
const REFRESH_SECONDS: u32 = 30;

/// The page. It refreshes itself while the order is open, unless islands watch it: these can, where
/// script still runs.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> AppResult<Response> {
    let (order, store) = load_order(&state, &id).await?;
    let open = !order.state.is_final();
    let document = if is_owner(&state, &visitor, &order).await? {
        owner_document(&state, &visitor, order, store, None)
    } else {
        let glimpse =
            PublicOrderPage { language: visitor.language(), order: order.id, state: order.state, store };
        glimpse.document(&state.assets.site)
    };
    if open && visitor.has_islands {
        return Ok(response::private_page(document.with_noscript_refresh(REFRESH_SECONDS)));
    }
    let mut response = response::private_page(document);
    if open {
        response.headers_mut().insert(REFRESH, REFRESH_SECONDS.into());
    }
    Ok(response)
}

/// The page for the order's own customer.
#[must_use]
pub fn owner_document(
    state: &AppState,
    visitor: &Visitor,
    order: Order,
    store: Arc<Store>,
    news: Option<OrderError>,
) -> Document {
    let page = OrderPage {
        language: visitor.language(),
        form_token: visitor.form_token().unwrap_or_default(),
        order,
        store,
        now: state.clock.now(),
        error: news,
    };
    page.document(&state.assets.site)
}

/// An order by its id, with its store.
pub async fn load_order(state: &AppState, id: &str) -> AppResult<(Order, Arc<Store>)> {
    let id: OrderId = id.parse().map_err(|_| ErrorKind::OrderNotFound)?;
    let order = state.storage.order(id).await?.ok_or(ErrorKind::OrderNotFound)?;
    let store = state.catalog.store(&order.store).await?.ok_or(ErrorKind::OrderNotFound)?;
    Ok((order, store))
}

/// Whether the visitor is the order's customer.
pub async fn is_owner(state: &AppState, visitor: &Visitor, order: &Order) -> AppResult<bool> {
    match visitor.customer_id() {
        Some(customer) => Ok(belongs_to(state, order, customer).await?),
        None => Ok(false),
    }
}
