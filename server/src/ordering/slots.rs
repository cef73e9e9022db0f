//! Pick-up slots, with what others have taken of them.

use std::collections::HashMap;

use commerce::{SlotAvailability, Store, StoreCode};
use jiff::{SignedDuration, Timestamp};

use crate::AppState;

/// How far ahead slots are counted: the two weeks in which an opening is looked for.
const LOOKAHEAD: SignedDuration = SignedDuration::from_hours(15 * 24);

/// The slots that each of many stores offers now, in their order: one question to the storage.
///
/// # Errors
/// When the storage fails.
pub async fn available_slots_at(
    state: &AppState,
    stores: impl IntoIterator<Item = &Store>,
) -> storage::Result<Vec<Vec<SlotAvailability>>> {
    let now = state.clock.now();
    let until = now.saturating_add(LOOKAHEAD).unwrap_or(Timestamp::MAX);
    let stores: Vec<&Store> = stores.into_iter().collect();
    let codes: Vec<StoreCode> = stores.iter().map(|store| store.code.clone()).collect();
    let taken = state.storage.booked_slots(&codes, now, until).await?;
    let offers = stores.into_iter().zip(taken).map(|(store, taken)| {
        let taken: HashMap<Timestamp, u32> = taken.into_iter().collect();
        store.upcoming_slots(now, |start| taken.get(&start).copied().unwrap_or(0))
    });
    Ok(offers.collect())
}

/// The slots a store offers now.
///
/// # Errors
/// When the storage fails.
pub async fn available_slots(state: &AppState, store: &Store) -> storage::Result<Vec<SlotAvailability>> {
    Ok(available_slots_at(state, [store]).await?.pop().unwrap_or_default())
}

/// The start of the first slot with room at each of many stores, in their order: one question to the
/// storage.
///
/// # Errors
/// When the storage fails.
pub async fn first_available_at(
    state: &AppState,
    stores: impl IntoIterator<Item = &Store>,
) -> storage::Result<Vec<Option<Timestamp>>> {
    let first = |offers: Vec<SlotAvailability>| offers.into_iter().find(|offer| offer.remaining > 0);
    let offers = available_slots_at(state, stores).await?.into_iter();
    Ok(offers.map(|offers| first(offers).map(|offer| offer.slot.start)).collect())
}
