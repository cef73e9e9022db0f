//! Pick-up slots, with what is booked of them.

use std::collections::HashMap;

use commerce::{CustomerId, Order, SlotAvailability, Store, StoreCode};
use jiff::{SignedDuration, Timestamp};

use crate::AppState;

/// How far ahead bookings are counted: the two weeks in which a store's next opening is looked for.
const LOOKAHEAD: SignedDuration = SignedDuration::from_hours(15 * 24);

/// Orders that tell which slots a customer has taken, and at which hour they usually come.
const MAX_LATEST_ORDERS: u32 = 10;

/// A customer's latest orders, the newest first; none of an anonymous visitor.
///
/// # Errors
/// When storage fails.
pub async fn latest_orders(state: &AppState, customer: Option<CustomerId>) -> storage::Result<Vec<Order>> {
    match customer {
        Some(customer) => state.storage.orders_of(customer, None, MAX_LATEST_ORDERS).await,
        None => Ok(Vec::new()),
    }
}

/// The slots that each of several stores offers now, in the order of the stores: one query.
///
/// # Errors
/// When storage fails.
pub async fn available_slots_at(
    state: &AppState,
    stores: impl IntoIterator<Item = &Store>,
) -> storage::Result<Vec<Vec<SlotAvailability>>> {
    let now = state.clock.now();
    let until = now.saturating_add(LOOKAHEAD).unwrap_or(Timestamp::MAX);
    let stores: Vec<&Store> = stores.into_iter().collect();
    let codes: Vec<StoreCode> = stores.iter().map(|store| store.code.clone()).collect();
    let booked = state.storage.booked_slots(&codes, now, until).await?;
    let available = stores.into_iter().zip(booked).map(|(store, booked)| {
        let booked: HashMap<Timestamp, u32> = booked.into_iter().collect();
        store.upcoming_slots(now, |start| booked.get(&start).copied().unwrap_or(0))
    });
    Ok(available.collect())
}

/// The slots that a store offers now.
///
/// # Errors
/// When storage fails.
pub async fn available_slots(state: &AppState, store: &Store) -> storage::Result<Vec<SlotAvailability>> {
    Ok(available_slots_at(state, [store]).await?.pop().unwrap_or_default())
}

/// The start of the first slot with room at each of several stores, in the order of the stores: one query.
///
/// # Errors
/// When storage fails.
pub async fn first_available_at(
    state: &AppState,
    stores: impl IntoIterator<Item = &Store>,
) -> storage::Result<Vec<Option<Timestamp>>> {
    let first = |slots: Vec<SlotAvailability>| slots.into_iter().find(|slot| slot.remaining > 0);
    let available = available_slots_at(state, stores).await?.into_iter();
    Ok(available.map(|slots| first(slots).map(|found| found.slot.start)).collect())
}
