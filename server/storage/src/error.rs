//! Failures of the storage itself; rejections by a business rule have types of their own.

/// The storage failed. Nothing of it was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// Too many commands are queued, or another process holds the write lock; retry soon.
    #[error("the storage is busy")]
    Busy,
    /// The disk is full; retry when there is room again.
    #[error("the disk is full")]
    Full,
    /// It has been closed, by [`crate::Storage::close`] or after a write whose outcome is unknown.
    #[error("the storage is closed")]
    Closed,
    /// Another server uses it.
    #[error("another server uses this database")]
    InUse,
    /// The database file was deleted or replaced while it was open: what is written goes nowhere.
    #[error("the database file was deleted or replaced while it was open")]
    FileReplaced,
    /// It was created in the other mode.
    #[error("this database was created for {created_for} mode and cannot be opened in {requested} mode")]
    ModeMismatch {
        /// The mode it was created in.
        created_for: &'static str,
        /// The mode requested.
        requested: &'static str,
    },
    /// The engine is too old to be trusted with a WAL database.
    #[error("SQLite {found} can corrupt a WAL database; 3.51.3 or newer is needed")]
    UnsupportedEngine {
        /// The version found.
        found: String,
    },
    /// The key does not open what is stored.
    #[error("the storage key does not belong to this database")]
    WrongKey,
    /// A stored record does not make sense.
    #[error("the database holds a corrupt {what}")]
    Corrupt {
        /// Which kind of record.
        what: &'static str,
    },
    /// The engine failed.
    #[error("the database failed: {0}")]
    Engine(String),
}

impl StorageError {
    /// Whether the same call may succeed soon, without anything being repaired by hand.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Busy | Self::Full)
    }
}
