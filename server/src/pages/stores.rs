//! `GET /stores`: the stores nearby: the visitor's own first, then the open ones, nearest first.
//!
//! With a PIN code in the address the list is the same for every visitor; without one it is measured from
//! the visitor's own place.

use std::sync::Arc;

use app::links::Page;
use app::pages::{NearbyStore, StoresPage};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use commerce::{Place, Store, StoreCode};
use serde::Deserialize;

use super::{load, response};
use crate::AppState;
use crate::ordering::last_store;
use crate::places::{PinCodes, metres_between};
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
    let mut near = state.catalog.stores_within(place.position, radius_m, MAX_STORES).await?;
    let own = last_store(&state, visitor.cart_owner()).await?;
    if let Some(own) = &own
        && near.iter().all(|(store, _)| store.code != own.code)
    {
        let distance_m = metres_between(place.position, own.position);
        // Many stores may be nearer, but this one is known.
        near.extend((distance_m <= radius_m).then(|| (Arc::clone(own), distance_m)));
    }
    let stores = nearby_stores(&state, near, own.as_deref()).await?;
    let outside = stores.is_empty();
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

/// Stores with their distances, as the list shows them.
async fn nearby_stores(
    state: &AppState,
    near: Vec<(Arc<Store>, u32)>,
    own: Option<&Store>,
) -> AppResult<Vec<NearbyStore>> {
    let (stores, distances): (Vec<_>, Vec<_>) = near.into_iter().unzip();
    let codes: Vec<StoreCode> = stores.iter().map(|store| store.code.clone()).collect();
    let counts = state.catalog.product_counts(&codes).await?;
    let statuses = load::store_statuses(state, stores).await?;
    let both = statuses.into_iter().zip(distances.into_iter().zip(counts));
    let mut stores: Vec<_> = both
        .map(|(store, (distance_m, product_count))| NearbyStore {
            is_own: own.is_some_and(|own| own.code == store.store.code),
            store,
            distance_m,
            product_count,
        })
        .collect();
    stores.sort_by_key(|near| (near.group(), near.distance_m));
    Ok(stores)
}
