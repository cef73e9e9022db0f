//! `GET /s/{store}/search`: what a store has that matches words.

use std::sync::Arc;

use app::links::Page;
use app::pages::SearchPage;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use commerce::ProductId;
use serde::Deserialize;

use super::category::PAGE_SIZE;
use super::{load, response};
use crate::AppState;
use crate::catalog::SearchQuery;
use crate::problem::AppResult;
use crate::sessions::Visitor;

/// Letters of a query that are read.
const MAX_QUERY_CHARS: usize = 80;

/// The words, and where the page begins.
#[derive(Deserialize)]
pub struct SearchParameters {
    #[serde(default)]
    q: String,
    after: Option<ProductId>,
}

/// Shows what matches the query. Not cached: queries repeat too seldom.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Path(code): Path<String>,
    Query(query): Query<SearchParameters>,
) -> AppResult<Response> {
    let store = load::store(&state, &code).await?;
    let text: String = query.q.trim().chars().take(MAX_QUERY_CHARS).collect();
    if text.is_empty() {
        let front = Page::Store { store: store.code.clone() }.href(visitor.language());
        return Ok(Redirect::to(&front).into_response());
    }
    let catalog = load::store_catalog(&state, &store.code).await?;
    let network = state.catalog.snapshot().await?;
    let after = query.after.filter(|after| network.product(after).is_some());
    let begin = after.as_ref().and_then(|after| network.product(after)).map(AsRef::as_ref);
    let results = catalog.search_groups(&SearchQuery::parse(&text), begin, PAGE_SIZE);
    let cards = results.page.items.iter().filter_map(|item| {
        Some(load::group_card(catalog.group(&item.listing.product)?, item, visitor.language()))
    });
    let page = SearchPage {
        language: visitor.language(),
        query: text,
        categories: load::category_links(catalog.first_level(), visitor.language()),
        cards: cards.collect(),
        found: results.total,
        understood_as: results.understood_as,
        unmatched: results.unmatched,
        next: results.page.next,
        after,
        visitor: load::visitor_context(&state, &visitor, store.position).await?,
        store: load::store_status(&state, Arc::clone(&store)).await?,
    };
    let document = page.document(&state.assets.site);
    Ok(if visitor.is_personal() { response::private_page(document) } else { response::public_page(document) })
}
