//! `GET /stores`: the stores nearby: the visitor's own first, then the open ones, nearest first.
//!
//! With a PIN code in the address the list is the same for every visitor; without one it is measured from
//! the visitor's own place.

use std::sync::Arc;

use app::components::coverage_request::CoverageState;
use app::links::Page;
use app::pages::{NearbyStore, StoresPage};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use commerce::{Place, Store, StoreCode};
use i18n::{chat, requests};
use serde::Deserialize;

use super::{load, response};
use crate::AppState;
use crate::coverage;
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
    let shared = pin.is_some() && !visitor.is_personal();
    let page = build_page(&state, &visitor, place, pin.is_some()).await?;
    let document = page.document(&state.assets.site);
    Ok(if shared { response::public_page(document) } else { response::private_page(document) })
}

/// The stores near a place, which the page's address names by its PIN code or not at all.
pub async fn build_page(
    state: &AppState,
    visitor: &Visitor,
    place: Place,
    is_by_pin: bool,
) -> AppResult<StoresPage> {
    let radius_m = state.config.service_radius_m;
    let mut near = state.catalog.stores_within(place.position, radius_m, MAX_STORES).await?;
    let own = last_store(state, visitor.cart_owner()).await?;
    if let Some(own) = &own
        && near.iter().all(|(store, _)| store.code != own.code)
    {
        let distance_m = metres_between(place.position, own.position);
        // Many stores may be nearer, but this one is known.
        near.extend((distance_m <= radius_m).then(|| (Arc::clone(own), distance_m)));
    }
    let stores = nearby_stores(state, near, own.as_deref()).await?;
    let outside = if stores.is_empty() { Some(coverage_state(state, visitor, &place).await?) } else { None };
    Ok(StoresPage {
        language: visitor.language(),
        place: place.label.clone(),
        pin: place.pin.clone().filter(|_| is_by_pin),
        outside,
        stores,
        cart: load::cart_summary(state, visitor).await?,
    })
}

/// How far a visitor's request to be notified of a store near a place is.
async fn coverage_state(state: &AppState, visitor: &Visitor, place: &Place) -> AppResult<CoverageState> {
    let language = visitor.language();
    let (Some(customer), Some(form_token)) = (visitor.customer_id(), visitor.form_token()) else {
        let text = match &place.pin {
            Some(pin) => requests::ask_pin(language, pin),
            None => chat::ask_shop(language),
        };
        return Ok(CoverageState::SignInFirst { chat_link: state.whatsapp_url(&text) });
    };
    Ok(if coverage::is_requested(state, customer, place.position).await? {
        CoverageState::Requested
    } else {
        CoverageState::Offered { form_token }
    })
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
