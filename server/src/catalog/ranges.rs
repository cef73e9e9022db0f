//! How much stores sell, for lists of stores: counted rarely, since a list shows it of many stores.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use commerce::StoreCode;
use jiff::{SignedDuration, Timestamp};

/// How long a count is used.
const COUNT_AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(10);

/// What a list of stores shows of a store's range.
#[derive(Clone, Copy)]
struct StoreRange {
    /// Products on sale, in stock or not.
    product_count: u32,
    counted_at: Timestamp,
}

/// The ranges counted so far.
#[derive(Default)]
pub(super) struct StoreRanges {
    by_store: Mutex<HashMap<StoreCode, StoreRange>>,
}

impl StoreRanges {
    /// Those of the stores that were not counted lately.
    pub(super) fn missing(&self, stores: &[StoreCode], now: Timestamp) -> Vec<StoreCode> {
        let known = self.by_store.lock().unwrap_or_else(PoisonError::into_inner);
        let is_fresh = |range: &StoreRange| {
            let age = now.duration_since(range.counted_at);
            !age.is_negative() && age < COUNT_AGAIN_AFTER
        };
        stores.iter().filter(|store| !known.get(*store).is_some_and(is_fresh)).cloned().collect()
    }

    /// Remembers what was counted at `now`.
    pub(super) fn record(&self, counts: impl IntoIterator<Item = (StoreCode, usize)>, now: Timestamp) {
        let mut known = self.by_store.lock().unwrap_or_else(PoisonError::into_inner);
        known.extend(counts.into_iter().map(|(store, count)| {
            let product_count = u32::try_from(count).unwrap_or(u32::MAX);
            (store, StoreRange { product_count, counted_at: now })
        }));
    }

    /// The counts of stores, in their order; 0 where there is none.
    pub(super) fn product_counts(&self, stores: &[StoreCode]) -> Vec<u32> {
        let known = self.by_store.lock().unwrap_or_else(PoisonError::into_inner);
        stores.iter().map(|store| known.get(store).map_or(0, |range| range.product_count)).collect()
    }
}
