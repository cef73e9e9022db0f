//! What runs without a request.

mod backoff;
pub mod deadlines;
pub mod inbox;
mod notifiers;
pub mod outbox;
mod side_by_side;
mod storage_health;

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinSet;

pub use notifiers::Notifiers;

use crate::AppState;

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
pub enum WorkerError {
    /// The storage has closed by itself.
    #[error("the storage can no longer be written; opening it anew recovers what is there")]
    StorageLost,
}

/// Starts every worker. Each ends at the next point where nothing is half done.
#[must_use]
pub fn start(state: &Arc<AppState>, signal: &StopSignal) -> JoinSet<Result<(), WorkerError>> {
    let mut workers = JoinSet::new();
    let (expiring, inbox, outbox) = (
        deadlines::run(Arc::clone(state), signal.stop()),
        inbox::run(Arc::clone(state), signal.stop()),
        outbox::run(Arc::clone(state), signal.stop()),
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
    workers.spawn(storage_health::run(Arc::clone(state), signal.stop()));
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
