//! Stores: importing and reading them.

use commerce::{FIRST_ORDER_NUMBER, OrderPrefix, Phone, Store, StoreCode};
use rusqlite::{Row, params};

use super::codec::{Columns, from_json, parse_store_code, to_json};
use super::transaction::{Snapshot, WriteTransaction};
use crate::secrets::Purpose;
use crate::{ImportRowError, ImportSummary, Result};

/// A store's JSON without what has columns of its own: phone and pause.
fn details(store: &Store) -> Result<String> {
    let mut store = store.clone();
    store.phone = from_json::<Phone>("phone", "\"\"")?;
    store.paused = false;
    to_json(&store)
}

/// A phone number as it was stored.
pub(super) fn parse_phone(e164: &str) -> Result<Phone> {
    from_json("phone", &to_json(&e164)?)
}

fn read_store(snapshot: &Snapshot<'_>, row: &Row<'_>) -> Result<Store> {
    let mut store: Store = from_json("store", &row.column::<String>(0)?)?;
    store.phone = parse_phone(&snapshot.secrets.open(Purpose::Phone, &row.column::<Vec<u8>>(1)?)?)?;
    store.paused = row.column(2)?;
    Ok(store)
}

pub(super) fn find(snapshot: &Snapshot<'_>, code: &StoreCode) -> Result<Option<Store>> {
    snapshot.row("SELECT details, phone_sealed, paused FROM stores WHERE code = ?1", [code.as_str()], |row| {
        read_store(snapshot, row)
    })
}

pub(super) fn all(snapshot: &Snapshot<'_>) -> Result<Vec<Store>> {
    snapshot.rows("SELECT details, phone_sealed, paused FROM stores ORDER BY code", (), |row| {
        read_store(snapshot, row)
    })
}

pub(super) fn exists(snapshot: &Snapshot<'_>, code: &StoreCode) -> Result<bool> {
    Ok(snapshot.value::<i64>("SELECT 1 FROM stores WHERE code = ?1", [code.as_str()])?.is_some())
}

pub(super) fn find_by_phone(snapshot: &Snapshot<'_>, phone: &Phone) -> Result<Option<StoreCode>> {
    let hash = snapshot.secrets.digest(Purpose::Phone, phone.e164());
    let code: Option<String> = snapshot.value("SELECT code FROM stores WHERE phone_hash = ?1", [hash])?;
    code.as_deref().map(parse_store_code).transpose()
}

pub(super) fn phone(snapshot: &Snapshot<'_>, code: &StoreCode) -> Result<Option<Phone>> {
    let sealed: Option<Vec<u8>> =
        snapshot.value("SELECT phone_sealed FROM stores WHERE code = ?1", [code.as_str()])?;
    let opened = snapshot.secrets.open_optional(Purpose::Phone, sealed)?;
    opened.as_deref().map(parse_phone).transpose()
}

/// Lets caches see that stores have changed.
pub(super) fn bump_version(transaction: &WriteTransaction<'_>) -> Result<()> {
    transaction.execute("UPDATE storage SET stores_version = stores_version + 1", ())?;
    Ok(())
}

/// Whether another store has this one's order prefix.
fn is_prefix_taken(snapshot: &Snapshot<'_>, store: &Store) -> Result<bool> {
    let Some(prefix) = &store.order_prefix else { return Ok(false) };
    let taken: Option<i64> = snapshot.value(
        "SELECT 1 FROM stores WHERE order_prefix = ?1 AND code <> ?2",
        [prefix.as_str(), store.code.as_str()],
    )?;
    Ok(taken.is_some())
}

/// Imports stores; `first` is the index of the first of them in the import.
pub(super) fn import(
    transaction: &WriteTransaction<'_>,
    stores: &[Store],
    first: usize,
) -> Result<ImportSummary> {
    let mut summary = ImportSummary::default();
    for (index, store) in stores.iter().enumerate() {
        let hash = transaction.secrets.digest(Purpose::Phone, store.phone.e164());
        if find_by_phone(transaction, &store.phone)?.is_some_and(|other| other != store.code) {
            summary.rejected.push((first + index, ImportRowError::PhoneTaken));
            continue;
        }
        if is_prefix_taken(transaction, store)? {
            summary.rejected.push((first + index, ImportRowError::OrderPrefixTaken));
            continue;
        }
        let stored = transaction.row(
            "SELECT details, phone_hash FROM stores WHERE code = ?1",
            [store.code.as_str()],
            |row| Ok((row.column::<String>(0)?, row.column::<Vec<u8>>(1)?)),
        )?;
        let row = (details(store)?, hash.to_vec());
        if !summary.count(stored.as_ref(), &row) {
            continue;
        }
        let (details, hash) = row;
        let sealed = transaction.secrets.seal(Purpose::Phone, store.phone.e164())?;
        transaction.execute(
            "INSERT INTO stores (code, details, phone_sealed, phone_hash, order_prefix, paused)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (code) DO UPDATE SET details = excluded.details,
                phone_sealed = excluded.phone_sealed, phone_hash = excluded.phone_hash,
                order_prefix = excluded.order_prefix",
            params![
                store.code.as_str(),
                details,
                sealed,
                hash,
                store.order_prefix.as_ref().map(OrderPrefix::as_str),
                store.paused
            ],
        )?;
        transaction.execute(
            "INSERT INTO store_sequences (store, last_order_number, listings_version) VALUES (?1, ?2, 0)
             ON CONFLICT (store) DO NOTHING",
            params![store.code.as_str(), FIRST_ORDER_NUMBER - 1],
        )?;
    }
    if summary.added + summary.changed > 0 {
        bump_version(transaction)?;
    }
    Ok(summary)
}
