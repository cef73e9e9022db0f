//! `GET /s/{store}/p/{product}`: a product at a store.

use std::sync::Arc;

use app::components::CategoryLink;
use app::pages::ProductPage;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use commerce::ProductId;

use super::load;
use super::store_pages::{self, SharedPage};
use crate::AppState;
use crate::pictures::read_inline_svg;
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
            let group = catalog.group(&id).ok_or_else(missing)?;
            let category = catalog.category_of(item).ok_or_else(missing)?;
            let page = ProductPage {
                language: visitor.language(),
                card: load::group_card(group, item, visitor.language()),
                category: CategoryLink::new(category, visitor.language()),
                description: item.product().description.clone(),
                drawing: read_inline_svg(&item.product().picture),
                visitor: load::visitor_context(&state, &visitor, store.position).await?,
                store: load::store_status(&state, Arc::clone(&store)).await?,
            };
            Ok(page.document(&state.assets.site))
        },
    )
    .await
}
