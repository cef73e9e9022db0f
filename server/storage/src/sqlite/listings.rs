//! What is sold: products, and each store's listings of them.

use std::collections::BTreeSet;

use commerce::{Listing, Paise, Product, ProductId, StoreCode};
use rusqlite::{Row, params};

use super::codec::{Columns, from_json, to_json};
use super::stores::{is_store, listings_changed, listings_version};
use super::transaction::{Snapshot, WriteTransaction};
use crate::catalog::ImportRowError;
use crate::{ImportSummary, ListingRow, Result, StorageError, StoreListings, Versions};

pub(super) fn versions(snapshot: &Snapshot<'_>) -> Result<Versions> {
    let versions = snapshot.row("SELECT stores_version, products_version FROM storage", (), |row| {
        Ok(Versions {
            stores: row.column::<i64>(0)?.unsigned_abs(),
            products: row.column::<i64>(1)?.unsigned_abs(),
        })
    })?;
    Ok(versions.unwrap_or_default())
}

pub(super) fn products(snapshot: &Snapshot<'_>) -> Result<Vec<Product>> {
    snapshot.rows("SELECT details FROM products ORDER BY id", (), |row| {
        from_json("product", &row.column::<String>(0)?)
    })
}

pub(super) fn import_products(
    transaction: &WriteTransaction<'_>,
    products: &[Product],
) -> Result<ImportSummary> {
    let mut imported = ImportSummary::default();
    for product in products {
        let details = to_json(product)?;
        let known: Option<String> =
            transaction.value("SELECT details FROM products WHERE id = ?1", [product.id.as_str()])?;
        match known {
            Some(was) if was == details => {
                imported.unchanged += 1;
                continue;
            }
            Some(_) => imported.changed += 1,
            None => imported.added += 1,
        }
        transaction.run(
            "INSERT INTO products (id, details) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET details = excluded.details",
            params![product.id.as_str(), details],
        )?;
    }
    if imported.added + imported.changed > 0 {
        transaction.run("UPDATE storage SET products_version = products_version + 1", ())?;
    }
    Ok(imported)
}

/// Reads `product`, `mrp`, `price`, `on_hand`, `held`, `offered`.
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

pub(super) fn listing(
    snapshot: &Snapshot<'_>,
    store: &StoreCode,
    product: &ProductId,
) -> Result<Option<Listing>> {
    snapshot.row(
        "SELECT product, mrp, price, on_hand, held, offered FROM listings
         WHERE store = ?1 AND product = ?2",
        [store.as_str(), product.as_str()],
        read_listing,
    )
}

/// A listing with what it lists.
pub(super) fn listed_product(
    snapshot: &Snapshot<'_>,
    store: &StoreCode,
    product: &ProductId,
) -> Result<Option<(Product, Listing)>> {
    snapshot.row(
        "SELECT l.product, l.mrp, l.price, l.on_hand, l.held, l.offered, p.details
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

pub(super) fn listings(snapshot: &Snapshot<'_>, store: &StoreCode) -> Result<Option<StoreListings>> {
    let Some(version) = listings_version(snapshot, store)? else { return Ok(None) };
    let listings = snapshot.rows(
        "SELECT product, mrp, price, on_hand, held, offered FROM listings WHERE store = ?1 ORDER BY product",
        [store.as_str()],
        read_listing,
    )?;
    Ok(Some(StoreListings { version, listings }))
}

/// Imports listings; `first` is the index of the first of them in what was handed over.
pub(super) fn import_listings(
    transaction: &WriteTransaction<'_>,
    rows: &[ListingRow],
    first: usize,
) -> Result<ImportSummary> {
    let mut imported = ImportSummary::default();
    let mut changed_stores = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let known = listing(transaction, &row.store, &row.product)?;
        if known.is_none()
            && let Some(refused) = refusal(transaction, row)?
        {
            imported.rejected.push((first + index, refused));
            continue;
        }
        let held = known.as_ref().map_or(0, |known| known.held);
        let new = Listing {
            product: row.product.clone(),
            mrp: row.mrp,
            price: row.price,
            // What is promised is on the shelf, whatever the feed says.
            on_hand: row.on_hand.max(held),
            held,
            is_available: row.is_available,
        };
        match known {
            Some(known) if known == new => {
                imported.unchanged += 1;
                continue;
            }
            Some(_) => imported.changed += 1,
            None => imported.added += 1,
        }
        transaction.run(
            "INSERT INTO listings (store, product, mrp, price, on_hand, held, offered)
             VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6)
             ON CONFLICT (store, product) DO UPDATE SET mrp = excluded.mrp, price = excluded.price,
                on_hand = excluded.on_hand, offered = excluded.offered",
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
    listings_changed(transaction, changed_stores)?;
    Ok(imported)
}

fn refusal(snapshot: &Snapshot<'_>, row: &ListingRow) -> Result<Option<ImportRowError>> {
    if !is_store(snapshot, &row.store)? {
        return Ok(Some(ImportRowError::UnknownStore));
    }
    let product: Option<i64> =
        snapshot.value("SELECT 1 FROM products WHERE id = ?1", [row.product.as_str()])?;
    Ok(product.is_none().then_some(ImportRowError::UnknownProduct))
}

pub(super) fn set_offered(
    transaction: &WriteTransaction<'_>,
    store: &StoreCode,
    product: &ProductId,
    offered: bool,
) -> Result<bool> {
    let changed = transaction.run(
        "UPDATE listings SET offered = ?3 WHERE store = ?1 AND product = ?2 AND offered <> ?3",
        params![store.as_str(), product.as_str(), offered],
    )?;
    if changed > 0 {
        listings_changed(transaction, [store])?;
        return Ok(true);
    }
    Ok(listing(transaction, store, product)?.is_some())
}
