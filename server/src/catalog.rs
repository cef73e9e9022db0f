//! What pages read: stores, and what each of them sells, kept in memory.
//!
//! [`Network`] holds every store and product; it is read again when the storage's versions have
//! grown. A store's [`Shelf`] is loaded when it is first asked for, and again when its version has
//! grown. Versions are asked for at most once a second, so that an import in another process shows
//! soon; what this process changes itself it announces with [`Catalog::changed`], which also counts
//! for readers that are on their way with an older answer.

mod search;
mod snapshot;
mod store_catalog;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use commerce::{Position, Store, StoreCode};
use jiff::{SignedDuration, Timestamp};
use storage::Storage;

use crate::environment::Clock;

pub use search::SearchTerms;
pub use snapshot::{CatalogSnapshot, SortedProduct};
pub use store_catalog::{CatalogItem, ItemPage, StoreCatalog};

/// How long what was read counts as fresh.
const REVALIDATE_AFTER: SignedDuration = SignedDuration::from_secs(1);

/// Something that was read, and when its version was last compared.
struct Cached<T> {
    value: Arc<T>,
    checked_at: Timestamp,
}

impl<T> Cached<T> {
    fn fresh(&self, now: Timestamp) -> Option<Arc<T>> {
        // A clock that was set back makes nothing fresh.
        let age = now.duration_since(self.checked_at);
        (!age.is_negative() && age < REVALIDATE_AFTER).then(|| Arc::clone(&self.value))
    }
}

/// Stores and shelves, read when they are needed.
pub struct Catalog {
    storage: Arc<dyn Storage>,
    clock: Arc<dyn Clock>,
    snapshot: Mutex<Option<Cached<CatalogSnapshot>>>,
    store_catalogs: Mutex<HashMap<StoreCode, Cached<StoreCatalog>>>,
    /// One reads the network anew, the others wait for it rather than do the same.
    snapshot_read: tokio::sync::Mutex<()>,
    /// Grows with every [`Catalog::changed`]: what a reader began to read before is not fresh.
    invalidations: AtomicU64,
}

/// When reading began.
#[derive(Clone, Copy)]
struct ReadStart {
    at: Timestamp,
    invalidations: u64,
}

impl Catalog {
    /// An empty catalogue; it reads on first use.
    #[must_use]
    pub fn new(storage: Arc<dyn Storage>, clock: Arc<dyn Clock>) -> Self {
        Self {
            storage,
            clock,
            snapshot: Mutex::default(),
            store_catalogs: Mutex::default(),
            snapshot_read: tokio::sync::Mutex::default(),
            invalidations: AtomicU64::new(0),
        }
    }

    fn start_read(&self) -> ReadStart {
        ReadStart { at: self.clock.now(), invalidations: self.invalidations.load(Ordering::SeqCst) }
    }

    /// What was read, fresh unless something has changed since. To be asked under the lock of where it
    /// is kept, so that a change comes either before it or finds it there.
    fn cache<T>(&self, what: &Arc<T>, begun: ReadStart) -> Cached<T> {
        let changed = self.invalidations.load(Ordering::SeqCst) != begun.invalidations;
        let checked_at = if changed { Timestamp::MIN } else { begun.at };
        Cached { value: Arc::clone(what), checked_at }
    }

    /// Every store and product, at most a second old.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn network(&self) -> storage::Result<Arc<CatalogSnapshot>> {
        if let Some(network) = self.fresh_snapshot() {
            return Ok(network);
        }
        let _one_at_a_time = self.snapshot_read.lock().await;
        if let Some(network) = self.fresh_snapshot() {
            return Ok(network);
        }
        let begun = self.start_read();
        // The versions are read first: what changes in between is read twice, not missed.
        let versions = self.storage.versions().await?;
        let before = lock(&self.snapshot).as_ref().map(|kept| Arc::clone(&kept.value));
        let what = match before {
            Some(network) if network.versions == versions => network,
            before => Arc::new(CatalogSnapshot::load(&*self.storage, versions, before.as_deref()).await?),
        };
        let mut network = lock(&self.snapshot);
        *network = Some(self.cache(&what, begun));
        Ok(what)
    }

    fn fresh_snapshot(&self) -> Option<Arc<CatalogSnapshot>> {
        lock(&self.snapshot).as_ref()?.fresh(self.clock.now())
    }

    /// A store; `None` when there is none such.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn store(&self, code: &StoreCode) -> storage::Result<Option<Arc<Store>>> {
        Ok(self.network().await?.store(code).cloned())
    }

    /// The nearest stores with their distance in metres, nearest first.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn nearest_stores(
        &self,
        to: Position,
        limit: usize,
    ) -> storage::Result<Vec<(Arc<Store>, u32)>> {
        Ok(self.network().await?.nearest(to, limit))
    }

    /// What a store sells, at most a second old; `None` when there is no such store.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn store_catalog(&self, code: &StoreCode) -> storage::Result<Option<Arc<StoreCatalog>>> {
        let begun = self.start_read();
        let kept =
            lock(&self.store_catalogs).get(code).map(|kept| (kept.fresh(begun.at), Arc::clone(&kept.value)));
        let before = match kept {
            Some((Some(shelf), _)) => return Ok(Some(shelf)),
            Some((None, shelf)) => Some(shelf),
            None => None,
        };
        let network = self.network().await?;
        if network.store(code).is_none() {
            lock(&self.store_catalogs).remove(code);
            return Ok(None);
        }
        let Some(version) = self.storage.listings_version(code).await? else { return Ok(None) };
        let what = match before {
            Some(shelf) if shelf.version == version && shelf.is_built_from(&network) => shelf,
            _ => match self.storage.listings(code).await? {
                Some(listings) => Arc::new(StoreCatalog::new(code.clone(), listings, &network)),
                None => return Ok(None),
            },
        };
        let mut shelves = lock(&self.store_catalogs);
        shelves.insert(code.clone(), self.cache(&what, begun));
        Ok(Some(what))
    }

    /// Says that this process changed something at a store, its pause or its stock: the next
    /// reader compares versions at once.
    pub fn invalidate(&self, code: &StoreCode) {
        self.invalidations.fetch_add(1, Ordering::SeqCst);
        if let Some(kept) = lock(&self.store_catalogs).get_mut(code) {
            kept.checked_at = Timestamp::MIN;
        }
        if let Some(kept) = lock(&self.snapshot).as_mut() {
            kept.checked_at = Timestamp::MIN;
        }
    }
}

/// A map is as good after a panic elsewhere as before: nothing is changed in two steps.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
