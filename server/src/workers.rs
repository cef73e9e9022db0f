//! What runs without a request.

mod backoff;
mod clock_check;
mod coverage;
mod deadlines;
mod error;
mod inbox;
pub mod notifiers;
mod outbox;
mod storage_health;

use std::sync::Arc;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

pub use error::WorkerError;

use crate::app_state::AppState;

/// Starts every worker. After `shutdown` each ends at the next point where nothing is half done.
#[must_use]
pub fn start(state: &Arc<AppState>, shutdown: &CancellationToken) -> JoinSet<Result<(), WorkerError>> {
    let mut workers = JoinSet::new();
    workers.spawn(deadlines::run(Arc::clone(state), shutdown.clone()));
    workers.spawn(inbox::run(Arc::clone(state), shutdown.clone()));
    workers.spawn(outbox::run(Arc::clone(state), shutdown.clone()));
    workers.spawn(storage_health::run(Arc::clone(state), shutdown.clone()));
    workers
}
