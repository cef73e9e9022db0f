//! The embedded engine: one SQLite file, one thread that writes, four that read.
//!
//! `writer` commits many commands in one fsync and is where durability comes from; `readers` answer
//! questions beside it. A command is a function of a `WriteTransaction`, a question one of a `Snapshot`
//! (both in `snapshot`); they stand by subject: `stores`, `shelves`, `customers`, `conversations`,
//! `tokens`, `carts`, `placing`, `orders`, `inbox`, `outbox`, `housekeeping`. `trait_methods` ties each
//! method of [`crate::Ledger`] to one of them. `schema` holds the tables.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::secrets::{Secrets, random_name};
use crate::{LedgerError, LedgerKey, Mode, Result};

mod carts;
mod columns;
mod connect;
mod conversations;
mod customers;
mod housekeeping;
mod inbox;
mod orders;
mod outbox;
mod placing;
mod readers;
mod schema;
mod shelves;
mod snapshot;
mod stores;
mod tokens;
mod trait_methods;
mod writer;

use readers::Readers;
use writer::Writer;

/// Threads that read.
const READERS: usize = 4;

/// A ledger in one SQLite file. Dropping it finishes what waits, as [`crate::Ledger::close`] does.
pub struct SqliteLedger {
    threads: Arc<Threads>,
    /// Goes with the ledger.
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

impl SqliteLedger {
    /// Opens the ledger in a file, which is made when it is new, and brings its tables up to date.
    /// Takes a few milliseconds, blocks, and needs no async runtime.
    ///
    /// # Errors
    /// [`LedgerError::OldEngine`], [`LedgerError::OtherMode`], [`LedgerError::WrongKey`], or
    /// [`LedgerError::Engine`] when the file can not be opened.
    pub fn open(path: impl AsRef<Path>, mode: Mode, key: LedgerKey) -> Result<Self> {
        connect::refuse_old_engine(rusqlite::version_number())?;
        let path = path.as_ref();
        let secrets = Arc::new(Secrets::new(&key));
        let mut connection = connect::to_write(path)?;
        schema::prepare(&mut connection, mode, &secrets)?;
        let readers = (0..READERS).map(|_| connect::to_read(path)).collect::<Result<Vec<_>>>()?;
        let readers = Readers::start(readers, &secrets)?;
        let writer = Writer::start(connection, secrets)?;
        Ok(Self { threads: Arc::new(Threads { writer, readers }), temporary: None })
    }

    /// A new ledger in a directory of its own, which goes when the ledger is dropped. For tests.
    ///
    /// # Errors
    /// As [`SqliteLedger::open`].
    pub fn temporary(mode: Mode) -> Result<Self> {
        let directory = std::env::temp_dir().join(format!("ledger-{}", random_name()?));
        std::fs::create_dir(&directory)
            .map_err(|error| LedgerError::Engine(format!("no temporary directory: {error}")))?;
        let mut ledger = Self::open(directory.join("ledger.sqlite"), mode, LedgerKey::generate()?)?;
        ledger.temporary = Some(directory);
        Ok(ledger)
    }
}

impl fmt::Debug for SqliteLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SqliteLedger")
    }
}

impl Drop for SqliteLedger {
    fn drop(&mut self) {
        self.threads.close();
        if let Some(directory) = &self.temporary {
            // Left behind, it is the system's to clear.
            drop(std::fs::remove_dir_all(directory));
        }
    }
}
