//! The tables, made and brought up to date when the storage is opened; and whose storage it is.

use rusqlite::{Connection, TransactionBehavior, params};

use crate::error::StorageError;
use crate::secrets::Secrets;
use crate::{Mode, Result};

/// Every migration, oldest first. The database's `user_version` tells how many it has had.
const MIGRATIONS: [&str; 2] = [include_str!("schema/1.sql"), include_str!("schema/2.sql")];

/// Makes or migrates the tables, and refuses a storage of another mode or key. All or nothing.
pub(super) fn prepare(connection: &mut Connection, mode: Mode, secrets: &Secrets) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(version).unwrap_or(usize::MAX);
    let Some(missing) = MIGRATIONS.get(done..) else {
        return Err(StorageError::Engine(format!("a newer version made this storage (schema {version})")));
    };
    if done > 0 {
        refuse_stranger(&transaction, mode, secrets)?;
    }
    for migration in missing {
        transaction.execute_batch(migration)?;
    }
    if done == 0 {
        transaction.execute(
            "INSERT INTO storage (only_row, mode, key_check, stores_version, products_version)
             VALUES (1, ?1, ?2, 0, 0)",
            params![mode.code(), secrets.check()],
        )?;
    }
    let now = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    transaction.pragma_update(None, "user_version", now)?;
    Ok(transaction.commit()?)
}

fn refuse_stranger(connection: &Connection, mode: Mode, secrets: &Secrets) -> Result<()> {
    let (made, check): (String, Vec<u8>) =
        connection
            .query_row("SELECT mode, key_check FROM storage", (), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let made = Mode::from_code(&made).ok_or(StorageError::Corrupt { what: "mode" })?;
    if made != mode {
        return Err(StorageError::ModeMismatch { created_for: made.code(), requested: mode.code() });
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
    fn a_storage_of_the_first_schema_is_brought_up_to_date() {
        let secrets = Secrets::new(&StorageKey::from_bytes([1; 32]));
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(MIGRATIONS[0]).unwrap();
        connection
            .execute("INSERT INTO storage VALUES (1, 'live', ?1, 0, 0)", [secrets.check().as_slice()])
            .unwrap();
        connection.execute("INSERT INTO inbox VALUES (7, x'01', x'02', 7, 0, NULL)", ()).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();

        for _ in 0..2 {
            prepare(&mut connection, Mode::Live, &secrets).unwrap();
            let waits: i64 = connection
                .query_row("SELECT not_before FROM inbox WHERE id = 7", (), |row| row.get(0))
                .unwrap();
            assert_eq!(waits, 0, "what was there can be worked on at once");
        }
        let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, 2);
    }
}
