//! `GET /api/v1/stores`: the stores near a place, nearest first.

use std::sync::Arc;

use app::api::{Paged, StoreView};
use axum::Json;
use axum::extract::{Query, State};
use commerce::{Opening, Position, Store, StoreCode};
use jiff::Timestamp;
use serde::Deserialize;

use super::{extract, views};
use crate::AppState;
use crate::ordering::slots;
use crate::places::PinCodes;
use crate::problem::{AppError, AppResult};

/// `?pin=400703` or `?lat=19.07&lon=72.99`, and the page of the list.
#[derive(Deserialize)]
pub struct StoresQuery {
    pin: Option<String>,
    lat: Option<String>,
    lon: Option<String>,
    after: Option<String>,
    limit: Option<String>,
}

/// A page of all stores of the network, by distance and then by code: the list continues to the farthest.
pub async fn list_nearby(
    State(state): State<Arc<AppState>>,
    Query(query): Query<StoresQuery>,
) -> AppResult<Json<Paged<StoreView>>> {
    let limit = extract::parse_limit(query.limit.as_deref())?;
    let position = parse_position(&query)?;
    let after = query.after.as_deref().map(parse_cursor).transpose()?;
    let mut found = state.catalog.stores_near(position, after.as_ref(), limit + 1).await?;
    let has_more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| has_more).map(|(store, metres)| format!("{metres}-{}", store.code));
    let now = state.clock.now();
    let earliest = slots::first_available_at(&state, found.iter().map(|(store, _)| store.as_ref())).await?;
    let items = found.iter().zip(earliest).map(|((store, metres), earliest)| StoreView {
        distance_m: *metres,
        in_service_area: *metres <= state.config.service_radius_m,
        earliest_pickup: earliest.filter(|_| !store.paused).map(views::format_time),
        ..store_view(store, now)
    });
    Ok(Json(Paged { items: items.collect(), next }))
}

fn parse_position(query: &StoresQuery) -> AppResult<Position> {
    if let Some(pin) = &query.pin {
        let found = PinCodes::embedded().find(pin).map(|place| place.position);
        return found.map_err(|error| AppError::invalid_field("pin", error.to_string()));
    }
    let degrees = |field: &'static str, text: &Option<String>| {
        let text = text
            .as_ref()
            .ok_or_else(|| AppError::invalid_field(field, "missing; expected ?pin=, or ?lat= and ?lon="))?;
        text.parse::<f64>().map_err(|_| AppError::invalid_field(field, "expected decimal degrees"))
    };
    let (lat, lon) = (degrees("lat", &query.lat)?, degrees("lon", &query.lon)?);
    Position::new(lat, lon).map_err(|error| AppError::invalid_field("lat", error.to_string()))
}

/// Parses `{metres}-{store}`, the last item of the previous page.
fn parse_cursor(after: &str) -> AppResult<(u32, StoreCode)> {
    let parts = after.split_once('-');
    let cursor = parts.and_then(|(metres, code)| Some((metres.parse().ok()?, code.parse().ok()?)));
    cursor.ok_or_else(extract::invalid_cursor)
}

/// What does not depend on the place.
fn store_view(store: &Store, now: Timestamp) -> StoreView {
    let (open, changes_at) = match store.opening(now) {
        Opening::Open { until } => (true, Some(until)),
        Opening::Closed { opens } => (false, opens),
    };
    StoreView {
        store: store.code.clone(),
        name: store.name.clone(),
        locality: store.locality.clone(),
        distance_m: 0,
        in_service_area: false,
        lat: store.position.lat,
        lon: store.position.lon,
        open,
        changes_at: changes_at.map(views::format_time),
        earliest_pickup: None,
        paused: store.paused,
    }
}
