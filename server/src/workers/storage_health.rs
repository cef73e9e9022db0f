//! Stops the process when its storage has closed itself: after a write that may or may not be on disk, only
//! opening the storage again shows what is stored. The supervisor of the process restarts it.

use std::sync::Arc;
use std::time::Duration;

use storage::StorageError;
use tokio_util::sync::CancellationToken;

use super::error::WorkerError;
use crate::app_state::AppState;

/// Between two checks.
const CHECK_INTERVAL: Duration = Duration::from_secs(2);

pub(super) async fn run(state: Arc<AppState>, shutdown: CancellationToken) -> Result<(), WorkerError> {
    loop {
        tokio::select! {
            () = state.clock.sleep(CHECK_INTERVAL) => {}
            () = shutdown.cancelled() => return Ok(()),
        }
        match state.storage.check_health().await {
            Err(StorageError::Closed) if !shutdown.is_cancelled() => return Err(WorkerError::StorageLost),
            Err(error) => tracing::warn!(%error, "storage is not healthy"),
            Ok(()) => {}
        }
    }
}
