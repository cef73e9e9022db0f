//! `GET /s/{store}`: a store's front.

use std::sync::Arc;

use app::pages::{Shelf, StorePage};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::{gather, shared};
use crate::Shop;
use crate::problem::Result;
use crate::sessions::Visitor;

/// Products shown of each category.
const SHOWN: usize = 4;

/// The page.
pub async fn front(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    asked: HeaderMap,
    Path(code): Path<String>,
) -> Result<Response> {
    let store = gather::store(&shop, &code).await?;
    let shelf = gather::shelf(&shop, &store.code).await?;
    shared::page(&shop, &visitor, &asked, &shelf, format!("/s/{code}"), async || {
        let shelves = shelf.categories().into_iter().map(|(category, count)| {
            // What can be had stands in the window; the category's own page shows the rest.
            let items = shelf.in_category(Some(category), None, usize::MAX).items.into_iter();
            let items = items.filter(|item| item.listing.left() > 0).take(SHOWN);
            Shelf { category, cards: gather::cards(items, visitor.language), count }
        });
        let page = StorePage {
            language: visitor.language,
            shelves: shelves.collect(),
            visit: gather::visit(&shop, &visitor, store.position).await?,
            store: gather::store_now(&shop, Arc::clone(&store)).await?,
        };
        Ok(page.document(&shop.site))
    })
    .await
}
