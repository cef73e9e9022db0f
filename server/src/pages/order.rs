//! `GET /o/{order}`: an order, whole for its customer; its store and state for everyone else.

use std::sync::Arc;

use app::document::Document;
use app::pages::{OrderError, OrderPage, PublicOrderPage};
use axum::extract::State;
use axum::http::header::HeaderName;
use axum::response::Response;
use commerce::{Order, OrderId, Store};

use super::response;
use crate::AppState;
use crate::extract::PathParam;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::OrderVisitor;

/// Reloads the page after so many seconds.
const REFRESH: HeaderName = HeaderName::from_static("refresh");
const REFRESH_SECONDS: u32 = 30;

/// Shows an order. While it is open the page reloads itself, unless islands watch it; these can, where
/// script still runs.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: OrderVisitor,
    PathParam(id): PathParam<OrderId>,
) -> AppResult<Response> {
    let (order, store) = load_order(&state, id).await?;
    let is_open = !order.state.is_final();
    let document = if visitor.is_customer_of(&order) {
        owner_document(&state, &visitor, order, store, None)
    } else {
        let language = visitor.visitor.language();
        let page = PublicOrderPage { language, order: order.id, state: order.state, store };
        page.document(&state.assets.site)
    };
    if is_open && visitor.visitor.has_islands {
        return Ok(response::private_page(document.with_noscript_refresh(REFRESH_SECONDS)));
    }
    let mut response = response::private_page(document);
    if is_open {
        response.headers_mut().insert(REFRESH, REFRESH_SECONDS.into());
    }
    Ok(response)
}

/// The page for the order's own customer.
#[must_use]
pub fn owner_document(
    state: &AppState,
    visitor: &OrderVisitor,
    order: Order,
    store: Arc<Store>,
    error: Option<OrderError>,
) -> Document {
    let page = OrderPage {
        language: visitor.visitor.language(),
        form_token: visitor.form_token_for(order.id),
        order,
        store,
        now: state.clock.now(),
        error,
    };
    page.document(&state.assets.site)
}

/// An order with its store.
pub(super) async fn load_order(state: &AppState, id: OrderId) -> AppResult<(Order, Arc<Store>)> {
    let order = state.storage.order(id).await?.ok_or(ErrorKind::OrderNotFound)?;
    let store = state.catalog.store(&order.store).await?.ok_or(ErrorKind::OrderNotFound)?;
    Ok((order, store))
}
