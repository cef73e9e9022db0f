//! Pick-up slots, with what others have taken of them.

use std::collections::HashMap;

use commerce::{SlotOffer, Store, StoreCode};
use jiff::{SignedDuration, Timestamp};

use crate::Shop;

/// How far ahead slots are counted: the two weeks in which an opening is looked for.
const AHEAD: SignedDuration = SignedDuration::from_hours(15 * 24);

/// The slots that each of many stores offers now, in their order: one question to the ledger.
///
/// # Errors
/// When the ledger fails.
pub async fn offered_at(
    shop: &Shop,
    stores: impl IntoIterator<Item = &Store>,
) -> ledger::Result<Vec<Vec<SlotOffer>>> {
    let now = shop.clock.now();
    let until = now.saturating_add(AHEAD).unwrap_or(Timestamp::MAX);
    let stores: Vec<&Store> = stores.into_iter().collect();
    let codes: Vec<StoreCode> = stores.iter().map(|store| store.code.clone()).collect();
    let taken = shop.ledger.slots_taken_at(&codes, now, until).await?;
    let offers = stores.into_iter().zip(taken).map(|(store, taken)| {
        let taken: HashMap<Timestamp, u32> = taken.into_iter().collect();
        store.offered_slots(now, |start| taken.get(&start).copied().unwrap_or(0))
    });
    Ok(offers.collect())
}

/// The slots a store offers now.
///
/// # Errors
/// When the ledger fails.
pub async fn offered(shop: &Shop, store: &Store) -> ledger::Result<Vec<SlotOffer>> {
    Ok(offered_at(shop, [store]).await?.pop().unwrap_or_default())
}

/// The start of the first slot with room at each of many stores, in their order: one question to the
/// ledger.
///
/// # Errors
/// When the ledger fails.
pub async fn earliest_at(
    shop: &Shop,
    stores: impl IntoIterator<Item = &Store>,
) -> ledger::Result<Vec<Option<Timestamp>>> {
    let first = |offers: Vec<SlotOffer>| offers.into_iter().find(|offer| offer.left > 0);
    let offers = offered_at(shop, stores).await?.into_iter();
    Ok(offers.map(|offers| first(offers).map(|offer| offer.slot.start)).collect())
}
