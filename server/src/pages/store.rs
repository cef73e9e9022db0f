//! `GET /s/{store}`: a store's front.

use std::collections::HashSet;
use std::sync::Arc;

use app::links::{CategoryQuery, Sort};
use app::pages::{LastOrder, StorePage};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use commerce::{CustomerId, ProductId, StoreCode};

use super::load;
use super::store_pages::{self, SharedPage};
use crate::AppState;
use crate::ordering::cart::CartOwner;
use crate::problem::AppResult;
use crate::sessions::Visitor;

/// Cards of what the customer bought before; they take the place of as many basics.
const MAX_AGAIN: usize = 6;
/// Cards of what is bought most: they fill rows of 2, 3, 4 and 6.
const MAX_BASICS: usize = 12;
/// Orders of a customer among which the latest at the store is searched.
const MAX_SEARCHED_ORDERS: u32 = 5;
/// Cards of what is cheaper than usual.
const MAX_OFFERS: usize = 4;

/// Shows what is needed most: what was bought before, daily basics, offers, and the categories.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> AppResult<Response> {
    let store = load::store(&state, &code).await?;
    let catalog = load::store_catalog(&state, &store.code).await?;
    store_pages::serve(
        &state,
        &visitor,
        SharedPage { headers: &headers, catalog: &catalog, address: format!("/s/{code}") },
        async || {
            let language = visitor.language();
            let bought = match visitor.cart_owner() {
                CartOwner::Customer { id, .. } => state.storage.bought_products(id, &store.code).await?,
                CartOwner::Anonymous { .. } => Vec::new(),
            };
            let last_order = match visitor.customer_id() {
                Some(customer) => find_last_order(&state, customer, &store.code).await?,
                None => None,
            };
            let mut again = catalog.groups_of(&bought);
            again.truncate(MAX_AGAIN);
            let basics_count = if again.is_empty() { MAX_BASICS } else { MAX_BASICS - MAX_AGAIN };
            // No product is on the page twice.
            let mut shown: HashSet<&ProductId> =
                again.iter().map(|group| &group.lead.listing.product).collect();
            let basics = catalog.groups().filter(|group| group.is_in_stock());
            let basics: Vec<_> =
                basics.filter(|group| shown.insert(&group.lead.listing.product)).take(basics_count).collect();
            let saving = CategoryQuery {
                sort: Sort::Saving,
                in_stock: true,
                offers: true,
                ..CategoryQuery::default()
            };
            let offers = catalog.browse(None, &saving).into_iter();
            let offers = offers.filter(|group| shown.insert(&group.lead.listing.product)).take(MAX_OFFERS);
            let page = StorePage {
                language,
                last_order,
                buy_again: load::group_cards(again, language),
                basics: load::group_cards(basics, language),
                offers: load::group_cards(offers, language),
                categories: load::category_links(catalog.first_level(), language),
                visitor: load::visitor_context(&state, &visitor, store.position).await?,
                store: load::store_status(&state, Arc::clone(&store)).await?,
            };
            Ok(page.document(&state.assets.site))
        },
    )
    .await
}

/// A customer's latest order at a store, among their latest ones.
async fn find_last_order(
    state: &AppState,
    customer: CustomerId,
    store: &StoreCode,
) -> AppResult<Option<LastOrder>> {
    let orders = state.storage.orders_of(customer, None, MAX_SEARCHED_ORDERS).await?;
    let last = orders.iter().find(|order| order.store == *store);
    Ok(last.map(|order| LastOrder {
        order: order.id,
        items: order.totals.item_count,
        total: order.totals.total,
    }))
}
