//! Orders that are being placed at this moment, so that a second press of the button in the same
//! moment does not race the first.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use commerce::CustomerId;
use tokio::sync::Notify;

/// Who is placing an order under which idempotency key.
#[derive(Debug, Default)]
pub struct InFlight {
    keys: Mutex<HashSet<(CustomerId, String)>>,
    freed: Notify,
}

/// Holds a key until it is dropped.
#[derive(Debug)]
pub struct Held<'a> {
    set: &'a InFlight,
    key: (CustomerId, String),
}

impl InFlight {
    /// Takes the key; `None` while somebody holds it.
    #[must_use]
    pub fn hold(&self, customer: CustomerId, key: &str) -> Option<Held<'_>> {
        let key = (customer, key.to_owned());
        let taken = self.keys.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone());
        taken.then(|| Held { set: self, key })
    }

    /// Takes the key as soon as nobody holds it.
    pub async fn hold_in_turn(&self, customer: CustomerId, key: &str) -> Held<'_> {
        loop {
            // Listening begins before looking, so that a key freed in between is not missed.
            let mut freed = std::pin::pin!(self.freed.notified());
            freed.as_mut().enable();
            if let Some(held) = self.hold(customer, key) {
                return held;
            }
            freed.await;
        }
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.set.keys.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
        self.set.freed.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_held_once_by_each_customer() {
        let in_flight = InFlight::default();
        let held = in_flight.hold(CustomerId(1), "a").unwrap();
        assert!(in_flight.hold(CustomerId(1), "a").is_none());
        assert!(in_flight.hold(CustomerId(2), "a").is_some());
        assert!(in_flight.hold(CustomerId(1), "b").is_some());
        drop(held);
        assert!(in_flight.hold(CustomerId(1), "a").is_some());
    }

    #[tokio::test]
    async fn whoever_waits_gets_the_key_in_turn() {
        let in_flight = InFlight::default();
        let one_after_another = async || {
            let held = in_flight.hold_in_turn(CustomerId(1), "a").await;
            assert!(in_flight.hold(CustomerId(1), "a").is_none());
            tokio::task::yield_now().await;
            drop(held);
        };
        tokio::join!(one_after_another(), one_after_another(), one_after_another());
        assert!(in_flight.hold(CustomerId(1), "a").is_some());
    }
}
