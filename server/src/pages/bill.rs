//! `GET /o/{order}/bill`: the bill as a PDF, for the order's customer and its store's counter.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use words::chat;

use super::order::{find, is_own};
use crate::Shop;
use crate::documents::{draw_bill_in_turn, order_bill};
use crate::problem::{Kind, Result};
use crate::sessions::{CounterKeeper, Visitor};

/// The file.
pub async fn bill(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    keeper: Result<CounterKeeper>,
    Path(id): Path<String>,
) -> Result<Response> {
    let (order, store) = find(&shop, &id).await?;
    let at_the_counter = keeper.is_ok_and(|keeper| keeper.store == order.store);
    if !at_the_counter && !is_own(&shop, &visitor, &order).await? {
        return Err(Kind::NoSuchOrder.into());
    }
    let sheet = order_bill::sheet(&order, &store, &shop.site.name(order.language));
    let pdf = draw_bill_in_turn(sheet).await.map_err(|error| {
        tracing::error!(%error, "a bill could not be drawn");
        Kind::OurFault
    })?;
    let name = chat::bill_file(order.language, order.number);
    let disposition = HeaderValue::from_str(&format!("inline; filename=\"{name}\""));
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("inline"))),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    Ok((headers, pdf).into_response())
}
