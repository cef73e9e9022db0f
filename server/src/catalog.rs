//! What pages read: stores, and what each of them sells, kept in memory.
//!
//! [`Network`] holds every store and product; it is read again when the ledger's versions have
//! grown. A store's [`Shelf`] is loaded when it is first asked for, and again when its version has
//! grown. Versions are asked for at most once a second, so that an import in another process shows
//! soon; what this process changes itself it announces with [`Catalog::changed`], which also counts
//! for readers that are on their way with an older answer.

mod fold;
mod network;
mod search;
mod shelf;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use commerce::{Position, Store, StoreCode};
use jiff::{SignedDuration, Timestamp};
use ledger::Ledger;

use crate::outside::Clock;

pub use fold::fold;
pub use network::{Network, RankedProduct};
pub use search::Words;
pub use shelf::{Item, Portion, Shelf};

/// How long what was read counts as fresh.
const FRESH_FOR: SignedDuration = SignedDuration::from_secs(1);

/// Something that was read, and when its version was last compared.
struct Kept<T> {
    what: Arc<T>,
    checked_at: Timestamp,
}

impl<T> Kept<T> {
    fn fresh(&self, now: Timestamp) -> Option<Arc<T>> {
        // A clock that was set back makes nothing fresh.
        let age = now.duration_since(self.checked_at);
        (!age.is_negative() && age < FRESH_FOR).then(|| Arc::clone(&self.what))
    }
}

/// Stores and shelves, read when they are needed.
pub struct Catalog {
    ledger: Arc<dyn Ledger>,
    clock: Arc<dyn Clock>,
    network: Mutex<Option<Kept<Network>>>,
    shelves: Mutex<HashMap<StoreCode, Kept<Shelf>>>,
    /// One reads the network anew, the others wait for it rather than do the same.
    reading: tokio::sync::Mutex<()>,
    /// Grows with every [`Catalog::changed`]: what a reader began to read before is not fresh.
    changes: AtomicU64,
}

/// When reading began.
#[derive(Clone, Copy)]
struct Begun {
    at: Timestamp,
    changes: u64,
}

impl Catalog {
    /// An empty catalogue; it reads on first use.
    #[must_use]
    pub fn new(ledger: Arc<dyn Ledger>, clock: Arc<dyn Clock>) -> Self {
        Self {
            ledger,
            clock,
            network: Mutex::default(),
            shelves: Mutex::default(),
            reading: tokio::sync::Mutex::default(),
            changes: AtomicU64::new(0),
        }
    }

    fn begin(&self) -> Begun {
        Begun { at: self.clock.now(), changes: self.changes.load(Ordering::SeqCst) }
    }

    /// What was read, fresh unless something has changed since. To be asked under the lock of where it
    /// is kept, so that a change comes either before it or finds it there.
    fn kept<T>(&self, what: &Arc<T>, begun: Begun) -> Kept<T> {
        let changed = self.changes.load(Ordering::SeqCst) != begun.changes;
        let checked_at = if changed { Timestamp::MIN } else { begun.at };
        Kept { what: Arc::clone(what), checked_at }
    }

    /// Every store and product, at most a second old.
    ///
    /// # Errors
    /// When the ledger fails.
    pub async fn network(&self) -> ledger::Result<Arc<Network>> {
        if let Some(network) = self.fresh_network() {
            return Ok(network);
        }
        let _one_at_a_time = self.reading.lock().await;
        if let Some(network) = self.fresh_network() {
            return Ok(network);
        }
        let begun = self.begin();
        // The versions are read first: what changes in between is read twice, not missed.
        let versions = self.ledger.versions().await?;
        let before = lock(&self.network).as_ref().map(|kept| Arc::clone(&kept.what));
        let what = match before {
            Some(network) if network.versions == versions => network,
            before => Arc::new(Network::read(&*self.ledger, versions, before.as_deref()).await?),
        };
        let mut network = lock(&self.network);
        *network = Some(self.kept(&what, begun));
        Ok(what)
    }

    fn fresh_network(&self) -> Option<Arc<Network>> {
        lock(&self.network).as_ref()?.fresh(self.clock.now())
    }

    /// A store; `None` when there is none such.
    ///
    /// # Errors
    /// When the ledger fails.
    pub async fn store(&self, code: &StoreCode) -> ledger::Result<Option<Arc<Store>>> {
        Ok(self.network().await?.store(code).cloned())
    }

    /// The nearest stores with their distance in metres, nearest first.
    ///
    /// # Errors
    /// When the ledger fails.
    pub async fn nearest(&self, to: Position, limit: usize) -> ledger::Result<Vec<(Arc<Store>, u32)>> {
        Ok(self.network().await?.nearest(to, limit))
    }

    /// What a store sells, at most a second old; `None` when there is no such store.
    ///
    /// # Errors
    /// When the ledger fails.
    pub async fn shelf(&self, code: &StoreCode) -> ledger::Result<Option<Arc<Shelf>>> {
        let begun = self.begin();
        let kept = lock(&self.shelves).get(code).map(|kept| (kept.fresh(begun.at), Arc::clone(&kept.what)));
        let before = match kept {
            Some((Some(shelf), _)) => return Ok(Some(shelf)),
            Some((None, shelf)) => Some(shelf),
            None => None,
        };
        let network = self.network().await?;
        if network.store(code).is_none() {
            lock(&self.shelves).remove(code);
            return Ok(None);
        }
        let Some(version) = self.ledger.listings_version(code).await? else { return Ok(None) };
        let what = match before {
            Some(shelf) if shelf.version == version && shelf.is_of(&network) => shelf,
            _ => match self.ledger.listings(code).await? {
                Some(listings) => Arc::new(Shelf::new(code.clone(), listings, &network)),
                None => return Ok(None),
            },
        };
        let mut shelves = lock(&self.shelves);
        shelves.insert(code.clone(), self.kept(&what, begun));
        Ok(Some(what))
    }

    /// Says that this process changed something at a store, its pause or its stock: the next
    /// reader compares versions at once.
    pub fn changed(&self, code: &StoreCode) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        if let Some(kept) = lock(&self.shelves).get_mut(code) {
            kept.checked_at = Timestamp::MIN;
        }
        if let Some(kept) = lock(&self.network).as_mut() {
            kept.checked_at = Timestamp::MIN;
        }
    }
}

/// A map is as good after a panic elsewhere as before: nothing is changed in two steps.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
