//! `GET /api/v1/localities?q=`: the localities, stations and landmarks that what was typed can mean.

use std::sync::Arc;

use app::api::{LocalityView, Paged};
use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;

use crate::AppState;
use crate::pages::location::suggest_localities;
use crate::problem::AppResult;

#[derive(Deserialize)]
pub struct LocalitiesQuery {
    #[serde(default)]
    q: String,
}

/// Lists them, likeliest first; `choice` goes into the form of `POST /location`.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(query): Query<LocalitiesQuery>,
) -> AppResult<Json<Paged<LocalityView>>> {
    let found = suggest_localities(&state, &query.q).await?.into_iter();
    let items = found.map(|found| LocalityView {
        choice: found.key,
        name: found.name,
        pin: found.pin,
        district: found.district,
    });
    Ok(Json(Paged { items: items.collect(), next: None }))
}
