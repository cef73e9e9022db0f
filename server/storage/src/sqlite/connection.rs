//! Opening the file: which SQLite may touch it, and how it has to behave.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::Result;
use crate::error::StorageError;

/// The first version without the WAL-reset bug, which could corrupt a database that two
/// connections write or checkpoint (3.7.0 to 3.51.2).
const FIRST_SAFE_VERSION: i32 = 3_051_003;
/// How long SQLite itself waits for another process, an import, to let go.
const BUSY: Duration = Duration::from_secs(5);
/// Statements kept compiled; more than the storage has.
const STATEMENTS: usize = 256;

/// Refuses the engine, by its `sqlite3_libversion_number()`, when it can corrupt a WAL database.
pub(super) fn refuse_old_engine(number: i32) -> Result<()> {
    if number >= FIRST_SAFE_VERSION {
        return Ok(());
    }
    let found = format!("{}.{}.{}", number / 1_000_000, number / 1000 % 1000, number % 1000);
    Err(StorageError::UnsupportedEngine { found })
}

/// The connection that writes; makes the file when it is new.
pub(super) fn to_write(path: &Path) -> Result<Connection> {
    make_private_file(path)?;
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(BUSY)?;
    let journal: String =
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if journal != "wal" {
        return Err(StorageError::Engine(format!("the file system allows no WAL, only {journal}")));
    }
    // NORMAL would lose acknowledged orders when the power goes.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // macOS keeps fsynced data in the drive's cache unless told otherwise.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    // In pages of 4 KiB: every 16 MiB, since each checkpoint costs two more fsyncs.
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    settle(&connection)?;
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    let foreign_keys: bool = connection.pragma_query_value(None, "foreign_keys", |row| row.get(0))?;
    if synchronous != 2 || !foreign_keys {
        return Err(StorageError::Engine("SQLite does not take its settings".to_owned()));
    }
    Ok(connection)
}

/// A connection that only reads.
pub(super) fn to_read(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "query_only", true)?;
    settle(&connection)?;
    Ok(connection)
}

fn settle(connection: &Connection) -> Result<()> {
    // A mapped file lets a stray write in this process reach the database.
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Negative: in KiB.
    connection.pragma_update(None, "cache_size", -16 * 1024)?;
    // Plans do not depend on the values bound; else each binding would compile the statement anew.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// Makes the file so that only its owner reads it; SQLite gives `-wal` and `-shm` the same mode.
fn make_private_file(path: &Path) -> Result<()> {
    let failed = |error: std::io::Error| StorageError::Engine(format!("the storage's file: {error}"));
    if path.exists() {
        return Ok(());
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(failed)?;
    // The name of the file has to survive a power cut as well as what is in it.
    #[cfg(unix)]
    if let Some(parent) = path.parent() {
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        std::fs::File::open(parent).and_then(|parent| parent.sync_all()).map_err(failed)?;
    }
    Ok(())
}

/// Engine errors, told apart by what the caller can do about them. Their texts name tables and
/// columns, never values.
impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => Self::Busy,
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
            refuse_old_engine(3_051_002),
            Err(StorageError::UnsupportedEngine { found: "3.51.2".to_owned() })
        );
        assert_eq!(refuse_old_engine(3_051_003), Ok(()));
    }

    #[test]
    fn connections_are_set_so_that_nothing_is_lost() {
        let directory = tempfile::TempDir::new().unwrap();
        let path = directory.path().join("storage.sqlite");
        let (writer, reader) = (to_write(&path).unwrap(), to_read(&path).unwrap());
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
        assert_eq!(refuse_old_engine(rusqlite::version_number()), Ok(()));
    }
}
