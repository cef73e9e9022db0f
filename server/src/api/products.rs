//! `GET /api/v1/stores/{store}/products`: what a store sells, by category or by search.

use std::sync::Arc;

use app::api::{Paged, ProductView};
use app::links::{CategoryQuery, Sort};
use axum::Json;
use axum::extract::{Query, State};
use commerce::{CategoryId, Language, Paise, ProductId, StoreCode, unit_price};
use serde::Deserialize;

use super::extract;
use super::views::format_time;
use crate::AppState;
use crate::catalog::{CatalogItem, SearchQuery, StoreCatalog};
use crate::extract::PathParam;
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::sessions::Visitor;

/// The characters of `?q=` that are read; the search page reads as many.
const MAX_QUERY_CHARS: usize = 80;

/// `?category=dals&sort=price&brand=Khet&max_price=10000&in_stock=1&offers=1&after=…&limit=24&lang=hi`, or
/// `?q=dal` for a search, which has an order of its own. With `typing=1` the last word may be unfinished,
/// and the pack sizes of a product are one item: the suggestions of a search box.
#[derive(Deserialize)]
pub struct ProductsQuery {
    q: Option<String>,
    typing: Option<String>,
    category: Option<String>,
    sort: Option<String>,
    brand: Option<String>,
    max_price: Option<String>,
    in_stock: Option<String>,
    offers: Option<String>,
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
    let catalog = state.catalog.store_catalog(&store).await?.ok_or(ErrorKind::StoreNotFound)?;
    let category = match query.category.as_deref().filter(|slug| !slug.is_empty()) {
        Some(slug) => Some(parse_category(&catalog, slug)?),
        None => None,
    };
    let filters = parse_filters(&query)?;
    let network = state.catalog.snapshot().await?;
    let after = match &query.after {
        Some(after) => {
            let id: Option<ProductId> = after.parse().ok();
            let found = id.and_then(|id| network.product(&id));
            Some(found.ok_or_else(extract::invalid_cursor)?)
        }
        None => None,
    };
    let typed: String = query.q.unwrap_or_default().trim().chars().take(MAX_QUERY_CHARS).collect();
    let is_typing = parse_flag("typing", query.typing.as_deref())?;
    let search = if is_typing { SearchQuery::parse_while_typing(&typed) } else { SearchQuery::parse(&typed) };
    let after_product = after.map(|sorted| &**sorted);
    let page = match (typed.is_empty(), search.is_empty()) {
        (true, _) => catalog.list(category.as_ref(), &filters, after.map(|sorted| &sorted.product.id), limit),
        (false, false) if is_typing && category.is_none() => {
            catalog.search_groups(&search, after_product, limit).page
        }
        (false, false) => catalog.search(&search, category.as_ref(), after_product, limit).page,
        // Nothing but punctuation finds nothing, rather than everything.
        (false, true) => return Ok(Json(Paged { items: Vec::new(), next: None })),
    };
    let items = page.items.into_iter().map(|item| product_view(&catalog, item, language)).collect();
    Ok(Json(Paged { items, next: page.next.map(|id| id.to_string()) }))
}

fn parse_category(catalog: &StoreCatalog, slug: &str) -> AppResult<CategoryId> {
    let id: Option<CategoryId> = slug.parse().ok().filter(|id| catalog.category(id).is_some());
    id.ok_or_else(|| AppError::invalid_field("category", "expected the id of a category or department"))
}

fn parse_filters(query: &ProductsQuery) -> AppResult<CategoryQuery> {
    let sort = match &query.sort {
        Some(code) => Sort::from_code(code).ok_or_else(|| {
            let codes = Sort::ALL.map(Sort::code).join(", ");
            AppError::invalid_field("sort", format!("expected one of {codes}"))
        })?,
        None => Sort::default(),
    };
    let max_price =
        match &query.max_price {
            Some(paise) => {
                let paise = paise.parse().ok().map(Paise).filter(|price| *price > Paise::ZERO);
                Some(paise.ok_or_else(|| {
                    AppError::invalid_field("max_price", "expected a whole number of paise")
                })?)
            }
            None => None,
        };
    Ok(CategoryQuery {
        sort,
        brand: query.brand.clone().filter(|brand| !brand.is_empty()),
        max_price,
        in_stock: parse_flag("in_stock", query.in_stock.as_deref())?,
        offers: parse_flag("offers", query.offers.as_deref())?,
        ..CategoryQuery::default()
    })
}

fn parse_flag(name: &'static str, value: Option<&str>) -> AppResult<bool> {
    match value {
        None | Some("0") => Ok(false),
        Some("1") => Ok(true),
        Some(_) => Err(AppError::invalid_field(name, "expected 0 or 1")),
    }
}

fn product_view(catalog: &StoreCatalog, item: &CatalogItem, language: Language) -> ProductView {
    let (product, listing) = (item.product(), &item.listing);
    let department = product.department.slug();
    ProductView {
        product: product.id.clone(),
        name: product.names.get(language).to_owned(),
        pack: i18n::products::pack_size(language, product.pack),
        brand: product.brand.clone(),
        group: product.group.clone(),
        department: department.to_owned(),
        category: catalog.category_of(item).map_or(department, |category| category.id.as_str()).to_owned(),
        picture: app::links::picture_url(&product.picture),
        mrp: listing.mrp,
        price: listing.price,
        unit_price: unit_price(listing.price, product.pack),
        saving_percent: listing.savings_percent(),
        offer_ends_at: listing.offer_ends_at.map(format_time),
        available: listing.available(),
    }
}
