//! Whether the shop wants customers.

use std::sync::atomic::{AtomicBool, Ordering};

/// Open, or closing.
#[derive(Debug, Default)]
pub struct Health {
    closing: AtomicBool,
}

impl Health {
    /// From now on `/readyz` says no, so that a balancer sends nobody new.
    pub fn close(&self) {
        self.closing.store(true, Ordering::Relaxed);
    }

    /// Whether it is closing.
    #[must_use]
    pub fn is_closing(&self) -> bool {
        self.closing.load(Ordering::Relaxed)
    }
}
