//! `GET /s/{store}/p/{product}`: a product at a store.

use std::sync::Arc;

use app::components::Card;
use app::pages::{PackOption, ProductPage};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use commerce::ProductId;

use super::load;
use super::store_pages::{self, SharedPage};
use crate::AppState;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// Shows a product.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    headers: HeaderMap,
    Path((code, product)): Path<(String, String)>,
) -> AppResult<Response> {
    let store = load::store(&state, &code).await?;
    let catalog = load::store_catalog(&state, &store.code).await?;
    let missing = || ErrorKind::ProductNotFound(store.code.clone());
    let id: ProductId = product.parse().map_err(|_| missing())?;
    let item = catalog.item(&id).ok_or_else(missing)?;
    store_pages::serve(
        &state,
        &visitor,
        SharedPage { headers: &headers, catalog: &catalog, address: format!("/s/{code}/p/{id}") },
        async || {
            let packs = catalog.pack_sizes(&id).into_iter().map(|other| PackOption {
                product: other.product().id.clone(),
                pack: other.product().pack,
                price: other.listing.price,
                available: other.listing.available(),
            });
            let page = ProductPage {
                language: visitor.language(),
                card: Card::new(item.product(), &item.listing, visitor.language()),
                category: item.product().department,
                description: item.product().description.clone(),
                packs: packs.collect(),
                visitor: load::visitor_context(&state, &visitor, store.position).await?,
                store: load::store_status(&state, Arc::clone(&store)).await?,
            };
            Ok(page.document(&state.assets.site))
        },
    )
    .await
}
