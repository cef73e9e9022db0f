//! Data that several pages need.

use std::sync::Arc;

use app::parts::Card;
use app::parts::NamedChange;
use app::parts::StoreNow;
use app::parts::{CartInHand, Visit};
use commerce::{Language, LineChange, Position, Store, StoreCode};

use crate::Shop;
use crate::catalog::{Item, Shelf};
use crate::ordering::{cart, slots};
use crate::places::metres_between;
use crate::problem::{Kind, Result};
use crate::sessions::Visitor;

/// A store by its code, as it stands in an address.
pub async fn store(shop: &Shop, code: &str) -> Result<Arc<Store>> {
    let code: StoreCode = code.parse().map_err(|_| Kind::NoSuchStore)?;
    Ok(shop.catalog.store(&code).await?.ok_or(Kind::NoSuchStore)?)
}

/// What a store sells.
pub async fn shelf(shop: &Shop, store: &StoreCode) -> Result<Arc<Shelf>> {
    Ok(shop.catalog.shelf(store).await?.ok_or(Kind::NoSuchStore)?)
}

/// A store at this moment, with its first pick-up time.
pub async fn store_now(shop: &Shop, store: Arc<Store>) -> Result<StoreNow> {
    Ok(stores_now(shop, vec![store]).await?.pop().ok_or(Kind::NoSuchStore)?)
}

/// Stores at this moment, in their order, each with its first pick-up time.
pub async fn stores_now(shop: &Shop, stores: Vec<Arc<Store>>) -> Result<Vec<StoreNow>> {
    let now = shop.clock.now();
    let ready_from = slots::earliest_at(shop, stores.iter().map(AsRef::as_ref)).await?;
    let both = stores.into_iter().zip(ready_from);
    Ok(both.map(|(store, ready_from)| StoreNow::at(store, now, ready_from)).collect())
}

/// The cart as the bar shows it.
pub async fn cart_in_hand(shop: &Shop, visitor: &Visitor) -> Result<Option<CartInHand>> {
    Ok(cart::current(shop, visitor).await?.and_then(|(cart, priced)| CartInHand::of(&cart, &priced)))
}

/// What a store's page knows of the one who asks; `None` for a browser without a session, which
/// gets the shared rendering.
pub async fn visit(shop: &Shop, visitor: &Visitor, store: Position) -> Result<Option<Visit>> {
    let Some(form_token) = visitor.form_token() else { return Ok(None) };
    let distance_m = visitor.place().map(|place| metres_between(place.position, store));
    Ok(Some(Visit { form_token, distance_m, cart: cart_in_hand(shop, visitor).await? }))
}

/// Products as cards.
pub fn cards<'a>(items: impl IntoIterator<Item = &'a Item>, language: Language) -> Vec<Card> {
    items.into_iter().map(|item| Card::of(item.product(), &item.listing, language)).collect()
}

/// Changes with the names of what changed.
pub async fn named(shop: &Shop, changes: &[LineChange], language: Language) -> Result<Vec<NamedChange>> {
    let network = shop.catalog.network().await?;
    let name_of = |change: &LineChange| {
        let product = network.product(change.product());
        product.map_or_else(
            || change.product().to_string(),
            |ranked| ranked.product.names.in_language(language).to_owned(),
        )
    };
    Ok(changes.iter().map(|change| NamedChange { name: name_of(change), change: change.clone() }).collect())
}
