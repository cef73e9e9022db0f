//! What store, category and product pages have in common: one shared rendering per language for
//! requests without a session.

use app::document::Document;
use axum::http::HeaderMap;
use axum::response::Response;

use super::page_cache::{SourceVersions, respond};
use super::response;
use crate::AppState;
use crate::catalog::StoreCatalog;
use crate::problem::AppResult;
use crate::sessions::Visitor;

/// Answers with the shared rendering, or makes the page: for the shelf when the visitor is
/// unknown, for the visitor otherwise. `asked` are the request's headers.
pub async fn serve(
    state: &AppState,
    visitor: &Visitor,
    asked: &HeaderMap,
    shelf: &StoreCatalog,
    address: String,
    make: impl AsyncFnOnce() -> AppResult<Document>,
) -> AppResult<Response> {
    if visitor.is_personal() {
        return Ok(response::private_page(make().await?));
    }
    let (now, language) = (state.clock.now(), visitor.language());
    let versions =
        SourceVersions { listings: shelf.version, network: state.catalog.snapshot().await?.versions };
    let page = state.page_cache.get_or_render(&(language, address), versions, now, make).await?;
    respond(&page, language, asked)
}
