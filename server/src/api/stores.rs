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
use crate::places::{PinCodes, PinError};
use crate::problem::{AppError, AppResult};

/// Where, and how many: `?pin=400703` or `?lat=19.07&lon=72.99`.
#[derive(Deserialize)]
pub struct StoresQuery {
    pin: Option<String>,
    lat: Option<String>,
    lon: Option<String>,
    after: Option<String>,
    limit: Option<String>,
}

/// Answers a page of stores.
pub async fn list_nearby(
    State(state): State<Arc<AppState>>,
    Query(near): Query<StoresQuery>,
) -> AppResult<Json<Paged<StoreView>>> {
    let limit = extract::parse_limit(near.limit.as_deref())?;
    let place = parse_position(&near)?;
    let after = near.after.as_deref().map(parse_cursor).transpose()?;
    let mut found = state.catalog.stores_near(place, after.as_ref(), limit.saturating_add(1)).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|(store, metres)| format!("{metres}-{}", store.code));
    let now = state.clock.now();
    let earliest = slots::first_available_at(&state, found.iter().map(|(store, _)| store.as_ref())).await?;
    let items = found.iter().zip(earliest);
    let items = items.map(|((store, metres), earliest)| store_view(store, *metres, earliest, now)).collect();
    Ok(Json(Paged { items, next }))
}

fn parse_position(near: &StoresQuery) -> AppResult<Position> {
    if let Some(pin) = &near.pin {
        let found = PinCodes::embedded().find(pin);
        return found
            .map(|place| place.position)
            .map_err(|problem: PinError| AppError::invalid_field("pin", problem.to_string()));
    }
    let degrees = |field: &'static str, text: &Option<String>| {
        let text =
            text.as_ref().ok_or_else(|| AppError::invalid_field(field, "say ?pin=, or ?lat= and ?lon="))?;
        text.parse::<f64>().map_err(|_| AppError::invalid_field(field, "decimal degrees"))
    };
    let (lat, lon) = (degrees("lat", &near.lat)?, degrees("lon", &near.lon)?);
    Position::new(lat, lon).map_err(|error| AppError::invalid_field("lat", error.to_string()))
}

/// Reads `{metres}-{store}`.
fn parse_cursor(after: &str) -> AppResult<(u32, StoreCode)> {
    let parts =
        after.split_once('-').and_then(|(metres, code)| Some((metres.parse().ok()?, code.parse().ok()?)));
    parts.ok_or_else(|| extract::invalid_cursor())
}

fn store_view(store: &Store, metres: u32, earliest: Option<Timestamp>, now: Timestamp) -> StoreView {
    let (open, changes_at) = match store.opening(now) {
        Opening::Open { until } => (true, Some(until)),
        Opening::Closed { opens } => (false, opens),
    };
    let earliest = earliest.filter(|_| !store.paused);
    StoreView {
        store: store.code.clone(),
        name: store.name.clone(),
        locality: store.locality.clone(),
        distance_m: metres,
        lat: store.position.lat,
        lon: store.position.lon,
        open,
        changes_at: changes_at.map(views::format_time),
        earliest_pickup: earliest.map(views::format_time),
        paused: store.paused,
    }
}
