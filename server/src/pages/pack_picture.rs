//! `GET /packs/{name}.svg`: a pack of the catalogue, drawn. The same for every visitor.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::assets::IMMUTABLE;
use crate::problem::{AppResult, ErrorKind};

/// Draws a pack. Another description or another drawing has another address.
pub async fn show(State(state): State<Arc<AppState>>, Path(file): Path<String>) -> AppResult<Response> {
    let name = file.strip_suffix(".svg").ok_or(ErrorKind::NotFound)?;
    let snapshot = state.catalog.snapshot().await?;
    let svg = snapshot.drawings().draw(name).ok_or(ErrorKind::NotFound)?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("image/svg+xml")),
        (CACHE_CONTROL, HeaderValue::from_static(IMMUTABLE)),
    ];
    Ok((headers, svg).into_response())
}
