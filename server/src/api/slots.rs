//! `GET /api/v1/stores/{store}/slots`: when an order placed now can be collected.

use std::sync::Arc;

use app::api::{Paged, SlotView};
use axum::Json;
use axum::extract::State;
use commerce::StoreCode;

use super::views;
use crate::AppState;
use crate::extract::PathParam;
use crate::ordering::slots;
use crate::problem::{AppResult, ErrorKind};

/// The slots of today and of the next open day, earliest first, full ones included; none while the store is
/// paused.
pub async fn list(
    State(state): State<Arc<AppState>>,
    PathParam(store): PathParam<StoreCode>,
) -> AppResult<Json<Paged<SlotView>>> {
    let store = state.catalog.store(&store).await?.ok_or(ErrorKind::StoreNotFound)?;
    let offered = if store.paused { Vec::new() } else { slots::available_slots(&state, &store).await? };
    let items = offered.into_iter().map(|offer| SlotView {
        start: views::format_time(offer.slot.start),
        end: views::format_time(offer.slot.end),
        remaining: offer.remaining,
    });
    Ok(Json(Paged { items: items.collect(), next: None }))
}
