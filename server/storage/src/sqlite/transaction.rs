//! What a command sees of the database: a [`Snapshot`] to read, a [`WriteTransaction`] to write.

use std::cell::Cell;
use std::ops::Deref;

use jiff::Timestamp;
use rusqlite::{Connection, Params, Row};

use crate::Result;
use crate::secrets::Secrets;

/// A consistent view of the whole database.
pub(super) struct Snapshot<'c> {
    connection: &'c Connection,
    /// Decrypts, and hashes for lookup.
    pub(super) secrets: &'c Secrets,
}

impl<'c> Snapshot<'c> {
    pub(super) const fn new(connection: &'c Connection, secrets: &'c Secrets) -> Self {
        Self { connection, secrets }
    }

    /// Every row of a query, mapped.
    pub(super) fn rows<T>(
        &self,
        sql: &str,
        values: impl Params,
        mut map: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(map(row)?);
        }
        Ok(all)
    }

    /// The first row of a query, mapped, if there is one.
    pub(super) fn row<T>(
        &self,
        sql: &str,
        values: impl Params,
        map: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        rows.next()?.map(map).transpose()
    }

    /// The first column of the first row.
    pub(super) fn value<T: rusqlite::types::FromSql>(
        &self,
        sql: &str,
        values: impl Params,
    ) -> Result<Option<T>> {
        self.row(sql, values, |row| Ok(row.get(0)?))
    }
}

/// Numbers the rows of inbox and outbox: the microsecond of writing, raised where needed so that it rises
/// with every row of this process even when two are written in one microsecond or the clock steps back.
#[derive(Debug, Default)]
pub(super) struct Positions(Cell<i64>);

impl Positions {
    fn next(&self, at: Timestamp) -> i64 {
        let position = at.as_microsecond().max(self.0.get().saturating_add(1));
        self.0.set(position);
        position
    }
}

/// One command's part of the writer's transaction: a savepoint that is released or rolled back as a whole.
pub(super) struct WriteTransaction<'c> {
    snapshot: Snapshot<'c>,
    positions: &'c Positions,
    rolled_back: Cell<bool>,
}

impl<'c> Deref for WriteTransaction<'c> {
    type Target = Snapshot<'c>;

    fn deref(&self) -> &Snapshot<'c> {
        &self.snapshot
    }
}

impl<'c> WriteTransaction<'c> {
    pub(super) const fn new(
        connection: &'c Connection,
        secrets: &'c Secrets,
        positions: &'c Positions,
    ) -> Self {
        Self { snapshot: Snapshot::new(connection, secrets), positions, rolled_back: Cell::new(false) }
    }

    /// Executes a statement that writes and returns how many rows it wrote.
    pub(super) fn execute(&self, sql: &str, values: impl Params) -> Result<usize> {
        Ok(self.connection.prepare_cached(sql)?.execute(values)?)
    }

    /// The position of a row written now.
    pub(super) fn next_position(&self, at: Timestamp) -> i64 {
        self.positions.next(at)
    }

    /// Undoes all that this command wrote, though it returns an answer: a rejection changes nothing.
    pub(super) fn roll_back(&self) {
        self.rolled_back.set(true);
    }

    pub(super) const fn is_rolled_back(&self) -> bool {
        self.rolled_back.get()
    }
}
