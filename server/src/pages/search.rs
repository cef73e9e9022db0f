//! `GET /s/{store}/search`: what a store has that matches words.

use std::sync::Arc;

use app::components::product_request::RequestState;
use app::links::Page;
use app::pages::SearchPage;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use commerce::{ProductId, RequestedWords, Store};
use i18n::chat;
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
    let text = truncate(&query.q);
    if text.is_empty() {
        let front = Page::Store { store: store.code.clone() }.href(visitor.language());
        return Ok(Redirect::to(&front).into_response());
    }
    let page = build_page(&state, &visitor, store, text, query.after).await?;
    let document = page.document(&state.assets.site);
    Ok(if visitor.is_personal() { response::private_page(document) } else { response::public_page(document) })
}

/// The query as far as it is read.
pub fn truncate(typed: &str) -> String {
    typed.trim().chars().take(MAX_QUERY_CHARS).collect()
}

/// What matches a query, from behind a product on.
pub async fn build_page(
    state: &AppState,
    visitor: &Visitor,
    store: Arc<Store>,
    query: String,
    after: Option<ProductId>,
) -> AppResult<SearchPage> {
    let catalog = load::store_catalog(state, &store.code).await?;
    let network = state.catalog.snapshot().await?;
    let after = after.filter(|after| network.product(after).is_some());
    let begin = after.as_ref().and_then(|after| network.product(after)).map(AsRef::as_ref);
    let results = catalog.search_groups(&SearchQuery::parse(&query), begin, PAGE_SIZE);
    let cards = results.page.items.iter().filter_map(|item| {
        Some(load::group_card(catalog.group(&item.listing.product)?, item, visitor.language()))
    });
    let is_incomplete = results.page.items.is_empty() || !results.unmatched.is_empty();
    let request = if is_incomplete { request_state(state, visitor, &store, &query).await? } else { None };
    Ok(SearchPage {
        language: visitor.language(),
        query,
        request,
        categories: load::category_links(catalog.first_level(), visitor.language()),
        cards: cards.collect(),
        found: results.total,
        understood_as: results.understood_as,
        unmatched: results.unmatched,
        next: results.page.next,
        after,
        visitor: load::visitor_context(state, visitor, store.position).await?,
        store: load::store_status(state, Arc::clone(&store)).await?,
    })
}

/// How far a request for the words of a query is; `None` when they name nothing.
async fn request_state(
    state: &AppState,
    visitor: &Visitor,
    store: &Store,
    query: &str,
) -> AppResult<Option<RequestState>> {
    let Some(words) = RequestedWords::parse(query) else { return Ok(None) };
    let Some(customer) = visitor.customer_id() else {
        let chat_link = state.whatsapp_url(&chat::ask_shop(visitor.language()));
        return Ok(Some(RequestState::SignInFirst { chat_link }));
    };
    let known = state.storage.find_product_request(customer, &store.code, &words).await?;
    Ok(Some(match known.map(|request| request.answer) {
        None => RequestState::Offered,
        Some(None) => RequestState::Waiting,
        Some(Some(answer)) => RequestState::Answered(answer),
    }))
}
