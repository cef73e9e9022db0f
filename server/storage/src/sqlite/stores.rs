//! Stores: importing and reading them, and their pause.

use std::collections::BTreeSet;

use commerce::{Phone, Store, StoreCode};
use rusqlite::{Row, params};

use super::codec::{Columns, from_json, store_code, to_json};
use super::transaction::{Snapshot, WriteTransaction};
use crate::catalog::ImportRowError;
use crate::secrets::Purpose;
use crate::{ImportSummary, Result};

/// A store without what is kept in columns of its own: phone and pause.
fn plain_details(store: &Store) -> Result<String> {
    let mut plain = store.clone();
    plain.phone = from_json::<Phone>("phone", "\"\"")?;
    plain.paused = false;
    to_json(&plain)
}

fn phone(e164: &str) -> Result<Phone> {
    from_json("phone", &to_json(&e164)?)
}

fn read_store(snapshot: &Snapshot<'_>, row: &Row<'_>) -> Result<Store> {
    let mut store: Store = from_json("store", &row.column::<String>(0)?)?;
    store.phone = phone(&snapshot.secrets.open(Purpose::Phone, &row.column::<Vec<u8>>(1)?)?)?;
    store.paused = row.column(2)?;
    Ok(store)
}

pub(super) fn store(snapshot: &Snapshot<'_>, code: &StoreCode) -> Result<Option<Store>> {
    snapshot.row("SELECT details, phone_sealed, paused FROM stores WHERE code = ?1", [code.as_str()], |row| {
        read_store(snapshot, row)
    })
}

pub(super) fn stores(snapshot: &Snapshot<'_>) -> Result<Vec<Store>> {
    snapshot.rows("SELECT details, phone_sealed, paused FROM stores ORDER BY code", (), |row| {
        read_store(snapshot, row)
    })
}

pub(super) fn is_store(snapshot: &Snapshot<'_>, code: &StoreCode) -> Result<bool> {
    Ok(snapshot.value::<i64>("SELECT 1 FROM stores WHERE code = ?1", [code.as_str()])?.is_some())
}

/// The store that has this phone.
pub(super) fn store_with_phone(snapshot: &Snapshot<'_>, phone: &Phone) -> Result<Option<StoreCode>> {
    let hash = snapshot.secrets.digest(Purpose::Phone, phone.e164());
    let code: Option<String> = snapshot.value("SELECT code FROM stores WHERE phone_hash = ?1", [hash])?;
    code.as_deref().map(store_code).transpose()
}

pub(super) fn phone_of(snapshot: &Snapshot<'_>, code: &StoreCode) -> Result<Option<Phone>> {
    let sealed: Option<Vec<u8>> =
        snapshot.value("SELECT phone_sealed FROM stores WHERE code = ?1", [code.as_str()])?;
    let opened = snapshot.secrets.open_some(Purpose::Phone, sealed)?;
    opened.as_deref().map(phone).transpose()
}

/// Imports stores; `first` is the index of the first of them in what was handed over.
pub(super) fn import(
    transaction: &WriteTransaction<'_>,
    stores: &[Store],
    first: usize,
) -> Result<ImportSummary> {
    let mut imported = ImportSummary::default();
    for (index, store) in stores.iter().enumerate() {
        let hash = transaction.secrets.digest(Purpose::Phone, store.phone.e164());
        if store_with_phone(transaction, &store.phone)?.is_some_and(|other| other != store.code) {
            imported.rejected.push((first + index, ImportRowError::PhoneTaken));
            continue;
        }
        let details = plain_details(store)?;
        let known = transaction.row(
            "SELECT details, phone_hash FROM stores WHERE code = ?1",
            [store.code.as_str()],
            |row| Ok((row.column::<String>(0)?, row.column::<Vec<u8>>(1)?)),
        )?;
        match known {
            Some((was, phone)) if was == details && phone == hash => {
                imported.unchanged += 1;
                continue;
            }
            Some(_) => imported.changed += 1,
            None => imported.added += 1,
        }
        let sealed = transaction.secrets.seal(Purpose::Phone, store.phone.e164())?;
        transaction.run(
            "INSERT INTO stores (code, details, phone_sealed, phone_hash, paused) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (code) DO UPDATE SET details = excluded.details,
                phone_sealed = excluded.phone_sealed, phone_hash = excluded.phone_hash",
            params![store.code.as_str(), details, sealed, hash, store.paused],
        )?;
        transaction.run(
            "INSERT INTO store_counters (store, last_number, listings_version) VALUES (?1, 0, 0)
             ON CONFLICT (store) DO NOTHING",
            [store.code.as_str()],
        )?;
    }
    if imported.added + imported.changed > 0 {
        stores_changed(transaction)?;
    }
    Ok(imported)
}

fn stores_changed(transaction: &WriteTransaction<'_>) -> Result<()> {
    transaction.run("UPDATE storage SET stores_version = stores_version + 1", ())?;
    Ok(())
}

pub(super) fn set_paused(transaction: &WriteTransaction<'_>, code: &StoreCode, paused: bool) -> Result<bool> {
    let changed = transaction.run(
        "UPDATE stores SET paused = ?2 WHERE code = ?1 AND paused <> ?2",
        params![code.as_str(), paused],
    )?;
    if changed > 0 {
        stores_changed(transaction)?;
        return Ok(true);
    }
    is_store(transaction, code)
}

/// Counts on what catalogues know the stores' listings by.
pub(super) fn listings_changed<'s>(
    transaction: &WriteTransaction<'_>,
    stores: impl IntoIterator<Item = &'s StoreCode>,
) -> Result<()> {
    for store in stores.into_iter().collect::<BTreeSet<_>>() {
        transaction.run(
            "UPDATE store_counters SET listings_version = listings_version + 1 WHERE store = ?1",
            [store.as_str()],
        )?;
    }
    Ok(())
}

pub(super) fn listings_version(snapshot: &Snapshot<'_>, store: &StoreCode) -> Result<Option<u64>> {
    snapshot.row("SELECT listings_version FROM store_counters WHERE store = ?1", [store.as_str()], |row| {
        Ok(row.column::<i64>(0)?.unsigned_abs())
    })
}
