//! The embedded engine: one SQLite file, one thread that writes, four that read.
//!
//! `writer` commits many commands in one fsync and is where durability comes from; `readers` run queries
//! beside it. A command is a function of a `WriteTransaction`, a query one of a `Snapshot` (both in
//! `transaction`). `catalog`, `customers`, `orders`, `messages`, `product_requests` and `coverage` implement the traits of the same names;
//! the SQL of their parts is in `stores`, `listings`, `identities`, `conversations`, `sessions`,
//! `carts`, `place_order`, `order_rows` and `outbox`. `schema` holds the tables, `retention` what is deleted when.

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use tokio::sync::oneshot;

use crate::secrets::{Secrets, random_name};
use crate::{Mode, Result, Storage, StorageError, StorageKey};

mod canonical;
mod carts;
mod catalog;
mod categories;
mod codec;
mod connection;
mod conversations;
mod coupons;
mod coverage;
mod customers;
mod file;
mod identities;
mod listings;
mod messages;
mod order_rows;
mod orders;
mod outbox;
mod place_order;
mod product_requests;
mod readers;
mod retention;
mod schema;
mod sessions;
mod stores;
mod transaction;
mod writer;

use readers::Readers;
use transaction::{Snapshot, WriteTransaction};
pub use writer::WriteObserver;
use writer::Writer;

/// Threads that read.
const READERS: usize = 4;
/// How long a health check may take.
const HEALTH_TIMEOUT: Duration = Duration::from_secs(2);

/// Storage in one SQLite file. Dropping it finishes what is queued, as [`Storage::close`] does.
pub struct SqliteStorage {
    threads: Arc<Threads>,
    secrets: Arc<Secrets>,
    /// Deleted with the storage.
    temporary: Option<PathBuf>,
}

struct Threads {
    writer: Writer,
    readers: Readers,
    /// Held by the one server that uses the file.
    lock: Mutex<Option<File>>,
}

impl Threads {
    /// Finishes what is queued and closes the file. Blocks.
    fn close(&self) {
        // The writer last: the last connection to close folds the WAL into the file.
        self.readers.close();
        self.writer.close();
        drop(self.lock.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

impl SqliteStorage {
    /// Opens a database beside a server that may be using it, as imports do. Creates the file when it is
    /// new, and migrates its tables. Takes a few milliseconds, blocks, and needs no async runtime.
    ///
    /// # Errors
    /// [`StorageError::UnsupportedEngine`], [`StorageError::ModeMismatch`], [`StorageError::WrongKey`], or
    /// [`StorageError::Engine`] when the file cannot be opened.
    pub fn open(path: impl AsRef<Path>, mode: Mode, key: StorageKey) -> Result<Self> {
        Self::open_with_lock(path.as_ref(), mode, &key, None)
    }

    /// Opens a database for a server, which has it to itself: two would both send the outbox.
    ///
    /// # Errors
    /// [`StorageError::InUse`] while another server has it, and those of [`SqliteStorage::open`].
    pub fn open_exclusive(path: impl AsRef<Path>, mode: Mode, key: StorageKey) -> Result<Self> {
        let lock = file::lock(path.as_ref())?;
        Self::open_with_lock(path.as_ref(), mode, &key, Some(lock))
    }

    fn open_with_lock(path: &Path, mode: Mode, key: &StorageKey, lock: Option<File>) -> Result<Self> {
        connection::check_engine_version(rusqlite::version_number())?;
        let secrets = Arc::new(Secrets::new(key));
        let mut connection = connection::open_writer(path)?;
        schema::prepare(&mut connection, mode, &secrets)?;
        let readers = (0..READERS).map(|_| connection::open_reader(path)).collect::<Result<Vec<_>>>()?;
        let readers = Readers::start(readers, &secrets)?;
        let writer = Writer::start(connection, file::OpenFile::new(path), Arc::clone(&secrets))?;
        let threads = Arc::new(Threads { writer, readers, lock: Mutex::new(lock) });
        Ok(Self { threads, secrets, temporary: None })
    }

    /// Reports commits to an observer, for metrics. The first one set stays.
    pub fn observe(&self, observer: Arc<dyn WriteObserver>) {
        self.threads.writer.observe(observer);
    }

    /// A new database in a directory of its own, which is deleted when the storage is dropped. For tests.
    ///
    /// # Errors
    /// As [`SqliteStorage::open`].
    pub fn temporary(mode: Mode) -> Result<Self> {
        let directory = std::env::temp_dir().join(format!("nukkad-{}", random_name()?));
        std::fs::create_dir(&directory)
            .map_err(|error| StorageError::Engine(format!("no temporary directory: {error}")))?;
        let mut storage = Self::open(directory.join("nukkad.sqlite"), mode, StorageKey::generate()?)?;
        storage.temporary = Some(directory);
        Ok(storage)
    }

    async fn write<T: Send + 'static>(
        &self,
        command: impl FnOnce(&WriteTransaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.threads.writer.write(command).await
    }

    async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Snapshot<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.threads.readers.read(query).await
    }
}

#[async_trait]
impl Storage for SqliteStorage {
    async fn purge_expired(&self, now: Timestamp) -> Result<u64> {
        if !self.write(move |transaction| retention::is_clock_steady(transaction, now)).await? {
            return Ok(0);
        }
        let mut sum = 0;
        for rule in &retention::RETENTION {
            loop {
                let purge =
                    move |transaction: &WriteTransaction<'_>| retention::purge(transaction, rule, now);
                let (purged, has_more) = self.write(purge).await?;
                sum += purged;
                if !has_more {
                    break;
                }
            }
        }
        Ok(sum)
    }

    async fn check_health(&self) -> Result<()> {
        let probe = async {
            self.write(|transaction| {
                transaction.execute("UPDATE storage SET heartbeats = heartbeats + 1", ())
            })
            .await?;
            self.read(|snapshot| snapshot.value::<i64>("SELECT heartbeats FROM storage", ())).await.map(drop)
        };
        tokio::time::timeout(HEALTH_TIMEOUT, probe).await.unwrap_or(Err(StorageError::Busy))
    }

    async fn close(&self) -> Result<()> {
        // Joining threads blocks, so it is done on a thread of its own.
        let (done, closed) = oneshot::channel();
        let threads = Arc::clone(&self.threads);
        std::thread::Builder::new()
            .name("storage-close".to_owned())
            .spawn(move || {
                threads.close();
                done.send(()).unwrap_or(()); // The caller may have gone.
            })
            .map_err(|error| StorageError::Engine(format!("no thread to close: {error}")))?;
        closed.await.map_err(|_| StorageError::Closed)
    }
}

impl fmt::Debug for SqliteStorage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SqliteStorage")
    }
}

impl Drop for SqliteStorage {
    fn drop(&mut self) {
        self.threads.close();
        if let Some(directory) = &self.temporary {
            // Left behind, it is the system's to clear.
            drop(std::fs::remove_dir_all(directory));
        }
    }
}
