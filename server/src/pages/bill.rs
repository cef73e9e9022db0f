//! `GET /o/{order}/bill`: the bill as a PDF, for the order's customer and its store's counter.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use commerce::OrderId;
use i18n::chat;

use super::order::load_order;
use crate::AppState;
use crate::documents::{order_bill, render_bill_in_pool};
use crate::extract::PathParam;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::{CounterSession, OrderVisitor};

/// Sends the bill.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: OrderVisitor,
    counter: AppResult<CounterSession>,
    PathParam(id): PathParam<OrderId>,
) -> AppResult<Response> {
    let (order, store) = load_order(&state, id).await?;
    let is_store = counter.is_ok_and(|counter| counter.store == order.store);
    if !is_store && !visitor.is_customer_of(&order) {
        return Err(ErrorKind::OrderNotFound.into());
    }
    let sheet = order_bill::bill_data(&order, &store, &state.assets.site.name(order.language));
    let pdf = render_bill_in_pool(sheet).await.map_err(|error| {
        tracing::error!(%error, "the bill of an order could not be rendered");
        ErrorKind::Internal
    })?;
    let name = chat::bill_file(order.language, &order.display_number());
    let disposition = HeaderValue::from_str(&format!("inline; filename=\"{name}\""));
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("inline"))),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    Ok((headers, pdf).into_response())
}
