//! The tables, made and brought up to date when the ledger is opened; and whose ledger it is.

use rusqlite::{Connection, TransactionBehavior, params};

use crate::error::LedgerError;
use crate::secrets::Secrets;
use crate::{Mode, Result};

/// Every migration, oldest first. The database's `user_version` tells how many it has had.
const MIGRATIONS: [&str; 1] = [include_str!("schema/1.sql")];

/// Makes or migrates the tables, and refuses a ledger of another mode or key. All or nothing.
pub(super) fn prepare(connection: &mut Connection, mode: Mode, secrets: &Secrets) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(version).unwrap_or(usize::MAX);
    let Some(missing) = MIGRATIONS.get(done..) else {
        return Err(LedgerError::Engine(format!("a newer version made this ledger (schema {version})")));
    };
    if done > 0 {
        refuse_stranger(&transaction, mode, secrets)?;
    }
    for migration in missing {
        transaction.execute_batch(migration)?;
    }
    if done == 0 {
        transaction.execute(
            "INSERT INTO ledger (only_row, mode, key_check, stores_version, products_version)
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
            .query_row("SELECT mode, key_check FROM ledger", (), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let made = Mode::from_code(&made).ok_or(LedgerError::Damaged { what: "mode" })?;
    if made != mode {
        return Err(LedgerError::OtherMode { made: made.code(), asked: mode.code() });
    }
    if check != secrets.check() {
        return Err(LedgerError::WrongKey);
    }
    Ok(())
}
