//! Orders that are being placed at this moment, so that a second press of the button in the same
//! moment does not race the first.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use commerce::CustomerId;
use tokio::sync::Notify;

/// Who is placing an order under which idempotency key.
#[derive(Debug, Default)]
pub struct IdempotencyLocks {
    keys: Mutex<HashSet<(CustomerId, String)>>,
    released: Notify,
}

/// Holds a key until it is dropped.
#[derive(Debug)]
pub struct IdempotencyGuard<'a> {
    set: &'a IdempotencyLocks,
    key: (CustomerId, String),
}

impl IdempotencyLocks {
    /// Takes the key; `None` while somebody holds it.
    #[must_use]
    pub fn try_lock(&self, customer: CustomerId, key: &str) -> Option<IdempotencyGuard<'_>> {
        let key = (customer, key.to_owned());
        let taken = self.keys.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone());
        taken.then(|| IdempotencyGuard { set: self, key })
    }

    /// Takes the key as soon as nobody holds it.
    pub async fn lock(&self, customer: CustomerId, key: &str) -> IdempotencyGuard<'_> {
        loop {
            // Listening begins before looking, so that a key freed in between is not missed.
            let mut freed = std::pin::pin!(self.released.notified());
            freed.as_mut().enable();
            if let Some(held) = self.try_lock(customer, key) {
                return held;
            }
            freed.await;
        }
    }
}

impl Drop for IdempotencyGuard<'_> {
    fn drop(&mut self) {
        self.set.keys.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
        self.set.released.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_held_once_by_each_customer() {
        let in_flight = IdempotencyLocks::default();
        let held = in_flight.try_lock(CustomerId(1), "a").unwrap();
        assert!(in_flight.try_lock(CustomerId(1), "a").is_none());
        assert!(in_flight.try_lock(CustomerId(2), "a").is_some());
        assert!(in_flight.try_lock(CustomerId(1), "b").is_some());
        drop(held);
        assert!(in_flight.try_lock(CustomerId(1), "a").is_some());
    }

    #[tokio::test]
    async fn whoever_waits_gets_the_key_in_turn() {
        let in_flight = IdempotencyLocks::default();
        let one_after_another = async || {
            let held = in_flight.lock(CustomerId(1), "a").await;
            assert!(in_flight.try_lock(CustomerId(1), "a").is_none());
            tokio::task::yield_now().await;
            drop(held);
        };
        tokio::join!(one_after_another(), one_after_another(), one_after_another());
        assert!(in_flight.try_lock(CustomerId(1), "a").is_some());
    }
}
