//! The import of feeds: products, stores and listings, from CSV files into the storage.
//!
//! [`import`] reads a file row by row and hands it to the storage in batches, so a file of any length
//! takes the same memory. A row that is wrong is refused with its line and the reason, and the rest is
//! imported; what a file does not name stays; the same file again changes nothing. The columns are
//! documented beside the demo network's files.
//!
//! - `table` finds columns and rows in bytes, `row` reads cells of one row.
//! - `products`, `stores`, `listings`: one feed each, from a row to the domain's type.
//! - [`report`] tells what became of a file.
//!
//! Of two rows in one file that name the same thing, the first counts and the later one is refused: an
//! import that keeps the last would hide a mistake that somebody should see.

mod duplicates;
mod gstin;
mod listings;
mod products;
mod reader;
pub mod report;
mod row;
mod stores;
mod table;
#[cfg(test)]
mod test_support;

use std::future::Future;
use std::io::Read;

use storage::{ImportSummary, Storage, StorageError};

use reader::{FeedItem, FeedReader};
use row::{Row, RowError};

pub use report::{ImportReport, RejectedRow};
pub use table::TableError;

/// Rows handed to the storage at once. Large enough that a commit's fsync does not count, small enough
/// that orders are taken in between.
const BATCH_ROWS: usize = 2_000;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeedKind {
    /// What may be sold: a Meta commerce feed with columns of our own.
    Products,
    /// The stores of the network.
    Stores,
    /// What each store has, and for how much.
    Listings,
}

impl FeedKind {
    /// Every kind, in an order in which they can be imported: listings name the other two.
    pub const ALL: [Self; 3] = [Self::Products, Self::Stores, Self::Listings];

    /// Its name on the command line: `products`, `stores`, `listings`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Products => "products",
            Self::Stores => "stores",
            Self::Listings => "listings",
        }
    }

    /// The most rows a file may have; a file with more is no feed of a network of stores.
    const fn max_rows(self) -> u64 {
        match self {
            Self::Products | Self::Stores => 200_000,
            Self::Listings => 10_000_000,
        }
    }
}

/// Why an import stopped. What was imported before stays; a corrected file may be imported again.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// The file is not a table that this import reads; nothing of it was imported.
    #[error(transparent)]
    InvalidTable(TableError),
    /// It could not be read to its end; every right row before this line was imported.
    #[error("the import stopped in line {line}: {error}. Rows before it were imported")]
    Interrupted {
        /// The line, counted from 1.
        line: u64,
        /// What is the matter.
        error: TableError,
    },
    /// The storage failed; every right row before this line was imported.
    #[error("the import stopped in line {line}: {source}. Rows before it were imported")]
    Storage {
        /// The line, counted from 1.
        line: u64,
        /// How the storage failed.
        source: StorageError,
    },
}

/// Imports a file. `progress` is told now and then how many rows were done.
///
/// The file is read on the calling thread, between the storage's answers: for the command line and for
/// start-up, not for a request.
///
/// # Errors
/// When the file is no such feed, cannot be read on, or the storage fails. Rows that are wrong are no
/// error: the [`Report`] names them.
pub async fn import(
    storage: &dyn Storage,
    kind: FeedKind,
    source: impl Read + Send,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<ImportReport, FeedError> {
    match kind {
        FeedKind::Products => import_feed::<products::Products>(storage, source, progress).await,
        FeedKind::Stores => import_feed::<stores::Stores>(storage, source, progress).await,
        FeedKind::Listings => import_feed::<listings::Listings>(storage, source, progress).await,
    }
}

/// One kind of feed: its columns, and what a row of it is.
trait Feed {
    const KIND: FeedKind;
    /// Columns without which a file is refused.
    const REQUIRED: &'static [&'static str];
    /// Columns that are read when they are there.
    const OPTIONAL: &'static [&'static str];
    /// The column that says which thing a row is about, for reports.
    const KEY_COLUMN: &'static str;
    /// A row in the domain's words.
    type Row: Send;

    fn parse_row(row: &Row) -> Result<Self::Row, RowError>;
    /// What the row is about; a file names each once.
    fn key(row: &Self::Row) -> (&str, &str);
    fn store(
        storage: &dyn Storage,
        rows: Vec<Self::Row>,
    ) -> impl Future<Output = storage::Result<ImportSummary>> + Send;
}

async fn import_feed<F: Feed>(
    storage: &dyn Storage,
    source: impl Read + Send,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<ImportReport, FeedError> {
    let mut reading = FeedReader::<F, _>::open(source).map_err(FeedError::InvalidTable)?;
    let mut report = ImportReport::new(F::KIND);
    let mut stopped = Ok(());
    loop {
        let (mut rows, mut lines, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        let mut ended = false;
        // A batch is counted by rows read: one of nothing but wrong rows ends, too.
        for _ in 0..BATCH_ROWS {
            match reading.next() {
                Ok(Some(FeedItem::Row { line, row })) => {
                    rows.push(row);
                    lines.push(line);
                }
                Ok(Some(FeedItem::Rejected(row))) => refused.push(row),
                Ok(None) => ended = true,
                Err(problem) => {
                    stopped = Err(FeedError::Interrupted { line: reading.line(), error: problem });
                    ended = true;
                }
            }
            if ended {
                break;
            }
        }
        if let Some(&line) = lines.first() {
            let imported =
                F::store(storage, rows).await.map_err(|source| FeedError::Storage { line, source })?;
            report.record(imported, &lines, &mut refused);
        }
        report.reject(refused);
        progress(report.rows());
        if ended {
            return stopped.map(|()| report);
        }
    }
}
