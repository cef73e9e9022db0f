//! A feed's rows one after another, each either in the domain's words or refused.

use std::io::Read;

use super::repeated::Seen;
use super::row::Problem;
use super::table::{Table, TableProblem, Taken};
use super::{Feed, RefusedRow};

/// A row of a feed.
pub(super) enum Item<T> {
    /// It is well formed.
    Row {
        /// The line it starts in.
        line: u64,
        /// What it says.
        row: T,
    },
    /// It is not.
    Refused(RefusedRow),
}

/// A feed being read.
pub(super) struct Reading<F, R> {
    table: Table<R>,
    seen: Seen,
    rows: u64,
    feed: std::marker::PhantomData<fn() -> F>,
}

impl<F: Feed, R: Read> Reading<F, R> {
    /// Reads the header.
    pub(super) fn open(source: R) -> Result<Self, TableProblem> {
        let table = Table::open(source, F::REQUIRED, F::OPTIONAL)?;
        Ok(Self { table, seen: Seen::default(), rows: 0, feed: std::marker::PhantomData })
    }

    /// The line read last.
    pub(super) const fn line(&self) -> u64 {
        self.table.line()
    }

    /// The next row; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<Item<F::Row>>, TableProblem> {
        let Some(taken) = self.table.next()? else { return Ok(None) };
        self.rows += 1;
        if self.rows > F::KIND.most_rows() {
            return Err(TableProblem::TooManyRows { most: F::KIND.most_rows() });
        }
        let line = self.table.line();
        let read = match taken {
            Taken::Row => F::read(self.table.row()),
            Taken::Refused(problem) => Err(problem),
        };
        let fresh = read.and_then(|row| match self.seen.note(F::key(&row), line) {
            Some(before) => {
                Err(Problem::new(F::KEY_COLUMN, format!("line {before} of this file has it already")))
            }
            None => Ok(row),
        });
        Ok(Some(match fresh {
            Ok(row) => Item::Row { line, row },
            Err(Problem { column, reason }) => Item::Refused(RefusedRow { line, column, reason }),
        }))
    }
}
