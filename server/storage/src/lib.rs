//! Durable storage of everything the shop acknowledges, behind one trait.
//!
//! - [`Storage`] joins one trait per subject: [`CatalogStorage`], [`CustomerStorage`], [`OrderStorage`],
//!   [`MessageStorage`], [`ProductRequestStorage`], [`CoverageStorage`]. Each method is a whole business transaction with all that it writes, so that
//!   SQLite can commit many in one fsync and PostgreSQL run one in a round trip.
//! - [`sqlite`] is the embedded engine; `contract` the suite every engine passes. [`secrets`] encrypts
//!   personal data, for every engine.
//! - The rules of orders, carts and identities are in `commerce`: an engine reads rows, calls them, and
//!   writes rows.
//!
//! What an order's transaction touches leads with the store, what is a customer's leads with the
//! customer, and no transaction spans both: the outbox carries over.
//!
//! # Adding a method
//! 1. Declare it in the trait of its subject and document what it guarantees.
//! 2. Implement it in the file of the same name under `sqlite/`.
//! 3. Add a case to the contract suite, in the module of the subject.
//! 4. Add it to the list in the server's `faulty_storage` test double.

#![warn(missing_docs)]

use async_trait::async_trait;
use jiff::Timestamp;

pub mod catalog;
#[cfg(feature = "contract")]
pub mod contract;
pub mod coverage;
pub mod customers;
pub mod error;
pub mod messages;
pub mod orders;
pub mod product_requests;
pub mod secrets;
pub mod sessions;
pub mod sqlite;

pub use catalog::{CatalogStorage, ImportRowError, ImportSummary, ListingRow, StoreListings, Versions};
pub use commerce::notice::NewMessage;
pub use coverage::{CoverageNotice, CoverageRequest, CoverageStorage};
pub use customers::{Address, Conversation, Customer, CustomerStorage, Identity};
pub use error::StorageError;
pub use messages::{
    EventCompletion, InboxEvent, KeyedHash, MessageStatus, MessageStorage, NewEvent, OutboxMessage,
    SendOutcome, StatusReport,
};
pub use orders::{
    ActionOutcome, AddLines, Board, BookedSlots, IdempotencyKey, OrderStorage, PlaceOrder, PlaceOrderError,
    PlaceOutcome, RateOutcome, SetLine,
};
pub use product_requests::{NewProductRequest, ProductRequest, ProductRequestOutcome, ProductRequestStorage};
pub use secrets::StorageKey;
pub use sessions::{
    Link, LinkPurpose, NewLink, NewSession, Patch, Session, SessionPatch, SessionScope, TokenDigest,
};

/// What every method returns: the answer, or that the storage itself failed.
pub type Result<T> = std::result::Result<T, StorageError>;

/// What a database was created for. It refuses to be opened as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Invented people, an emulated chat.
    Sandbox,
    /// Real ones.
    Live,
}

impl Mode {
    /// Its name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Live => "live",
        }
    }

    /// Parses [`Mode::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Sandbox, Self::Live].into_iter().find(|mode| mode.code() == code)
    }
}

/// Durable storage. Every write is on disk before its method returns.
#[async_trait]
pub trait Storage:
    CatalogStorage + CustomerStorage + OrderStorage + MessageStorage + ProductRequestStorage + CoverageStorage
{
    /// Deletes what has expired and returns how many rows were deleted or lost their personal data:
    /// sessions; links a week after their end, those of orders two weeks after the order's end; carts
    /// without an owner after a day, all others after 90; idempotency keys and processed events
    /// after 7 days (the events' hashes after 15, since Meta may repeat them for 7); payloads and
    /// external ids of sent messages after 30, and so requests for products; requests to
    /// be notified of a store after 180.
    ///
    /// Deletes nothing when the clock has stepped by more than [`MAX_CLOCK_STEP`] since the call before:
    /// a clock that jumps ahead and back must not cost anybody a session.
    async fn purge_expired(&self, now: Timestamp) -> Result<u64>;
    /// Proves that it can write and read now, by a write that is committed. Returns within 2 seconds.
    ///
    /// # Errors
    /// [`StorageError::Full`] when the disk is full, [`StorageError::Busy`] when a write takes longer or
    /// another process holds the lock, [`StorageError::FileReplaced`] when the file is no longer the one
    /// that was opened (after which every call fails with [`StorageError::Closed`]).
    async fn check_health(&self) -> Result<()>;
    /// Finishes what is queued and closes. Later calls fail with [`StorageError::Closed`].
    async fn close(&self) -> Result<()>;
}

/// The longest time between two calls of [`Storage::purge_expired`] that counts as the clock going its
/// way; the calls come once an hour.
pub const MAX_CLOCK_STEP: jiff::SignedDuration = jiff::SignedDuration::from_hours(3);
