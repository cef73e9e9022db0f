//! The tables, created and migrated when the database is opened; and whose database it is.

use rusqlite::{Connection, TransactionBehavior, params};

use crate::error::StorageError;
use crate::secrets::Secrets;
use crate::{Mode, Result};

/// Every migration, oldest first. The database's `user_version` counts those it has had.
const MIGRATIONS: [&str; 1] = [include_str!("schema/1.sql")];

/// Creates or migrates the tables, and refuses a database of another mode or key. All or nothing.
pub(super) fn prepare(connection: &mut Connection, mode: Mode, secrets: &Secrets) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(version).unwrap_or(usize::MAX);
    let Some(missing) = MIGRATIONS.get(done..) else {
        return Err(StorageError::Engine(format!(
            "a newer version created this database (schema {version})"
        )));
    };
    if done > 0 {
        check_ownership(&transaction, mode, secrets)?;
    }
    for migration in missing {
        transaction.execute_batch(migration)?;
    }
    if done == 0 {
        transaction.execute(
            "INSERT INTO storage (only_row, mode, key_check, stores_version, products_version, heartbeats)
             VALUES (1, ?1, ?2, 0, 0, 0)",
            params![mode.code(), secrets.check()],
        )?;
    }
    let now = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    transaction.pragma_update(None, "user_version", now)?;
    Ok(transaction.commit()?)
}

fn check_ownership(connection: &Connection, mode: Mode, secrets: &Secrets) -> Result<()> {
    let (created_for, check): (String, Vec<u8>) =
        connection
            .query_row("SELECT mode, key_check FROM storage", (), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let created_for = Mode::from_code(&created_for).ok_or(StorageError::Corrupt { what: "mode" })?;
    if created_for != mode {
        return Err(StorageError::ModeMismatch { created_for: created_for.code(), requested: mode.code() });
    }
    if check != secrets.check() {
        return Err(StorageError::WrongKey);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::StorageKey;

    #[test]
    fn tables_are_created_once_and_a_newer_schema_is_refused() {
        let secrets = Secrets::new(&StorageKey::from_bytes([1; 32]));
        let mut connection = Connection::open_in_memory().unwrap();
        for _ in 0..2 {
            prepare(&mut connection, Mode::Live, &secrets).unwrap();
            let heartbeats: i64 =
                connection.query_row("SELECT heartbeats FROM storage", (), |row| row.get(0)).unwrap();
            assert_eq!(heartbeats, 0);
        }
        connection.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(prepare(&mut connection, Mode::Live, &secrets), Err(StorageError::Engine(_))));
    }
}
