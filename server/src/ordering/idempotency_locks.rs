//! Locks on idempotency keys: a second press of the order button must not race the first.

use std::collections::HashSet;
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};

use commerce::CustomerId;
use tokio::sync::Notify;

type Key = (CustomerId, String);

/// The keys under which customers are placing orders at this moment.
#[derive(Debug, Default)]
pub struct IdempotencyLocks {
    locked: Mutex<HashSet<Key>>,
    released: Notify,
}

/// Holds a key until it is dropped.
#[derive(Debug)]
pub struct IdempotencyGuard<'a> {
    locks: &'a IdempotencyLocks,
    key: Key,
}

impl IdempotencyLocks {
    fn locked(&self) -> MutexGuard<'_, HashSet<Key>> {
        self.locked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Locks the key; `None` while it is locked.
    #[must_use]
    pub fn try_lock(&self, customer: CustomerId, key: &str) -> Option<IdempotencyGuard<'_>> {
        let key = (customer, key.to_owned());
        let is_free = self.locked().insert(key.clone());
        is_free.then(|| IdempotencyGuard { locks: self, key })
    }

    /// Locks the key as soon as it is free.
    pub async fn lock(&self, customer: CustomerId, key: &str) -> IdempotencyGuard<'_> {
        loop {
            // Registered before the attempt, so that a release in between is not missed.
            let mut released = pin!(self.released.notified());
            released.as_mut().enable();
            if let Some(guard) = self.try_lock(customer, key) {
                return guard;
            }
            released.await;
        }
    }
}

impl Drop for IdempotencyGuard<'_> {
    fn drop(&mut self) {
        self.locks.locked().remove(&self.key);
        self.locks.released.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_locked_once_for_each_customer() {
        let locks = IdempotencyLocks::default();
        let guard = locks.try_lock(CustomerId(1), "a").unwrap();
        assert!(locks.try_lock(CustomerId(1), "a").is_none());
        assert!(locks.try_lock(CustomerId(2), "a").is_some());
        assert!(locks.try_lock(CustomerId(1), "b").is_some());
        drop(guard);
        assert!(locks.try_lock(CustomerId(1), "a").is_some());
    }

    #[tokio::test]
    async fn waiters_lock_one_after_another() {
        let locks = IdempotencyLocks::default();
        let lock_in_turn = async || {
            let guard = locks.lock(CustomerId(1), "a").await;
            assert!(locks.try_lock(CustomerId(1), "a").is_none());
            tokio::task::yield_now().await;
            drop(guard);
        };
        tokio::join!(lock_in_turn(), lock_in_turn(), lock_in_turn());
        assert!(locks.try_lock(CustomerId(1), "a").is_some());
    }
}
