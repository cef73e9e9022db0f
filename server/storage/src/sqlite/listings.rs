//! Each store's listings: what it sells, at what price, and the stock on hand and held.

use std::collections::BTreeSet;

use commerce::{Listing, ListingRecord, OfferPeriod, Paise, Product, ProductId, StoreCode};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::codec::{Columns, from_json, truncate_to_micros};
use super::stores;
use super::transaction::{Snapshot, WriteTransaction};
use crate::{ImportRowError, ImportSummary, ListingRow, Result, StorageError};

/// Reads `product`, `mrp`, `price`, `offer_starts_at`, `offer_ends_at`, `on_hand`, `held`, `is_available`,
/// `order_count`.
fn read_listing(row: &Row<'_>) -> Result<ListingRecord> {
    let product = row.column::<String>(0)?.parse();
    let offer = row.column_optional_instant(3)?.zip(row.column_optional_instant(4)?);
    Ok(ListingRecord {
        product: product.map_err(|_| StorageError::Corrupt { what: "product id" })?,
        mrp: Paise(row.column(1)?),
        price: Paise(row.column(2)?),
        offer_period: offer.and_then(|(starts_at, ends_at)| OfferPeriod::new(starts_at, ends_at)),
        on_hand: row.column(5)?,
        held: row.column(6)?,
        is_available: row.column(7)?,
        order_count: row.column(8)?,
    })
}

pub(super) fn find(
    snapshot: &Snapshot<'_>,
    store: &StoreCode,
    product: &ProductId,
) -> Result<Option<ListingRecord>> {
    snapshot.row(
        "SELECT product, mrp, price, offer_starts_at, offer_ends_at, on_hand, held, is_available, order_count
         FROM listings
         WHERE store = ?1 AND product = ?2",
        [store.as_str(), product.as_str()],
        read_listing,
    )
}

/// A listing at a moment, with its product.
pub(super) fn find_with_product(
    snapshot: &Snapshot<'_>,
    store: &StoreCode,
    product: &ProductId,
    at: Timestamp,
) -> Result<Option<(Product, Listing)>> {
    snapshot.row(
        "SELECT l.product, l.mrp, l.price, l.offer_starts_at, l.offer_ends_at, l.on_hand, l.held,
            l.is_available, l.order_count, p.details
         FROM listings AS l JOIN products AS p ON p.id = l.product
         WHERE l.store = ?1 AND l.product = ?2",
        [store.as_str(), product.as_str()],
        |row| {
            let product: Product = from_json("product", &row.column::<String>(9)?)?;
            let listing = read_listing(row)?.at(at).limited_by(&product);
            Ok((product, listing))
        },
    )
}

/// What a store has on sale, by product id.
pub(super) fn on_sale(snapshot: &Snapshot<'_>, store: &StoreCode) -> Result<Vec<ProductId>> {
    let sql = "SELECT product FROM listings WHERE store = ?1 AND is_available = 1 ORDER BY product";
    snapshot.rows(sql, [store.as_str()], |row| {
        row.column::<String>(0)?.parse().map_err(|_| StorageError::Corrupt { what: "product id" })
    })
}

pub(super) fn of_store(snapshot: &Snapshot<'_>, store: &StoreCode) -> Result<Vec<ListingRecord>> {
    snapshot.rows(
        "SELECT product, mrp, price, offer_starts_at, offer_ends_at, on_hand, held, is_available, order_count
         FROM listings
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
        let new = ListingRecord {
            product: row.product.clone(),
            mrp: row.mrp,
            price: row.price,
            offer_period: row.offer_period.and_then(|period| {
                OfferPeriod::new(truncate_to_micros(period.starts_at()), truncate_to_micros(period.ends_at()))
            }),
            // What is held for orders is on the shelf, whatever the feed contains.
            on_hand: row.on_hand.max(held),
            held,
            is_available: row.is_available,
            order_count: stored.as_ref().map_or(0, |stored| stored.order_count),
        };
        if !summary.count(stored.as_ref(), &new) {
            continue;
        }
        transaction.execute(
            "INSERT INTO listings (store, product, mrp, price, offer_starts_at, offer_ends_at, on_hand, held,
                is_available, order_count)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, 0)
             ON CONFLICT (store, product) DO UPDATE SET mrp = excluded.mrp, price = excluded.price,
                offer_starts_at = excluded.offer_starts_at, offer_ends_at = excluded.offer_ends_at,
                on_hand = excluded.on_hand, is_available = excluded.is_available",
            params![
                row.store.as_str(),
                row.product.as_str(),
                new.mrp.0,
                new.price.0,
                new.offer_period.map(|period| period.starts_at().as_microsecond()),
                new.offer_period.map(|period| period.ends_at().as_microsecond()),
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
