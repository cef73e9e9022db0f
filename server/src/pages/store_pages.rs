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

/// What the shared rendering of a page depends on.
pub(super) struct SharedPage<'a> {
    pub(super) headers: &'a HeaderMap,
    pub(super) catalog: &'a StoreCatalog,
    /// The address without its language.
    pub(super) address: String,
}

/// Sends the shared rendering to an anonymous visitor, and renders a page of their own for everyone else.
pub(super) async fn serve(
    state: &AppState,
    visitor: &Visitor,
    page: SharedPage<'_>,
    make: impl AsyncFnOnce() -> AppResult<Document>,
) -> AppResult<Response> {
    if visitor.is_personal() {
        return Ok(response::private_page(make().await?));
    }
    let (now, language) = (state.clock.now(), visitor.language());
    let versions = SourceVersions {
        listings: page.catalog.version,
        priced_at: page.catalog.priced_at,
        network: state.catalog.snapshot().await?.versions,
    };
    let cached = state.page_cache.get_or_render(&(language, page.address), versions, now, make).await?;
    respond(&cached, language, page.headers)
}
