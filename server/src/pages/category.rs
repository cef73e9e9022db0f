//! `GET /s/{store}/c/{category}`: a shelf of a store, in pages.

use std::sync::Arc;

use app::pages::CategoryPage;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use commerce::{Category, ProductId};
use serde::Deserialize;

use super::{gather, shared};
use crate::Shop;
use crate::problem::{Kind, Result};
use crate::sessions::Visitor;

/// Products on a page of a list.
pub const ON_A_PAGE: usize = 24;

/// Where the page begins.
#[derive(Deserialize)]
pub struct Continued {
    after: Option<ProductId>,
}

/// The page.
pub async fn shelf(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    asked: HeaderMap,
    Path((code, slug)): Path<(String, String)>,
    Query(continued): Query<Continued>,
) -> Result<Response> {
    let store = gather::store(&shop, &code).await?;
    let category = Category::from_slug(&slug).ok_or_else(|| Kind::NoSuchProduct(store.code.clone()))?;
    let shelf = gather::shelf(&shop, &store.code).await?;
    let network = shop.catalog.network().await?;
    let after = continued.after.filter(|after| network.product(after).is_some());
    let address = format!("/s/{code}/c/{slug}?{}", after.as_ref().map_or("", ProductId::as_str));
    shared::page(&shop, &visitor, &asked, &shelf, address, async || {
        let begin = after.as_ref().and_then(|after| network.product(after));
        let portion = shelf.in_category(Some(category), begin.map(AsRef::as_ref), ON_A_PAGE);
        let page = CategoryPage {
            language: visitor.language,
            category,
            categories: shelf.categories().into_iter().map(|(category, _)| category).collect(),
            cards: gather::cards(portion.items, visitor.language),
            next: portion.next,
            after: after.clone(),
            visit: gather::visit(&shop, &visitor, store.position).await?,
            store: gather::store_now(&shop, Arc::clone(&store)).await?,
        };
        Ok(page.document(&shop.site))
    })
    .await
}
