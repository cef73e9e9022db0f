//! `GET /s/{store}`: a store's front.

use std::sync::Arc;

use app::pages::{CategorySection, StorePage};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::load;
use super::store_pages::{self, SharedPage};
use crate::AppState;
use crate::problem::AppResult;
use crate::sessions::Visitor;

/// Products shown of each category.
const PREVIEW_COUNT: usize = 4;

/// Shows the first products of each category.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> AppResult<Response> {
    let store = load::store(&state, &code).await?;
    let catalog = load::store_catalog(&state, &store.code).await?;
    store_pages::serve(
        &state,
        &visitor,
        SharedPage { headers: &headers, catalog: &catalog, address: format!("/s/{code}") },
        async || {
            let shelves = catalog.departments().into_iter().map(|(category, count)| {
                // Only what is in stock; the category's own page lists the rest.
                let items = catalog.list(Some(category), None, usize::MAX).items.into_iter();
                let items = items.filter(|item| item.listing.available() > 0).take(PREVIEW_COUNT);
                CategorySection { category, cards: load::cards(items, visitor.language()), count }
            });
            let page = StorePage {
                language: visitor.language(),
                sections: shelves.collect(),
                visitor: load::visitor_context(&state, &visitor, store.position).await?,
                store: load::store_status(&state, Arc::clone(&store)).await?,
            };
            Ok(page.document(&state.assets.site))
        },
    )
    .await
}
