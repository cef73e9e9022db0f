//! `GET /s/{store}/c/{category}`: a category of a store, in pages.

use std::sync::Arc;

use app::pages::CategoryPage;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use commerce::{Department, ProductId};
use serde::Deserialize;

use super::load;
use super::store_pages::{self, SharedPage};
use crate::AppState;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// Products on a page of a list: whole rows of two, three and six, and few enough for one response of 8 kB.
pub const PAGE_SIZE: usize = 18;

/// Where the page begins.
#[derive(Deserialize)]
pub struct PageQuery {
    after: Option<ProductId>,
}

/// Shows the products of a category.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    headers: HeaderMap,
    Path((code, slug)): Path<(String, String)>,
    Query(continued): Query<PageQuery>,
) -> AppResult<Response> {
    let store = load::store(&state, &code).await?;
    let category =
        Department::from_slug(&slug).ok_or_else(|| ErrorKind::ProductNotFound(store.code.clone()))?;
    let catalog = load::store_catalog(&state, &store.code).await?;
    let network = state.catalog.snapshot().await?;
    let after = continued.after.filter(|after| network.product(after).is_some());
    let address = format!("/s/{code}/c/{slug}?{}", after.as_ref().map_or("", ProductId::as_str));
    store_pages::serve(
        &state,
        &visitor,
        SharedPage { headers: &headers, catalog: &catalog, address },
        async || {
            let begin = after.as_ref().and_then(|after| network.product(after));
            let portion = catalog.list(Some(category), begin.map(AsRef::as_ref), PAGE_SIZE);
            let page = CategoryPage {
                language: visitor.language(),
                category,
                categories: catalog.departments().into_iter().map(|(category, _)| category).collect(),
                cards: load::cards(portion.items, visitor.language()),
                next: portion.next,
                after: after.clone(),
                visitor: load::visitor_context(&state, &visitor, store.position).await?,
                store: load::store_status(&state, Arc::clone(&store)).await?,
            };
            Ok(page.document(&state.assets.site))
        },
    )
    .await
}
