//! `GET /s/{store}/c/{category}`: a category of a store, in pages.

use std::sync::Arc;

use app::components::CategoryLink;
use app::links::{CategoryQuery, Page, Sort};
use app::pages::CategoryPage;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use commerce::{CategoryId, Paise};
use serde::Deserialize;

use super::load;
use super::store_pages::{self, SharedPage};
use crate::AppState;
use crate::catalog::StoreCatalog;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// Products on a page of a list: they fill rows of 2, 3, 4 and 6, in one response of 8 kB.
pub const PAGE_SIZE: usize = 12;

/// Brands that are offered as filters.
const MAX_BRANDS: usize = 6;

/// Order, filters and page, from the address.
#[derive(Deserialize)]
pub struct ListQuery {
    #[serde(default)]
    sort: String,
    brand: Option<String>,
    #[serde(default)]
    max_price: String,
    #[serde(default)]
    in_stock: String,
    #[serde(default)]
    offers: String,
    #[serde(default)]
    page: String,
}

impl ListQuery {
    /// What the page understands of it. A value that means nothing here counts as absent, so that an old
    /// address still leads to the category.
    fn resolve(self, catalog: &StoreCatalog, category: &CategoryId) -> CategoryQuery {
        let max_price = self.max_price.parse().ok().map(Paise);
        let brands = catalog.brands(category);
        CategoryQuery {
            sort: Sort::from_code(&self.sort).unwrap_or_default(),
            brand: self.brand.filter(|brand| brands.contains(&brand.as_str())),
            max_price: max_price.filter(|limit| CategoryQuery::PRICE_LIMITS.contains(limit)),
            in_stock: self.in_stock == "1",
            offers: self.offers == "1",
            page: self.page.parse().unwrap_or(1).max(1),
        }
    }
}

/// Shows the products of a category.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    headers: HeaderMap,
    Path((code, slug)): Path<(String, String)>,
    Query(query): Query<ListQuery>,
) -> AppResult<Response> {
    let store = load::store(&state, &code).await?;
    let catalog = load::store_catalog(&state, &store.code).await?;
    let missing = || ErrorKind::CategoryNotFound(store.code.clone());
    let id: CategoryId = slug.parse().map_err(|_| missing())?;
    let category = catalog.category(&id).ok_or_else(missing)?;
    let query = query.resolve(&catalog, &id);
    let groups = catalog.browse(Some(&id), &query);
    let pages = groups.len().div_ceil(PAGE_SIZE).max(1);
    let page_index = usize::try_from(query.page - 1).unwrap_or(usize::MAX).min(pages - 1);
    let query = query.at_page(u32::try_from(page_index + 1).unwrap_or(1));
    let address =
        Page::Category { store: store.code.clone(), category: id.clone(), query: query.clone() }.to_string();
    store_pages::serve(
        &state,
        &visitor,
        SharedPage { headers: &headers, catalog: &catalog, address },
        async || {
            let language = visitor.language();
            let below = catalog.below(category.parent.as_ref().unwrap_or(&id));
            // A category of the first level without others below it is shown among its siblings.
            let rail = if below.is_empty() { catalog.first_level() } else { below };
            let parent = category.parent.as_ref().and_then(|parent| catalog.category(parent));
            let shown = groups.iter().copied().skip(page_index * PAGE_SIZE).take(PAGE_SIZE);
            let page = CategoryPage {
                language,
                category: CategoryLink::new(category, language),
                parent: parent.map(|parent| CategoryLink::new(parent, language)),
                rail: load::category_links(rail, language),
                brands: catalog.brands(&id).into_iter().take(MAX_BRANDS).map(str::to_owned).collect(),
                found: groups.len(),
                pages: u32::try_from(pages).unwrap_or(u32::MAX),
                cards: load::group_cards(shown, language),
                query: query.clone(),
                visitor: load::visitor_context(&state, &visitor, store.position).await?,
                store: load::store_status(&state, Arc::clone(&store)).await?,
            };
            Ok(page.document(&state.assets.site))
        },
    )
    .await
}
