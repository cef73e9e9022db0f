//! What pages read: stores, and what each of them sells, cached in memory.
//!
//! [`CatalogSnapshot`] holds every store and product; it is read again when the storage's versions
//! have grown. A [`StoreCatalog`] is loaded on first use, and again when its version has grown.
//! Versions are compared at most once a second, so that an import in another process shows soon. What
//! this process changes itself it announces with [`Catalog::invalidate`], which also counts for a
//! read that has started before and returns an older state.

mod categories;
mod groups;
mod ranges;
pub mod search;
mod snapshot;
mod store_catalog;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use commerce::{Position, Store, StoreCode};
use jiff::{SignedDuration, Timestamp};
use storage::Storage;

use crate::environment::Clock;

pub use categories::CategoryTree;
pub use groups::{CatalogItem, ItemGroup};
use ranges::StoreRanges;
pub use search::{SearchQuery, Synonyms};
pub use snapshot::CatalogSnapshot;
pub use store_catalog::{SearchResults, StoreCatalog};

/// How long a cached value is used before its version is compared again.
const REVALIDATE_AFTER: SignedDuration = SignedDuration::from_secs(1);

/// A value that was read, and when its version was last compared.
struct Cached<T> {
    value: Arc<T>,
    checked_at: Timestamp,
}

impl<T> Cached<T> {
    fn fresh(&self, now: Timestamp) -> Option<Arc<T>> {
        // A clock that was set back makes no value fresh.
        let age = now.duration_since(self.checked_at);
        (!age.is_negative() && age < REVALIDATE_AFTER).then(|| Arc::clone(&self.value))
    }
}

/// Stores, products and listings, read when they are needed.
pub struct Catalog {
    storage: Arc<dyn Storage>,
    clock: Arc<dyn Clock>,
    synonyms: Arc<Synonyms>,
    snapshot: Mutex<Option<Cached<CatalogSnapshot>>>,
    store_catalogs: Mutex<HashMap<StoreCode, Cached<StoreCatalog>>>,
    ranges: StoreRanges,
    /// Held while the snapshot is read: others wait for it rather than read the same.
    snapshot_read: tokio::sync::Mutex<()>,
    /// Grows with every [`Catalog::invalidate`]: what a reader started to read before is not fresh.
    invalidations: AtomicU64,
}

/// When a read started.
#[derive(Clone, Copy)]
struct ReadStart {
    at: Timestamp,
    invalidations: u64,
}

impl Catalog {
    /// An empty catalogue; it reads on first use.
    #[must_use]
    pub fn new(storage: Arc<dyn Storage>, clock: Arc<dyn Clock>, synonyms: Synonyms) -> Self {
        Self {
            storage,
            clock,
            synonyms: Arc::new(synonyms),
            snapshot: Mutex::default(),
            store_catalogs: Mutex::default(),
            ranges: StoreRanges::default(),
            snapshot_read: tokio::sync::Mutex::default(),
            invalidations: AtomicU64::new(0),
        }
    }

    fn start_read(&self) -> ReadStart {
        ReadStart { at: self.clock.now(), invalidations: self.invalidations.load(Ordering::SeqCst) }
    }

    /// A value to cache, fresh unless something was invalidated since the read started. Called under
    /// the lock of the cache, so that an invalidation comes either before it or finds the value there.
    fn cache<T>(&self, value: &Arc<T>, start: ReadStart) -> Cached<T> {
        let invalidated = self.invalidations.load(Ordering::SeqCst) != start.invalidations;
        let checked_at = if invalidated { Timestamp::MIN } else { start.at };
        Cached { value: Arc::clone(value), checked_at }
    }

    /// Every store and product, at most a second old.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn snapshot(&self) -> storage::Result<Arc<CatalogSnapshot>> {
        if let Some(snapshot) = self.fresh_snapshot() {
            return Ok(snapshot);
        }
        let _one_reader = self.snapshot_read.lock().await;
        if let Some(snapshot) = self.fresh_snapshot() {
            return Ok(snapshot);
        }
        let start = self.start_read();
        // The versions are read first: what changes in between is read twice, not missed.
        let versions = self.storage.versions().await?;
        let previous = lock(&self.snapshot).as_ref().map(|cached| Arc::clone(&cached.value));
        let snapshot = match previous {
            Some(snapshot) if snapshot.versions == versions => snapshot,
            previous => {
                let previous = previous.as_deref();
                Arc::new(CatalogSnapshot::load(&*self.storage, versions, previous, &self.synonyms).await?)
            }
        };
        let mut cached = lock(&self.snapshot);
        *cached = Some(self.cache(&snapshot, start));
        Ok(snapshot)
    }

    fn fresh_snapshot(&self) -> Option<Arc<CatalogSnapshot>> {
        lock(&self.snapshot).as_ref()?.fresh(self.clock.now())
    }

    /// A store; `None` when there is none of this code.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn store(&self, code: &StoreCode) -> storage::Result<Option<Arc<Store>>> {
        Ok(self.snapshot().await?.store(code).cloned())
    }

    /// At most `limit` stores with their distance in metres, nearest first, of those equally far the
    /// smaller code first; with `after`, those behind this distance and code.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn stores_near(
        &self,
        position: Position,
        after: Option<&(u32, StoreCode)>,
        limit: usize,
    ) -> storage::Result<Vec<(Arc<Store>, u32)>> {
        Ok(self.snapshot().await?.stores_near(position, after, limit))
    }

    /// At most `limit` stores no farther than `radius_m` metres, nearest first: the stores that serve
    /// a customer at this position.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn stores_within(
        &self,
        position: Position,
        radius_m: u32,
        limit: usize,
    ) -> storage::Result<Vec<(Arc<Store>, u32)>> {
        let mut stores = self.stores_near(position, None, limit).await?;
        stores.retain(|(_, metres)| *metres <= radius_m);
        Ok(stores)
    }

    /// How many products each of several stores has on sale, in their order; at most ten minutes old.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn product_counts(&self, stores: &[StoreCode]) -> storage::Result<Vec<u32>> {
        let now = self.clock.now();
        let missing = self.ranges.missing(stores, now);
        if !missing.is_empty() {
            let counts = self.storage.products_on_sale(&missing).await?;
            self.ranges.record(missing.into_iter().zip(counts.iter().map(Vec::len)), now);
        }
        Ok(self.ranges.product_counts(stores))
    }

    /// What a store sells, at most a second old; `None` when there is no such store.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn store_catalog(&self, code: &StoreCode) -> storage::Result<Option<Arc<StoreCatalog>>> {
        let start = self.start_read();
        let cached = lock(&self.store_catalogs)
            .get(code)
            .map(|cached| (cached.fresh(start.at), Arc::clone(&cached.value)));
        let previous = match cached {
            Some((Some(fresh), _)) => return Ok(Some(fresh)),
            Some((None, stale)) => Some(stale),
            None => None,
        };
        let snapshot = self.snapshot().await?;
        if snapshot.store(code).is_none() {
            lock(&self.store_catalogs).remove(code);
            return Ok(None);
        }
        let Some(version) = self.storage.listings_version(code).await? else { return Ok(None) };
        let catalog = match previous {
            Some(catalog) if catalog.version == version && catalog.is_current(&snapshot, start.at) => catalog,
            _ => match self.storage.listings(code).await? {
                Some(listings) => Arc::new(StoreCatalog::new(code.clone(), listings, &snapshot, start.at)),
                None => return Ok(None),
            },
        };
        let mut cached = lock(&self.store_catalogs);
        cached.insert(code.clone(), self.cache(&catalog, start));
        Ok(Some(catalog))
    }

    /// Announces that this process changed a store, its pause or its stock: the next read compares
    /// versions.
    pub fn invalidate(&self, code: &StoreCode) {
        self.invalidations.fetch_add(1, Ordering::SeqCst);
        if let Some(cached) = lock(&self.store_catalogs).get_mut(code) {
            cached.checked_at = Timestamp::MIN;
        }
        if let Some(cached) = lock(&self.snapshot).as_mut() {
            cached.checked_at = Timestamp::MIN;
        }
    }
}

/// A panic elsewhere leaves no cache half-changed: each change is a single step.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
