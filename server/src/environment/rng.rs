//! Randomness: 128 bits at a time, from the operating system or from a seed.

use std::sync::atomic::{AtomicU64, Ordering};

use commerce::{CartId, EventId, Home, MessageId, OrderId, Party, ProductRequestId, StoreCode};

/// A source of ids and secrets, unguessable in production.
pub trait Rng: Send + Sync + 'static {
    /// 128 random bits.
    fn next_u128(&self) -> u128;

    /// A fresh id for an order at a store.
    fn order_id(&self, store: &StoreCode) -> OrderId {
        OrderId::new(Home::of_store(store), self.next_u128())
    }

    /// A fresh id for a cart at a store.
    fn cart_id(&self, store: &StoreCode) -> CartId {
        CartId::new(Home::of_store(store), self.next_u128())
    }

    /// A fresh id for a request for a product at a store.
    fn product_request_id(&self, store: &StoreCode) -> ProductRequestId {
        ProductRequestId::new(Home::of_store(store), self.next_u128())
    }

    /// A fresh id for a message to a party.
    fn message_id(&self, recipient: &Party) -> MessageId {
        MessageId::new(recipient.home(), self.next_u128())
    }

    /// A fresh id for an event with a home.
    fn event_id(&self, home: Home) -> EventId {
        EventId::new(home, self.next_u128())
    }

    /// Four digits to say at the counter.
    fn generate_pickup_code(&self) -> String {
        format!("{:04}", self.next_u128() % 10_000)
    }
}

/// The randomness of the operating system.
#[derive(Clone, Copy, Debug)]
pub struct OsRng;

impl Rng for OsRng {
    fn next_u128(&self) -> u128 {
        let mut bytes = [0; 16];
        if let Err(error) = getrandom::fill(&mut bytes) {
            // Tokens that can be guessed would open other people's orders: better no shop at all.
            tracing::error!(%error, "the system has no randomness; stopping");
            std::process::abort();
        }
        u128::from_be_bytes(bytes)
    }
}

/// Predictable bits for tests: the same seed draws the same ids.
#[derive(Debug)]
pub struct SeededRng {
    state: AtomicU64,
}

impl SeededRng {
    /// Starts from a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: AtomicU64::new(seed) }
    }

    /// One step of `SplitMix64`.
    fn next(&self) -> u64 {
        const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
        let state = self.state.fetch_add(GOLDEN, Ordering::Relaxed).wrapping_add(GOLDEN);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

impl Rng for SeededRng {
    fn next_u128(&self) -> u128 {
        (u128::from(self.next()) << 64) | u128::from(self.next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_ids() {
        let (one, two) = (SeededRng::new(7), SeededRng::new(7));
        let store = "shree-ganesh".parse().unwrap();
        assert_eq!(one.order_id(&store), two.order_id(&store));
        assert_ne!(one.order_id(&store), one.order_id(&store));
        assert_eq!(one.order_id(&store).home(), Home::of_store(&store));
    }

    #[test]
    fn pickup_codes_have_four_digits() {
        for _ in 0..100 {
            let code = OsRng.generate_pickup_code();
            assert!(code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
        }
    }
}
