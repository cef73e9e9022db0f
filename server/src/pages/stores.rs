//! `GET /stores`: the stores nearby, nearest first.
//!
//! With a PIN code in the address the list is the same for every visitor; without one it is measured from
//! the visitor's own place.

use std::sync::Arc;

use app::links::Page;
use app::pages::{NearbyStore, StoresPage};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use commerce::Place;
use serde::Deserialize;

use super::{load, response};
use crate::AppState;
use crate::places::PinCodes;
use crate::problem::AppResult;
use crate::sessions::Visitor;

const MAX_STORES: usize = 20;

#[derive(Deserialize)]
pub struct StoresQuery {
    pin: Option<String>,
}

/// Shows the stores whose service area contains the place.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Query(query): Query<StoresQuery>,
) -> AppResult<Response> {
    let pin = query.pin.filter(|pin| !pin.is_empty());
    let by_pin = pin.as_deref().map(|pin| PinCodes::embedded().find(pin));
    let place: Place = match by_pin {
        Some(Ok(found)) => found.into(),
        // The landing page explains an error in a PIN code that was typed; this one came in a link.
        Some(Err(_)) => return Ok(Redirect::to(&Page::Location.href(visitor.language())).into_response()),
        None => match visitor.place() {
            Some(place) => place.clone(),
            None => return Ok(Redirect::to(&Page::Location.href(visitor.language())).into_response()),
        },
    };
    let radius_m = state.config.service_radius_m;
    let near = state.catalog.stores_within(place.position, radius_m, MAX_STORES).await?;
    let outside = near.is_empty();
    let (stores, distances): (Vec<_>, Vec<_>) = near.into_iter().unzip();
    let stores = load::store_statuses(&state, stores).await?.into_iter().zip(distances);
    let stores = stores.map(|(store, distance_m)| NearbyStore { store, distance_m }).collect();
    let shared = pin.is_some() && !visitor.is_personal();
    let page = StoresPage {
        language: visitor.language(),
        place: place.label.clone(),
        pin: place.pin.clone().filter(|_| pin.is_some()),
        outside,
        stores,
        cart: load::cart_summary(&state, &visitor).await?,
    };
    let document = page.document(&state.assets.site);
    Ok(if shared { response::public_page(document) } else { response::private_page(document) })
}
