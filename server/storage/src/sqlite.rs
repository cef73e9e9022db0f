//! The embedded engine: one SQLite file, one thread that writes, four that read.
//!
//! `writer` commits many commands in one fsync and is where durability comes from; `readers` answer
//! questions beside it. A command is a function of a `WriteTransaction`, a question one of a `Snapshot`
//! (both in `snapshot`); they stand by subject: `stores`, `shelves`, `customers`, `conversations`,
//! `tokens`, `carts`, `placing`, `orders`, `inbox`, `outbox`, `housekeeping`. `trait_methods` ties each
//! method of [`crate::Storage`] to one of them. `schema` holds the tables.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::secrets::{Secrets, random_name};
use crate::{Mode, Result, StorageError, StorageKey};

mod carts;
mod codec;
mod connection;
mod conversations;
mod customers;
mod inbox;
mod listings;
mod orders;
mod outbox;
mod place_order;
mod readers;
mod retention;
mod schema;
mod stores;
mod tokens;
mod trait_methods;
mod transaction;
mod writer;

use readers::Readers;
use writer::Writer;

/// Threads that read.
const READERS: usize = 4;

/// A storage in one SQLite file. Dropping it finishes what waits, as [`crate::Storage::close`] does.
pub struct SqliteStorage {
    threads: Arc<Threads>,
    /// Goes with the storage.
    temporary: Option<PathBuf>,
}

struct Threads {
    writer: Writer,
    readers: Readers,
}

impl Threads {
    /// Finishes what waits and closes the file. Blocks.
    fn close(&self) {
        // The writer last: the last connection to close folds the WAL into the file.
        self.readers.close();
        self.writer.close();
    }
}

impl SqliteStorage {
    /// Opens the storage in a file, which is made when it is new, and brings its tables up to date.
    /// Takes a few milliseconds, blocks, and needs no async runtime.
    ///
    /// # Errors
    /// [`StorageError::OldEngine`], [`StorageError::OtherMode`], [`StorageError::WrongKey`], or
    /// [`StorageError::Engine`] when the file can not be opened.
    pub fn open(path: impl AsRef<Path>, mode: Mode, key: StorageKey) -> Result<Self> {
        connection::refuse_old_engine(rusqlite::version_number())?;
        let path = path.as_ref();
        let secrets = Arc::new(Secrets::new(&key));
        let mut connection = connection::to_write(path)?;
        schema::prepare(&mut connection, mode, &secrets)?;
        let readers = (0..READERS).map(|_| connection::to_read(path)).collect::<Result<Vec<_>>>()?;
        let readers = Readers::start(readers, &secrets)?;
        let writer = Writer::start(connection, secrets)?;
        Ok(Self { threads: Arc::new(Threads { writer, readers }), temporary: None })
    }

    /// A new storage in a directory of its own, which goes when the storage is dropped. For tests.
    ///
    /// # Errors
    /// As [`SqliteStorage::open`].
    pub fn temporary(mode: Mode) -> Result<Self> {
        let directory = std::env::temp_dir().join(format!("storage-{}", random_name()?));
        std::fs::create_dir(&directory)
            .map_err(|error| StorageError::Engine(format!("no temporary directory: {error}")))?;
        let mut storage = Self::open(directory.join("storage.sqlite"), mode, StorageKey::generate()?)?;
        storage.temporary = Some(directory);
        Ok(storage)
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
