//! Why a worker ended before the shutdown.

/// A failure after which the process has to be restarted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkerError {
    /// Storage closed itself after a write that may or may not be on disk.
    #[error("the storage can no longer be written; a restart recovers what is stored")]
    StorageLost,
}
