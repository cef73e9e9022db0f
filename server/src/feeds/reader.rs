//! A feed's rows one after another, each either parsed or rejected.

use std::io::Read;

use commerce::text::{is_invisible, is_joiner};

use super::duplicates::SeenKeys;
use super::feed::Feed;
use super::report::RejectedRow;
use super::row::RowError;
use super::table::{RawRow, Table, TableError};

/// The most characters of a wrong value that are quoted.
const MAX_QUOTED_CHARS: usize = 40;

/// A row of a feed.
pub(super) enum FeedItem<T> {
    /// It is right.
    Row {
        /// The line it starts in.
        line: u64,
        /// What it was parsed to.
        row: T,
    },
    /// It is wrong.
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
        let Some(raw) = self.table.next()? else { return Ok(None) };
        self.rows += 1;
        if self.rows > F::KIND.max_rows() {
            return Err(TableError::TooManyRows { max: F::KIND.max_rows() });
        }
        let line = self.table.line();
        let parsed = match raw {
            RawRow::Row => F::parse_row(self.table.row()),
            RawRow::Rejected(error) => Err(error),
        };
        let unique = parsed.and_then(|row| match self.seen.insert(F::key(&row), line) {
            Some(first) => {
                Err(RowError::new(F::KEY_COLUMN, format!("line {first} of this file has it already")))
            }
            None => Ok(row),
        });
        Ok(Some(match unique {
            Ok(row) => FeedItem::Row { line, row },
            Err(RowError { column, reason }) => {
                let found = column.and_then(|column| self.quotable_value(column));
                FeedItem::Rejected(RejectedRow { line, column, reason, found })
            }
        }))
    }

    /// The value of a cell as a report may show it.
    fn quotable_value(&self, column: &str) -> Option<String> {
        let value = self.table.row().cell(column);
        if value.is_empty() || F::PRIVATE.contains(&column) {
            return None;
        }
        let mut quoted = String::new();
        for (index, character) in value.chars().enumerate() {
            if index == MAX_QUOTED_CHARS {
                quoted.push('…');
                break;
            }
            let is_shown = !character.is_control() && (!is_invisible(character) || is_joiner(character));
            if is_shown {
                quoted.push(character);
            } else {
                quoted.extend(character.escape_unicode());
            }
        }
        Some(quoted)
    }
}
