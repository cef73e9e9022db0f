//! Sees to it that a shop does not go on without its storage.
//!
//! After a write that may or may not be on the disk, a storage takes no more: only opening it anew tells what
//! is there. So the shop stops, and whoever supervises the process starts it again.

use std::sync::Arc;
use std::time::Duration;

use storage::StorageError;

use super::{Stop, WorkerError};
use crate::AppState;

/// How often the storage is asked.
const CHECK_INTERVAL: Duration = Duration::from_secs(2);

/// Watches until told to stop.
///
/// # Errors
/// [`Failed::StorageLost`] when the storage has closed by itself.
pub(super) async fn run(state: Arc<AppState>, mut stop: Stop) -> Result<(), WorkerError> {
    loop {
        tokio::select! {
            () = tokio::time::sleep(CHECK_INTERVAL) => {}
            () = stop.wait() => return Ok(()),
        }
        match state.storage.check_health().await {
            Err(StorageError::Closed) if !stop.is_set() => return Err(WorkerError::StorageLost),
            Err(error) => tracing::warn!(%error, "the storage is not ready"),
            Ok(()) => {}
        }
    }
}
