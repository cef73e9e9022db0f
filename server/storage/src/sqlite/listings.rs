//! Each store's listings: what it sells, at what price, and the stock on hand and held.

use std::collections::BTreeSet;

use commerce::{Listing, Paise, Product, ProductId, StoreCode};
use rusqlite::{Row, params};

use super::codec::{Columns, from_json};
use super::stores;
use super::transaction::{Snapshot, WriteTransaction};
use crate::{ImportRowError, ImportSummary, ListingRow, Result, StorageError};

/// Reads `product`, `mrp`, `price`, `on_hand`, `held`, `is_available`.
fn read_listing(row: &Row<'_>) -> Result<Listing> {
    let product = row.column::<String>(0)?.parse();
    Ok(Listing {
        product: product.map_err(|_| StorageError::Corrupt { what: "product id" })?,
        mrp: Paise(row.column(1)?),
        price: Paise(row.column(2)?),
        on_hand: row.column(3)?,
        held: row.column(4)?,
        is_available: row.column(5)?,
    })
}

pub(super) fn find(
    snapshot: &Snapshot<'_>,
    store: &StoreCode,
    product: &ProductId,
) -> Result<Option<Listing>> {
    snapshot.row(
        "SELECT product, mrp, price, on_hand, held, is_available FROM listings
         WHERE store = ?1 AND product = ?2",
        [store.as_str(), product.as_str()],
        read_listing,
    )
}

/// A listing with its product.
pub(super) fn find_with_product(
    snapshot: &Snapshot<'_>,
    store: &StoreCode,
    product: &ProductId,
) -> Result<Option<(Product, Listing)>> {
    snapshot.row(
        "SELECT l.product, l.mrp, l.price, l.on_hand, l.held, l.is_available, p.details
         FROM listings AS l JOIN products AS p ON p.id = l.product
         WHERE l.store = ?1 AND l.product = ?2",
        [store.as_str(), product.as_str()],
        |row| {
            let product: Product = from_json("product", &row.column::<String>(6)?)?;
            let listing = read_listing(row)?.limited_by(&product);
            Ok((product, listing))
        },
    )
}

pub(super) fn of_store(snapshot: &Snapshot<'_>, store: &StoreCode) -> Result<Vec<Listing>> {
    snapshot.rows(
        "SELECT product, mrp, price, on_hand, held, is_available FROM listings
         WHERE store = ?1 ORDER BY product",
        [store.as_str()],
        read_listing,
    )
}

pub(super) fn version(snapshot: &Snapshot<'_>, store: &StoreCode) -> Result<Option<u64>> {
    let version: Option<i64> =
        snapshot.value("SELECT listings_version FROM store_sequences WHERE store = ?1", [store.as_str()])?;
    Ok(version.map(i64::unsigned_abs))
}

/// Lets caches see that a store's listings have changed.
pub(super) fn bump_version(transaction: &WriteTransaction<'_>, store: &StoreCode) -> Result<()> {
    transaction.execute(
        "UPDATE store_sequences SET listings_version = listings_version + 1 WHERE store = ?1",
        [store.as_str()],
    )?;
    Ok(())
}

/// Imports listings; `first` is the index of the first of them in the import.
pub(super) fn import(
    transaction: &WriteTransaction<'_>,
    rows: &[ListingRow],
    first: usize,
) -> Result<ImportSummary> {
    let mut summary = ImportSummary::default();
    let mut changed_stores = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let stored = find(transaction, &row.store, &row.product)?;
        if stored.is_none()
            && let Some(error) = rejection(transaction, row)?
        {
            summary.rejected.push((first + index, error));
            continue;
        }
        let held = stored.as_ref().map_or(0, |stored| stored.held);
        let new = Listing {
            product: row.product.clone(),
            mrp: row.mrp,
            price: row.price,
            // What is held for orders is on the shelf, whatever the feed contains.
            on_hand: row.on_hand.max(held),
            held,
            is_available: row.is_available,
        };
        match stored {
            Some(stored) if stored == new => {
                summary.unchanged += 1;
                continue;
            }
            Some(_) => summary.changed += 1,
            None => summary.added += 1,
        }
        transaction.execute(
            "INSERT INTO listings (store, product, mrp, price, on_hand, held, is_available)
             VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6)
             ON CONFLICT (store, product) DO UPDATE SET mrp = excluded.mrp, price = excluded.price,
                on_hand = excluded.on_hand, is_available = excluded.is_available",
            params![
                row.store.as_str(),
                row.product.as_str(),
                new.mrp.0,
                new.price.0,
                new.on_hand,
                new.is_available
            ],
        )?;
        changed_stores.insert(&row.store);
    }
    for store in changed_stores {
        bump_version(transaction, store)?;
    }
    Ok(summary)
}

fn rejection(snapshot: &Snapshot<'_>, row: &ListingRow) -> Result<Option<ImportRowError>> {
    if !stores::exists(snapshot, &row.store)? {
        return Ok(Some(ImportRowError::UnknownStore));
    }
    let product: Option<i64> =
        snapshot.value("SELECT 1 FROM products WHERE id = ?1", [row.product.as_str()])?;
    Ok(product.is_none().then_some(ImportRowError::UnknownProduct))
}
