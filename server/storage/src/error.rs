//! What can go wrong with the storage itself; refusals of the business have types of their own.

/// The storage could not do what was asked. Nothing of it was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// Too many commands wait; try again soon.
    #[error("the storage is busy")]
    Busy,
    /// It has been closed.
    #[error("the storage is closed")]
    Closed,
    /// It was made in the other mode.
    #[error("this storage was made for {created_for} and cannot be opened for {requested}")]
    ModeMismatch {
        /// The mode it was made in.
        created_for: &'static str,
        /// The mode asked for.
        requested: &'static str,
    },
    /// The engine is too old to be trusted with a WAL database.
    #[error("SQLite {found} can corrupt a WAL database; 3.51.3 or newer is needed")]
    UnsupportedEngine {
        /// The version found.
        found: String,
    },
    /// The key does not open what is stored.
    #[error("the storage's key does not fit this storage")]
    WrongKey,
    /// What is stored does not make sense.
    #[error("the storage holds a damaged {what}")]
    Corrupt {
        /// Which kind of record.
        what: &'static str,
    },
    /// The engine failed.
    #[error("the storage failed: {0}")]
    Engine(String),
}
