//! `GET /api/v1/stores/{store}/products`: what a store sells, by category or by search.

use std::sync::Arc;

use app::api::{Paged, ProductView};
use axum::Json;
use axum::extract::{Query, State};
use commerce::{Department, Language, ProductId, StoreCode};
use serde::Deserialize;

use super::extract;
use crate::AppState;
use crate::catalog::{CatalogItem, SearchQuery};
use crate::extract::PathParam;
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::sessions::Visitor;

/// The characters of `?q=` that are read; the search page reads as many.
const MAX_QUERY_CHARS: usize = 80;

/// `?q=dal&category=groceries&after=…&limit=24&lang=hi`.
#[derive(Deserialize)]
pub struct ProductsQuery {
    q: Option<String>,
    category: Option<String>,
    after: Option<String>,
    limit: Option<String>,
    lang: Option<String>,
}

/// A page of what the store lists.
pub async fn list(
    State(state): State<Arc<AppState>>,
    PathParam(store): PathParam<StoreCode>,
    Query(query): Query<ProductsQuery>,
    visitor: Visitor,
) -> AppResult<Json<Paged<ProductView>>> {
    let limit = extract::parse_limit(query.limit.as_deref())?;
    let language = match &query.lang {
        Some(code) => extract::parse_language(code)?,
        None => visitor.language(),
    };
    let category = match query.category.as_deref().filter(|slug| !slug.is_empty()) {
        Some(slug) => Some(Department::from_slug(slug).ok_or_else(unknown_category)?),
        None => None,
    };
    let catalog = state.catalog.store_catalog(&store).await?.ok_or(ErrorKind::StoreNotFound)?;
    let network = state.catalog.snapshot().await?;
    let after = match &query.after {
        Some(after) => {
            let id: Option<ProductId> = after.parse().ok();
            let found = id.and_then(|id| network.product(&id));
            Some(found.ok_or_else(extract::invalid_cursor)?)
        }
        None => None,
    };
    let after = after.map(|ranked| &**ranked);
    let typed: String = query.q.unwrap_or_default().trim().chars().take(MAX_QUERY_CHARS).collect();
    let search = SearchQuery::parse(&typed);
    let page = match (typed.is_empty(), search.is_empty()) {
        (true, _) => catalog.list(category, after, limit),
        (false, false) => catalog.search(&search, category, after, limit).page,
        // Nothing but punctuation finds nothing, rather than everything.
        (false, true) => return Ok(Json(Paged { items: Vec::new(), next: None })),
    };
    let items = page.items.into_iter().map(|item| product_view(item, language)).collect();
    Ok(Json(Paged { items, next: page.next.map(|id| id.to_string()) }))
}

fn unknown_category() -> AppError {
    let slugs = Department::ALL.map(Department::slug).join(", ");
    AppError::invalid_field("category", format!("expected one of {slugs}"))
}

fn product_view(item: &CatalogItem, language: Language) -> ProductView {
    let product = item.product();
    ProductView {
        product: product.id.clone(),
        name: product.names.get(language).to_owned(),
        pack: i18n::products::pack_size(language, product.pack),
        category: product.department.slug().to_owned(),
        picture: product.picture.clone(),
        mrp: item.listing.mrp,
        price: item.listing.price,
        available: item.listing.available(),
    }
}
