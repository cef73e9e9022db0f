//! Opening the file: which SQLite may touch it, and with what settings.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::file;
use crate::Result;
use crate::error::StorageError;

/// The first version without the WAL-reset bug, which could corrupt a database that two
/// connections write or checkpoint (3.7.0 to 3.51.2).
const FIRST_SAFE_VERSION: i32 = 3_051_003;
/// How long SQLite itself waits for another process, an import, to release the lock.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Prepared statements that are cached; more than the storage has.
const STATEMENT_CACHE: usize = 256;

/// Refuses an engine, by its `sqlite3_libversion_number()`, that can corrupt a WAL database.
pub(super) fn check_engine_version(number: i32) -> Result<()> {
    if number >= FIRST_SAFE_VERSION {
        return Ok(());
    }
    let found = format!("{}.{}.{}", number / 1_000_000, number / 1000 % 1000, number % 1000);
    Err(StorageError::UnsupportedEngine { found })
}

/// The connection that writes; creates the file when it is new.
pub(super) fn open_writer(path: &Path) -> Result<Connection> {
    file::create_private(path)?;
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    let journal: String =
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if journal != "wal" {
        return Err(StorageError::Engine(format!("the file system supports no WAL, only {journal}")));
    }
    // NORMAL would lose acknowledged orders when the power goes.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // macOS leaves fsynced data in the drive's cache without this.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    // In pages of 4 KiB: every 16 MiB, since each checkpoint costs two more fsyncs.
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    apply_pragmas(&connection)?;
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    let foreign_keys: bool = connection.pragma_query_value(None, "foreign_keys", |row| row.get(0))?;
    if synchronous != 2 || !foreign_keys {
        return Err(StorageError::Engine("SQLite did not apply its settings".to_owned()));
    }
    Ok(connection)
}

/// A connection that only reads.
pub(super) fn open_reader(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "query_only", true)?;
    apply_pragmas(&connection)?;
    Ok(connection)
}

fn apply_pragmas(connection: &Connection) -> Result<()> {
    // A mapped file lets a stray write in this process reach the database.
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Negative: in KiB.
    connection.pragma_update(None, "cache_size", -16 * 1024)?;
    // Plans do not depend on the values bound; else each binding would compile the statement again.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
    Ok(())
}

/// Engine errors, by what the caller can do about them. Their texts name tables and columns, never values.
impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => Self::Busy,
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            _ => Self::Engine(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_that_can_corrupt_a_wal_database_is_refused() {
        assert_eq!(
            check_engine_version(3_051_002),
            Err(StorageError::UnsupportedEngine { found: "3.51.2".to_owned() })
        );
        assert_eq!(check_engine_version(3_051_003), Ok(()));
    }

    #[test]
    fn connections_are_set_so_that_nothing_is_lost() {
        let directory = tempfile::TempDir::new().unwrap();
        let path = directory.path().join("storage.sqlite");
        let (writer, reader) = (open_writer(&path).unwrap(), open_reader(&path).unwrap());
        let setting = |connection: &Connection, name: &str| -> String {
            let value =
                connection.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
            format!("{:?}", value.unwrap())
        };
        assert_eq!(setting(&writer, "journal_mode"), "Text(\"wal\")");
        assert_eq!(setting(&writer, "synchronous"), "Integer(2)", "FULL");
        assert_eq!(setting(&writer, "foreign_keys"), "Integer(1)");
        for connection in [&writer, &reader] {
            assert_eq!(setting(connection, "mmap_size"), "Integer(0)");
            assert_eq!(setting(connection, "busy_timeout"), "Integer(5000)");
        }
        assert!(reader.execute_batch("CREATE TABLE written (id INTEGER)").is_err(), "it only reads");
    }

    #[test]
    fn the_engine_built_in_is_new_enough() {
        assert_eq!(check_engine_version(rusqlite::version_number()), Ok(()));
    }
}
