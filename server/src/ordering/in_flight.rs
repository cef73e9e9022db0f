//! Orders that are being placed at this moment, so that a second press of the button in the same
//! moment is told to wait instead of racing the first.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use commerce::CustomerId;

/// Who is placing an order under which idempotency key.
#[derive(Debug, Default)]
pub struct InFlight(Mutex<HashSet<(CustomerId, String)>>);

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
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone());
        taken.then_some(Held { set: self, key })
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.set.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
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
}
