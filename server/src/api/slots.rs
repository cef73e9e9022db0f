//! `GET /api/v1/stores/{store}/slots`: when an order placed now can be collected.

use std::sync::Arc;

use app::api::{Paged, SlotView};
use axum::Json;
use axum::extract::State;
use commerce::StoreCode;
use commerce::slot_offer::without_taken;

use super::views;
use crate::AppState;
use crate::extract::PathParam;
use crate::ordering::slots;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// The slots of today and of the next open day, earliest first, full ones included, without those that the
/// customer has taken already; none while the store is paused.
pub async fn list(
    State(state): State<Arc<AppState>>,
    PathParam(store): PathParam<StoreCode>,
    visitor: Visitor,
) -> AppResult<Json<Paged<SlotView>>> {
    let store = state.catalog.store(&store).await?.ok_or(ErrorKind::StoreNotFound)?;
    let offered = if store.paused { Vec::new() } else { slots::available_slots(&state, &store).await? };
    let orders = slots::latest_orders(&state, visitor.customer_id()).await?;
    let offered = without_taken(offered, &store.code, &orders, &state.config.order_limits);
    let items = offered.into_iter().map(|offer| SlotView {
        start: views::format_time(offer.slot.start),
        end: views::format_time(offer.slot.end),
        remaining: offer.remaining,
    });
    Ok(Json(Paged { items: items.collect(), next: None }))
}
