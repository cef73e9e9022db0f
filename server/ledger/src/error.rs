//! What can go wrong with the ledger itself; refusals of the business have types of their own.

/// The ledger could not do what was asked. Nothing of it was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// Too many commands wait; try again soon.
    #[error("the ledger is busy")]
    Busy,
    /// It has been closed.
    #[error("the ledger is closed")]
    Closed,
    /// It was made in the other mode.
    #[error("this ledger was made for {made} and cannot be opened for {asked}")]
    OtherMode {
        /// The mode it was made in.
        made: &'static str,
        /// The mode asked for.
        asked: &'static str,
    },
    /// The engine is too old to be trusted with a WAL database.
    #[error("SQLite {found} can corrupt a WAL database; 3.51.3 or newer is needed")]
    OldEngine {
        /// The version found.
        found: String,
    },
    /// The key does not open what is stored.
    #[error("the ledger's key does not fit this ledger")]
    WrongKey,
    /// What is stored does not make sense.
    #[error("the ledger holds a damaged {what}")]
    Damaged {
        /// Which kind of record.
        what: &'static str,
    },
    /// The engine failed.
    #[error("the ledger failed: {0}")]
    Engine(String),
}
