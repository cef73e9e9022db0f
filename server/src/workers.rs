//! What runs without a request.

pub mod expiry;
pub mod inbox;
mod ledger_watch;
pub mod outbox;
mod patience;
mod side_by_side;
mod wake;

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinSet;

pub use wake::Wake;

use crate::Shop;

/// Tells everything that runs when the shop closes.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// Returns when the shop closes.
    pub async fn wait(&mut self) {
        // An error means that whoever would say so is gone, which says the same.
        let _ = self.0.wait_for(|closing| *closing).await;
    }

    /// Whether the shop closes.
    #[must_use]
    pub fn is_set(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }
}

/// The other end of [`Stop`].
#[derive(Debug)]
pub struct StopSignal(watch::Sender<bool>);

impl StopSignal {
    /// Nobody stops yet.
    #[must_use]
    pub fn new() -> Self {
        Self(watch::Sender::new(false))
    }

    /// What a task waits on.
    #[must_use]
    pub fn stop(&self) -> Stop {
        Stop(self.0.subscribe())
    }

    /// Everything stops.
    pub fn now(&self) {
        self.0.send_replace(true);
    }
}

impl Default for StopSignal {
    fn default() -> Self {
        Self::new()
    }
}

/// Why a worker ended that was not told to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failed {
    /// The ledger has closed by itself.
    #[error("the ledger can no longer be written; opening it anew recovers what is there")]
    LedgerLost,
}

/// Starts every worker. Each ends at the next point where nothing is half done.
#[must_use]
pub fn start(shop: &Arc<Shop>, signal: &StopSignal) -> JoinSet<Result<(), Failed>> {
    let mut workers = JoinSet::new();
    let (expiring, inbox, outbox) = (
        expiry::run(Arc::clone(shop), signal.stop()),
        inbox::run(Arc::clone(shop), signal.stop()),
        outbox::run(Arc::clone(shop), signal.stop()),
    );
    workers.spawn(async move {
        expiring.await;
        Ok(())
    });
    workers.spawn(async move {
        inbox.await;
        Ok(())
    });
    workers.spawn(async move {
        outbox.await;
        Ok(())
    });
    workers.spawn(ledger_watch::run(Arc::clone(shop), signal.stop()));
    workers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_would_say_stop_says_so_by_going() {
        let signal = StopSignal::new();
        let (stop, other) = (signal.stop(), signal.stop());
        assert!(!stop.is_set());
        signal.now();
        assert!(stop.is_set() && other.is_set());
        let signal = StopSignal::new();
        let stop = signal.stop();
        drop(signal);
        assert!(stop.is_set());
    }
}
