//! What a command sees of the database: a [`Snapshot`] to read, a [`WriteTransaction`] to write.

use std::cell::Cell;
use std::ops::Deref;

use rusqlite::{Connection, Params, Row};

use crate::Result;
use crate::secrets::Secrets;

/// A consistent view of the whole storage.
pub(super) struct Snapshot<'c> {
    connection: &'c Connection,
    /// Opens and finds what is sealed.
    pub(super) secrets: &'c Secrets,
}

impl<'c> Snapshot<'c> {
    pub(super) const fn new(connection: &'c Connection, secrets: &'c Secrets) -> Self {
        Self { connection, secrets }
    }

    /// Every row of a query, each made into something.
    pub(super) fn rows<T>(
        &self,
        sql: &str,
        values: impl Params,
        mut make: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(make(row)?);
        }
        Ok(all)
    }

    /// The first row of a query, if there is one.
    pub(super) fn row<T>(
        &self,
        sql: &str,
        values: impl Params,
        make: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        rows.next()?.map(make).transpose()
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

/// One command's part of the writer's transaction: a savepoint that is kept or undone as a whole.
pub(super) struct WriteTransaction<'c> {
    snapshot: Snapshot<'c>,
    undone: Cell<bool>,
}

impl<'c> Deref for WriteTransaction<'c> {
    type Target = Snapshot<'c>;

    fn deref(&self) -> &Snapshot<'c> {
        &self.snapshot
    }
}

impl<'c> WriteTransaction<'c> {
    pub(super) const fn new(connection: &'c Connection, secrets: &'c Secrets) -> Self {
        Self { snapshot: Snapshot::new(connection, secrets), undone: Cell::new(false) }
    }

    /// Runs a statement that writes; answers how many rows it wrote.
    pub(super) fn run(&self, sql: &str, values: impl Params) -> Result<usize> {
        Ok(self.connection.prepare_cached(sql)?.execute(values)?)
    }

    /// Takes back all that this command wrote, though it answers: a refusal changes nothing.
    pub(super) fn undo(&self) {
        self.undone.set(true);
    }

    pub(super) const fn is_undone(&self) -> bool {
        self.undone.get()
    }
}
