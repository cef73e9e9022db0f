//! `GET /s/{store}/search`: what a store has that matches words.

use std::sync::Arc;

use app::links::Page;
use app::pages::SearchPage;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use commerce::ProductId;
use serde::Deserialize;

use super::category::ON_A_PAGE;
use super::{answer, gather};
use crate::Shop;
use crate::catalog::Words;
use crate::problem::Result;
use crate::sessions::Visitor;

/// Letters of a query that are read.
const READ: usize = 80;

/// The words, and where the page begins.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    after: Option<ProductId>,
}

/// The page. It is not kept: there are more words than pages worth keeping.
pub async fn search(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let store = gather::store(&shop, &code).await?;
    let query: String = asked.q.trim().chars().take(READ).collect();
    if query.is_empty() {
        let front = Page::Store { store: store.code.clone() }.to(visitor.language);
        return Ok(Redirect::to(&front).into_response());
    }
    let shelf = gather::shelf(&shop, &store.code).await?;
    let network = shop.catalog.network().await?;
    let words = Words::of(&query);
    let after = asked.after.filter(|after| network.product(after).is_some());
    let begin = after.as_ref().and_then(|after| network.product(after)).map(AsRef::as_ref);
    let found = shelf.search(&words, None, None, usize::MAX).items.len();
    let portion = shelf.search(&words, None, begin, ON_A_PAGE);
    let page = SearchPage {
        language: visitor.language,
        query,
        categories: shelf.categories().into_iter().map(|(category, _)| category).collect(),
        cards: gather::cards(portion.items, visitor.language),
        found,
        next: portion.next,
        after,
        visit: gather::visit(&shop, &visitor, store.position).await?,
        store: gather::store_now(&shop, Arc::clone(&store)).await?,
    };
    let document = page.document(&shop.site);
    Ok(if visitor.is_known() { answer::personal(document) } else { answer::shared(document) })
}
