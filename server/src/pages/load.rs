//! Data that several pages need.

use std::sync::Arc;

use app::components::{
    Card, CartSummary, CategoryLink, NamedChange, PackOption, StoreStatus, VisitorContext,
};
use commerce::{Category, Language, LineChange, Position, Store, StoreCode};
use serde::Deserialize;

use crate::AppState;
use crate::catalog::{CatalogItem, ItemGroup, StoreCatalog};
use crate::ordering::{cart, slots};
use crate::places::metres_between;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// A store by its code, as an address contains it.
pub async fn store(state: &AppState, code: &str) -> AppResult<Arc<Store>> {
    let code: StoreCode = code.parse().map_err(|_| ErrorKind::StoreNotFound)?;
    Ok(state.catalog.store(&code).await?.ok_or(ErrorKind::StoreNotFound)?)
}

/// What a store sells.
pub async fn store_catalog(state: &AppState, store: &StoreCode) -> AppResult<Arc<StoreCatalog>> {
    Ok(state.catalog.store_catalog(store).await?.ok_or(ErrorKind::StoreNotFound)?)
}

/// A store at this moment, with its first pick-up time.
pub async fn store_status(state: &AppState, store: Arc<Store>) -> AppResult<StoreStatus> {
    Ok(store_statuses(state, vec![store]).await?.pop().ok_or(ErrorKind::StoreNotFound)?)
}

/// Stores at this moment, in their order, each with its first pick-up time.
pub async fn store_statuses(state: &AppState, stores: Vec<Arc<Store>>) -> AppResult<Vec<StoreStatus>> {
    let now = state.clock.now();
    let ready_from = slots::first_available_at(state, stores.iter().map(AsRef::as_ref)).await?;
    let both = stores.into_iter().zip(ready_from);
    Ok(both.map(|(store, ready_from)| StoreStatus::new(store, now, ready_from)).collect())
}

/// The cart as the bar shows it.
pub async fn cart_summary(state: &AppState, visitor: &Visitor) -> AppResult<Option<CartSummary>> {
    Ok(cart::current_cart(state, visitor.cart_owner())
        .await?
        .and_then(|(cart, priced)| CartSummary::new(&cart, &priced)))
}

/// What a store's page shows of its visitor; `None` where it is the same for every visitor.
pub async fn visitor_context(
    state: &AppState,
    visitor: &Visitor,
    store: Position,
) -> AppResult<Option<VisitorContext>> {
    if !visitor.is_personal() {
        return Ok(None);
    }
    let form_token = visitor.form_token().unwrap_or_default();
    let distance_m = visitor.place().map(|place| metres_between(place.position, store));
    Ok(Some(VisitorContext { form_token, distance_m, cart: cart_summary(state, visitor).await? }))
}

/// A product as a card, with the pack sizes to choose from.
pub fn group_card(group: ItemGroup<'_>, shown: &CatalogItem, language: Language) -> Card {
    let sizes = group.sizes.iter().map(|item| PackOption::new(item.product(), &item.listing));
    Card { sizes: sizes.collect(), ..Card::new(shown.product(), &shown.listing, language) }
}

/// Groups as cards, each by the size in the lead.
pub fn group_cards<'a>(groups: impl IntoIterator<Item = ItemGroup<'a>>, language: Language) -> Vec<Card> {
    groups.into_iter().map(|group| group_card(group, group.lead, language)).collect()
}

/// Categories as links.
pub fn category_links<'a>(
    categories: impl IntoIterator<Item = (&'a Category, usize)>,
    language: Language,
) -> Vec<CategoryLink> {
    categories.into_iter().map(|(category, _)| CategoryLink::new(category, language)).collect()
}

/// `?again=`: the order whose lines were just added to the cart.
#[derive(Deserialize)]
pub struct AgainQuery {
    again: Option<String>,
}

/// What is different now from the order whose lines a customer added to the cart; nothing for anyone else.
pub async fn changes_since_order(
    state: &AppState,
    visitor: &Visitor,
    query: &AgainQuery,
) -> AppResult<Vec<NamedChange>> {
    let Some(id) = query.again.as_deref().and_then(|id| id.parse().ok()) else { return Ok(Vec::new()) };
    let order = state.storage.order(id).await?;
    let Some(order) = order.filter(|order| visitor.customer_id() == Some(order.customer)) else {
        return Ok(Vec::new());
    };
    let catalog = store_catalog(state, &order.store).await?;
    let changes = order.changes_since(|product| catalog.item(product).map(|item| &item.listing));
    let named = changes.into_iter().map(|change| {
        let line = order.lines.iter().find(|line| line.product == *change.product());
        let name = line.map_or_else(String::new, |line| line.names.get(visitor.language()).to_owned());
        NamedChange { name, change }
    });
    Ok(named.collect())
}

/// Changes with the names of what changed.
pub async fn with_product_names(
    state: &AppState,
    changes: &[LineChange],
    language: Language,
) -> AppResult<Vec<NamedChange>> {
    let network = state.catalog.snapshot().await?;
    let name_of = |change: &LineChange| {
        let product = network.product(change.product());
        product.map_or_else(
            || change.product().to_string(),
            |ranked| ranked.product.names.get(language).to_owned(),
        )
    };
    Ok(changes.iter().map(|change| NamedChange { name: name_of(change), change: change.clone() }).collect())
}
