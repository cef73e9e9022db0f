//! `GET /api/v1/stores/{store}/products`: what a store sells, by shelf or by words.

use std::sync::Arc;

use app::api::{Paged, ProductListed};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use commerce::{Category, Language, ProductId};
use serde::Deserialize;

use super::asked;
use crate::Shop;
use crate::catalog::{Item, Words};
use crate::problem::{Kind, Problem, Result};
use crate::sessions::Visitor;

/// What of it: `?q=dal&category=groceries&after=…&limit=24&lang=hi`.
#[derive(Deserialize)]
pub struct Wanted {
    q: Option<String>,
    category: Option<String>,
    after: Option<String>,
    limit: Option<String>,
    lang: Option<String>,
}

/// Answers a page of products.
pub async fn of_store(
    State(shop): State<Arc<Shop>>,
    Path(store): Path<String>,
    Query(wanted): Query<Wanted>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Json<Paged<ProductListed>>> {
    let limit = asked::limit(wanted.limit.as_deref())?;
    let language = asked::language(wanted.lang.as_deref(), &visitor, &headers, &shop);
    let category = match wanted.category.as_deref().filter(|slug| !slug.is_empty()) {
        Some(slug) => Some(Category::from_slug(slug).ok_or_else(unknown_category)?),
        None => None,
    };
    let shelf = shop.catalog.shelf(&asked::store_code(&store)?).await?.ok_or(Kind::NoSuchStore)?;
    let network = shop.catalog.network().await?;
    let after = match &wanted.after {
        Some(after) => {
            let id: Option<ProductId> = after.parse().ok();
            let found = id.and_then(|id| network.product(&id));
            Some(found.ok_or_else(|| Problem::bad_input("after", "the `next` of the page before"))?)
        }
        None => None,
    };
    let after = after.map(|ranked| &**ranked);
    let words = Words::of(wanted.q.as_deref().unwrap_or_default());
    let portion = match &wanted.q {
        // Words of nothing but signs find nothing, rather than everything.
        Some(typed) if words.is_empty() && !typed.trim().is_empty() => {
            return Ok(Json(Paged { items: Vec::new(), next: None }));
        }
        Some(_) if !words.is_empty() => shelf.search(&words, category, after, limit),
        _ => shelf.in_category(category, after, limit),
    };
    let items = portion.items.into_iter().map(|item| view(item, language)).collect();
    Ok(Json(Paged { items, next: portion.next.map(|id| id.to_string()) }))
}

fn unknown_category() -> Problem {
    let slugs = Category::ALL.map(Category::slug).join(", ");
    Problem::bad_input("category", format!("one of {slugs}"))
}

fn view(item: &Item, language: Language) -> ProductListed {
    let product = item.product();
    ProductListed {
        product: product.id.clone(),
        name: product.names.in_language(language).to_owned(),
        pack: words::goods::pack(language, product.pack),
        category: product.category.slug().to_owned(),
        picture: product.picture.clone(),
        mrp: item.listing.mrp,
        price: item.listing.price,
        left: item.listing.left(),
    }
}
