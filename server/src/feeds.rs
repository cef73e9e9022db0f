//! The import of feeds: categories, products, stores, listings and coupons, from CSV files into the storage.
//!
//! [`import`] reads a file row by row and stores it in batches, so a file of any length takes the same
//! memory. A wrong row is rejected with its line, the reason and the value found, and the rest is
//! imported; what a file does not name stays; the same file again changes nothing. The columns are
//! documented beside the demo network's files.
//!
//! - `table` finds columns and rows in bytes, `row` reads cells of one row.
//! - `feed` is what the kinds have in common; `categories`, `products`, `stores`, `listings`, `coupons` parse a row
//!   each.
//! - `report` counts what was done with a file, and lists what was rejected.
//!
//! Of two rows in one file that name the same thing, the first counts and the later one is rejected:
//! taking the last would hide a mistake.

mod availability;
mod categories;
mod coupons;
mod duplicates;
mod feed;
mod gstin;
mod listings;
mod picture;
mod products;
mod reader;
mod report;
mod row;
mod stores;
mod table;

use std::io::Read;

use storage::{Storage, StorageError};

use feed::Feed;
use reader::{FeedItem, FeedReader};

pub use feed::FeedKind;
pub use report::{ImportReport, RejectedRow};
pub use table::TableError;

/// Rows stored in one transaction. Large enough that a commit's fsync does not count, small enough
/// that orders are taken in between.
const BATCH_ROWS: usize = 2_000;

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
        /// What is wrong with the file.
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

/// Imports a file. `progress` is called after each batch with the number of rows done.
///
/// The file is read on the calling thread, between the storage's answers: for the command line and for
/// start-up, not for a request.
///
/// # Errors
/// When the file is no such feed, cannot be read to its end, or the storage fails. Wrong rows are no
/// error: the [`ImportReport`] lists them.
pub async fn import(
    storage: &dyn Storage,
    kind: FeedKind,
    source: impl Read + Send,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<ImportReport, FeedError> {
    match kind {
        FeedKind::Products => import_feed::<products::Products>(storage, source, progress).await,
        FeedKind::Categories => import_feed::<categories::Categories>(storage, source, progress).await,
        FeedKind::Stores => import_feed::<stores::Stores>(storage, source, progress).await,
        FeedKind::Coupons => import_feed::<coupons::Coupons>(storage, source, progress).await,
        FeedKind::Listings => import_feed::<listings::Listings>(storage, source, progress).await,
    }
}

async fn import_feed<F: Feed>(
    storage: &dyn Storage,
    source: impl Read + Send,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<ImportReport, FeedError> {
    let mut reader = FeedReader::<F, _>::open(source).map_err(FeedError::InvalidTable)?;
    let mut report = ImportReport::new(F::KIND);
    let mut result = Ok(());
    loop {
        let (mut rows, mut lines, mut rejected) = (Vec::new(), Vec::new(), Vec::new());
        let mut ended = false;
        // A batch is counted by rows read: one of nothing but wrong rows ends, too.
        for _ in 0..BATCH_ROWS {
            match reader.next() {
                Ok(Some(FeedItem::Row { line, row })) => {
                    rows.push(row);
                    lines.push(line);
                }
                Ok(Some(FeedItem::Rejected(row))) => rejected.push(row),
                Ok(None) => ended = true,
                Err(error) => {
                    result = Err(FeedError::Interrupted { line: reader.line(), error });
                    ended = true;
                }
            }
            if ended {
                break;
            }
        }
        if let Some(&line) = lines.first() {
            let summary =
                F::store(storage, rows).await.map_err(|source| FeedError::Storage { line, source })?;
            report.record(summary, &lines, &mut rejected);
        }
        report.reject(rejected);
        progress(report.rows());
        if ended {
            return result.map(|()| report);
        }
    }
}

#[cfg(test)]
mod test_support;
