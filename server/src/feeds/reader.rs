//! A feed's rows one after another, each either in the domain's words or refused.

use std::io::Read;

use super::duplicates::SeenKeys;
use super::row::RowError;
use super::table::{RawRow, Table, TableError};
use super::{Feed, RejectedRow};

/// A row of a feed.
pub(super) enum FeedItem<T> {
    /// It is well formed.
    Row {
        /// The line it starts in.
        line: u64,
        /// What it says.
        row: T,
    },
    /// It is not.
    Rejected(RejectedRow),
}

/// A feed being read.
pub(super) struct FeedReader<F, R> {
    table: Table<R>,
    seen: SeenKeys,
    rows: u64,
    feed: std::marker::PhantomData<fn() -> F>,
}

impl<F: Feed, R: Read> FeedReader<F, R> {
    /// Reads the header.
    pub(super) fn open(source: R) -> Result<Self, TableError> {
        let table = Table::open(source, F::REQUIRED, F::OPTIONAL)?;
        Ok(Self { table, seen: SeenKeys::default(), rows: 0, feed: std::marker::PhantomData })
    }

    /// The line read last.
    pub(super) const fn line(&self) -> u64 {
        self.table.line()
    }

    /// The next row; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<FeedItem<F::Row>>, TableError> {
        let Some(taken) = self.table.next()? else { return Ok(None) };
        self.rows += 1;
        if self.rows > F::KIND.max_rows() {
            return Err(TableError::TooManyRows { max: F::KIND.max_rows() });
        }
        let line = self.table.line();
        let read = match taken {
            RawRow::Row => F::parse_row(self.table.row()),
            RawRow::Rejected(problem) => Err(problem),
        };
        let fresh = read.and_then(|row| match self.seen.insert(F::key(&row), line) {
            Some(before) => {
                Err(RowError::new(F::KEY_COLUMN, format!("line {before} of this file has it already")))
            }
            None => Ok(row),
        });
        Ok(Some(match fresh {
            Ok(row) => FeedItem::Row { line, row },
            Err(RowError { column, reason }) => FeedItem::Rejected(RejectedRow { line, column, reason }),
        }))
    }
}
