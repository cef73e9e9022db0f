//! The import of feeds: products, stores and listings, from CSV files into the ledger.
//!
//! [`import`] reads a file row by row and hands it to the ledger in batches, so a file of any length
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

#[cfg(test)]
mod checking;
mod gstin;
mod listings;
mod products;
mod reading;
mod repeated;
pub mod report;
mod row;
mod stores;
mod table;

use std::future::Future;
use std::io::Read;

use ledger::{Imported, Ledger, LedgerError};

use reading::{Item, Reading};
use row::{Problem, Row};

pub use report::{RefusedRow, Report};
pub use table::TableProblem;

/// Rows handed to the ledger at once. Large enough that a commit's fsync does not count, small enough
/// that orders are taken in between.
const BATCH: usize = 2_000;

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
    const fn most_rows(self) -> u64 {
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
    NotAFeed(TableProblem),
    /// It could not be read to its end; every right row before this line was imported.
    #[error("the import stopped in line {line}: {problem}. Rows before it were imported")]
    Stopped {
        /// The line, counted from 1.
        line: u64,
        /// What is the matter.
        problem: TableProblem,
    },
    /// The ledger failed; every right row before this line was imported.
    #[error("the import stopped in line {line}: {source}. Rows before it were imported")]
    Ledger {
        /// The line, counted from 1.
        line: u64,
        /// How the ledger failed.
        source: LedgerError,
    },
}

/// Imports a file. `progress` is told now and then how many rows were done.
///
/// The file is read on the calling thread, between the ledger's answers: for the command line and for
/// start-up, not for a request.
///
/// # Errors
/// When the file is no such feed, cannot be read on, or the ledger fails. Rows that are wrong are no
/// error: the [`Report`] names them.
pub async fn import(
    ledger: &dyn Ledger,
    kind: FeedKind,
    source: impl Read + Send,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Report, FeedError> {
    match kind {
        FeedKind::Products => run::<products::Products>(ledger, source, progress).await,
        FeedKind::Stores => run::<stores::Stores>(ledger, source, progress).await,
        FeedKind::Listings => run::<listings::Listings>(ledger, source, progress).await,
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

    fn read(row: &Row) -> Result<Self::Row, Problem>;
    /// What the row is about; a file names each once.
    fn key(row: &Self::Row) -> (&str, &str);
    fn hand_over(
        ledger: &dyn Ledger,
        rows: Vec<Self::Row>,
    ) -> impl Future<Output = ledger::Result<Imported>> + Send;
}

async fn run<F: Feed>(
    ledger: &dyn Ledger,
    source: impl Read + Send,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Report, FeedError> {
    let mut reading = Reading::<F, _>::open(source).map_err(FeedError::NotAFeed)?;
    let mut report = Report::new(F::KIND);
    let mut stopped = Ok(());
    loop {
        let (mut rows, mut lines, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        let mut ended = false;
        // A batch is counted by rows read: one of nothing but wrong rows ends, too.
        for _ in 0..BATCH {
            match reading.next() {
                Ok(Some(Item::Row { line, row })) => {
                    rows.push(row);
                    lines.push(line);
                }
                Ok(Some(Item::Refused(row))) => refused.push(row),
                Ok(None) => ended = true,
                Err(problem) => {
                    stopped = Err(FeedError::Stopped { line: reading.line(), problem });
                    ended = true;
                }
            }
            if ended {
                break;
            }
        }
        if let Some(&line) = lines.first() {
            let imported =
                F::hand_over(ledger, rows).await.map_err(|source| FeedError::Ledger { line, source })?;
            report.add(imported, &lines, &mut refused);
        }
        report.refuse(refused);
        progress(report.rows());
        if ended {
            return stopped.map(|()| report);
        }
    }
}
