//! `GET /api/v1/stores/{store}/products`: what a store sells, by shelf or by words.

use std::sync::Arc;

use app::api::{Paged, ProductView};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use commerce::{Category, Language, ProductId};
use serde::Deserialize;

use super::extract;
use crate::AppState;
use crate::catalog::{CatalogItem, SearchTerms};
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::sessions::Visitor;

/// What of it: `?q=dal&category=groceries&after=…&limit=24&lang=hi`.
#[derive(Deserialize)]
pub struct ProductsQuery {
    q: Option<String>,
    category: Option<String>,
    after: Option<String>,
    limit: Option<String>,
    lang: Option<String>,
}

/// Answers a page of products.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Path(store): Path<String>,
    Query(wanted): Query<ProductsQuery>,
    visitor: Visitor,
    headers: HeaderMap,
) -> AppResult<Json<Paged<ProductView>>> {
    let limit = extract::parse_limit(wanted.limit.as_deref())?;
    let language = extract::response_language(wanted.lang.as_deref(), &visitor, &headers, &state);
    let category = match wanted.category.as_deref().filter(|slug| !slug.is_empty()) {
        Some(slug) => Some(Category::from_slug(slug).ok_or_else(unknown_category)?),
        None => None,
    };
    let shelf = state
        .catalog
        .store_catalog(&extract::parse_store_code(&store)?)
        .await?
        .ok_or(ErrorKind::StoreNotFound)?;
    let network = state.catalog.network().await?;
    let after = match &wanted.after {
        Some(after) => {
            let id: Option<ProductId> = after.parse().ok();
            let found = id.and_then(|id| network.product(&id));
            Some(found.ok_or_else(|| AppError::invalid_field("after", "the `next` of the page before"))?)
        }
        None => None,
    };
    let after = after.map(|ranked| &**ranked);
    let words = SearchTerms::parse(wanted.q.as_deref().unwrap_or_default());
    let portion = match &wanted.q {
        // Words of nothing but signs find nothing, rather than everything.
        Some(typed) if words.is_empty() && !typed.trim().is_empty() => {
            return Ok(Json(Paged { items: Vec::new(), next: None }));
        }
        Some(_) if !words.is_empty() => shelf.search(&words, category, after, limit),
        _ => shelf.list(category, after, limit),
    };
    let items = portion.items.into_iter().map(|item| product_view(item, language)).collect();
    Ok(Json(Paged { items, next: portion.next.map(|id| id.to_string()) }))
}

fn unknown_category() -> AppError {
    let slugs = Category::ALL.map(Category::slug).join(", ");
    AppError::invalid_field("category", format!("one of {slugs}"))
}

fn product_view(item: &CatalogItem, language: Language) -> ProductView {
    let product = item.product();
    ProductView {
        product: product.id.clone(),
        name: product.names.get(language).to_owned(),
        pack: i18n::products::pack_size(language, product.pack),
        category: product.category.slug().to_owned(),
        picture: product.picture.clone(),
        mrp: item.listing.mrp,
        price: item.listing.price,
        available: item.listing.available(),
    }
}
