//! `GET /` and `GET /localities`: where are you?

use std::sync::Arc;

use app::links::Page;
use app::pages::{LocationPage, Suggestion};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{load, response};
use crate::AppState;
use crate::ordering::last_store;
use crate::places::{Localities, Locality};
use crate::problem::AppResult;
use crate::sessions::Visitor;

/// Localities offered for what was typed.
pub const MAX_SUGGESTIONS: usize = 12;

/// The landing page. `/` alone chooses a language, every other address names its own.
pub async fn show_landing(State(state): State<Arc<AppState>>, visitor: Visitor) -> AppResult<Response> {
    let own_store = match last_store(&state, visitor.cart_owner()).await? {
        Some(store) => Some(load::store_status(&state, store).await?),
        None => None,
    };
    let page = LocationPage {
        language: visitor.language(),
        form_token: visitor.form_token(),
        name: visitor.load_customer(&state).await?.and_then(|customer| customer.name),
        own_store,
        cart: load::cart_summary(&state, &visitor).await?,
        ..LocationPage::default()
    };
    Ok(response::private_page(page.document(&state.assets.site)))
}

/// What was typed.
#[derive(Deserialize)]
pub struct LocalityQuery {
    #[serde(default)]
    q: String,
}

/// Localities that match; the form leads here, so that the answer has an address of its own.
pub async fn list_localities(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Query(typed): Query<LocalityQuery>,
) -> AppResult<Response> {
    let suggestions = suggest_localities(&state, &typed.q).await?;
    if suggestions.is_empty() {
        return Ok(Redirect::to(&Page::Location.href(visitor.language())).into_response());
    }
    let page = LocationPage {
        language: visitor.language(),
        form_token: visitor.form_token(),
        typed: typed.q,
        suggestions,
        cart: load::cart_summary(&state, &visitor).await?,
        ..LocationPage::default()
    };
    Ok(response::private_page(page.document(&state.assets.site)))
}

/// Localities for what was typed, each under a key that the form sends back.
pub async fn suggest_localities(state: &AppState, typed: &str) -> AppResult<Vec<Suggestion>> {
    let network = state.catalog.snapshot().await?;
    let is_served = |position| network.is_served(position, state.config.service_radius_m);
    let found = Localities::embedded().suggest(typed, MAX_SUGGESTIONS, is_served);
    let suggestion = |locality: Locality| Suggestion {
        key: choice_key(&locality),
        name: locality.name,
        pin: locality.pin,
        district: locality.district,
    };
    Ok(found.into_iter().map(suggestion).collect())
}

/// Names a locality in a form: its PIN code and name, which together are unique.
#[must_use]
pub fn choice_key(locality: &Locality) -> String {
    format!("{}:{}", locality.pin, locality.name)
}
