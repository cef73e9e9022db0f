//! The catalogue: products, and the versions by which caches know what has changed. `stores` and
//! `listings` hold the rest.

use async_trait::async_trait;
use commerce::{Category, Coupon, Phone, Product, ProductId, Store, StoreCode};
use rusqlite::params;

use super::codec::{Columns, from_json, to_json};
use super::transaction::{Snapshot, WriteTransaction};
use super::{SqliteStorage, categories, coupons, listings, stores};
use crate::{CatalogStorage, ImportSummary, ListingRow, Result, StoreListings, Versions};

/// Rows of an import in one command: few enough that orders get in between.
const IMPORT_BATCH: usize = 2_000;

#[async_trait]
impl CatalogStorage for SqliteStorage {
    async fn import_products(&self, products: Vec<Product>) -> Result<ImportSummary> {
        self.import(products, |transaction, rows, _| import_products(transaction, rows)).await
    }

    async fn import_categories(&self, categories: Vec<Category>) -> Result<ImportSummary> {
        self.import(categories, categories::import).await
    }

    async fn import_stores(&self, stores: Vec<Store>) -> Result<ImportSummary> {
        self.import(stores, stores::import).await
    }

    async fn import_listings(&self, rows: Vec<ListingRow>) -> Result<ImportSummary> {
        self.import(rows, listings::import).await
    }

    async fn import_coupons(&self, coupons: Vec<Coupon>) -> Result<ImportSummary> {
        self.import(coupons, coupons::import).await
    }

    async fn versions(&self) -> Result<Versions> {
        self.read(versions).await
    }

    async fn stores(&self) -> Result<Vec<Store>> {
        self.read(stores::all).await
    }

    async fn find_store_by_phone(&self, phone: &Phone) -> Result<Option<StoreCode>> {
        let phone = phone.clone();
        self.read(move |snapshot| stores::find_by_phone(snapshot, &phone)).await
    }

    async fn products(&self) -> Result<Vec<Product>> {
        self.read(|snapshot| {
            snapshot.rows("SELECT details FROM products ORDER BY id", (), |row| {
                from_json("product", &row.column::<String>(0)?)
            })
        })
        .await
    }

    async fn categories(&self) -> Result<Vec<Category>> {
        self.read(categories::all).await
    }

    async fn listings(&self, store: &StoreCode) -> Result<Option<StoreListings>> {
        let store = store.clone();
        self.read(move |snapshot| {
            let Some(version) = listings::version(snapshot, &store)? else { return Ok(None) };
            Ok(Some(StoreListings { version, listings: listings::of_store(snapshot, &store)? }))
        })
        .await
    }

    async fn products_on_sale(&self, stores: &[StoreCode]) -> Result<Vec<Vec<ProductId>>> {
        let stores = stores.to_vec();
        self.read(move |snapshot| stores.iter().map(|store| listings::on_sale(snapshot, store)).collect())
            .await
    }

    async fn listings_version(&self, store: &StoreCode) -> Result<Option<u64>> {
        let store = store.clone();
        self.read(move |snapshot| listings::version(snapshot, &store)).await
    }

    async fn set_paused(&self, store: &StoreCode, paused: bool) -> Result<bool> {
        let store = store.clone();
        self.write(move |transaction| {
            let changed = transaction.execute(
                "UPDATE stores SET paused = ?2 WHERE code = ?1 AND paused <> ?2",
                params![store.as_str(), paused],
            )?;
            if changed > 0 {
                stores::bump_version(transaction)?;
                return Ok(true);
            }
            stores::exists(transaction, &store)
        })
        .await
    }

    async fn set_available(&self, store: &StoreCode, product: &ProductId, available: bool) -> Result<bool> {
        let (store, product) = (store.clone(), product.clone());
        self.write(move |transaction| {
            let changed = transaction.execute(
                "UPDATE listings SET is_available = ?3
                 WHERE store = ?1 AND product = ?2 AND is_available <> ?3",
                params![store.as_str(), product.as_str(), available],
            )?;
            if changed > 0 {
                listings::bump_version(transaction, &store)?;
                return Ok(true);
            }
            Ok(listings::find(transaction, &store, &product)?.is_some())
        })
        .await
    }
}

impl SqliteStorage {
    /// Imports rows by as many commands as it takes, and adds up what they did.
    async fn import<R: Send + 'static>(
        &self,
        rows: Vec<R>,
        command: fn(&WriteTransaction<'_>, &[R], usize) -> Result<ImportSummary>,
    ) -> Result<ImportSummary> {
        let mut sum = ImportSummary::default();
        let mut rows = rows.into_iter();
        let mut first = 0;
        loop {
            let batch: Vec<R> = rows.by_ref().take(IMPORT_BATCH).collect();
            if batch.is_empty() {
                return Ok(sum);
            }
            let count = batch.len();
            let done = self.write(move |transaction| command(transaction, &batch, first)).await?;
            sum.added += done.added;
            sum.changed += done.changed;
            sum.unchanged += done.unchanged;
            sum.rejected.extend(done.rejected);
            first += count;
        }
    }
}

fn versions(snapshot: &Snapshot<'_>) -> Result<Versions> {
    let versions = snapshot.row("SELECT stores_version, products_version FROM storage", (), |row| {
        Ok(Versions {
            stores: row.column::<i64>(0)?.unsigned_abs(),
            products: row.column::<i64>(1)?.unsigned_abs(),
        })
    })?;
    Ok(versions.unwrap_or_default())
}

fn import_products(transaction: &WriteTransaction<'_>, products: &[Product]) -> Result<ImportSummary> {
    let mut summary = ImportSummary::default();
    for product in products {
        let details = to_json(product)?;
        let stored: Option<String> =
            transaction.value("SELECT details FROM products WHERE id = ?1", [product.id.as_str()])?;
        if !summary.count(stored.as_ref(), &details) {
            continue;
        }
        transaction.execute(
            "INSERT INTO products (id, details) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET details = excluded.details",
            params![product.id.as_str(), details],
        )?;
    }
    if summary.added + summary.changed > 0 {
        categories::bump_products_version(transaction)?;
    }
    Ok(summary)
}
