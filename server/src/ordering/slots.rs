//! Pick-up slots, with what others have taken of them.

use std::collections::HashMap;

use commerce::{SlotOffer, Store};
use jiff::{SignedDuration, Timestamp};

use crate::Shop;

/// How far ahead slots are counted: the two weeks in which an opening is looked for.
const AHEAD: SignedDuration = SignedDuration::from_hours(15 * 24);

/// Orders that each slot of a store has taken, by its start.
///
/// # Errors
/// When the ledger fails.
pub async fn taken(shop: &Shop, store: &Store) -> ledger::Result<HashMap<Timestamp, u32>> {
    let now = shop.clock.now();
    let until = now.saturating_add(AHEAD).unwrap_or(Timestamp::MAX);
    Ok(shop.ledger.slots_taken(&store.code, now, until).await?.into_iter().collect())
}

/// The slots a store offers now.
///
/// # Errors
/// When the ledger fails.
pub async fn offered(shop: &Shop, store: &Store) -> ledger::Result<Vec<SlotOffer>> {
    let taken = taken(shop, store).await?;
    Ok(store.offered_slots(shop.clock.now(), |start| taken.get(&start).copied().unwrap_or(0)))
}

/// The start of the first slot with room.
///
/// # Errors
/// When the ledger fails.
pub async fn earliest(shop: &Shop, store: &Store) -> ledger::Result<Option<Timestamp>> {
    let offers = offered(shop, store).await?;
    Ok(offers.into_iter().find(|offer| offer.left > 0).map(|offer| offer.slot.start))
}
