//! What runs without a request.

pub mod expiry;

pub mod inbox;
pub mod outbox;
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

/// Starts every worker. Each ends at the next point where nothing is half done.
#[must_use]
pub fn start(shop: &Arc<Shop>, signal: &StopSignal) -> JoinSet<()> {
    let mut workers = JoinSet::new();
    workers.spawn(expiry::run(Arc::clone(shop), signal.stop()));
    workers.spawn(inbox::run(Arc::clone(shop), signal.stop()));
    workers.spawn(outbox::run(Arc::clone(shop), signal.stop()));
    workers
}
