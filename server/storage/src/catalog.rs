//! Records of the catalogue: what an import contains, and what pages read.

use async_trait::async_trait;
use commerce::{
    Category, Coupon, ListingRecord, OfferPeriod, Paise, Phone, Product, ProductId, Store, StoreCode,
};

use crate::Result;

/// Stores, products and listings.
#[async_trait]
pub trait CatalogStorage: Send + Sync + 'static {
    /// Adds or replaces products; absent ones stay.
    async fn import_products(&self, products: Vec<Product>) -> Result<ImportSummary>;
    /// Adds or replaces categories; absent ones stay. Rows whose parent is not stored, or that would make
    /// a third level, are rejected one by one.
    async fn import_categories(&self, categories: Vec<Category>) -> Result<ImportSummary>;
    /// Adds or replaces stores; absent ones stay, and so does each store's pause.
    async fn import_stores(&self, stores: Vec<Store>) -> Result<ImportSummary>;
    /// Adds or replaces listings; absent ones stay, and so does the stock held for orders. A row with
    /// less on hand than is held is raised to what is held; rows of unknown stores or products are
    /// rejected one by one.
    async fn import_listings(&self, rows: Vec<ListingRow>) -> Result<ImportSummary>;
    /// Adds or replaces coupons; absent ones stay, and so does how often each was used. Rows of unknown stores are
    /// rejected one by one.
    async fn import_coupons(&self, coupons: Vec<Coupon>) -> Result<ImportSummary>;
    /// Counters that grow with every change of stores, and of products and categories. Cheap: read once a second.
    async fn versions(&self) -> Result<Versions>;
    /// Every store, by code.
    async fn stores(&self) -> Result<Vec<Store>>;
    /// The store with this phone number.
    async fn find_store_by_phone(&self, phone: &Phone) -> Result<Option<StoreCode>>;
    /// Every product, by id.
    async fn products(&self) -> Result<Vec<Product>>;
    /// Every category, by position, of equal ones by id.
    async fn categories(&self) -> Result<Vec<Category>>;
    /// A store's listings with their version; `None` for an unknown store.
    async fn listings(&self, store: &StoreCode) -> Result<Option<StoreListings>>;
    /// The products that each of several stores has on sale, in stock or not, in the order of the stores; none for an
    /// unknown store.
    async fn products_on_sale(&self, stores: &[StoreCode]) -> Result<Vec<Vec<ProductId>>>;
    /// The version alone: it grows with every change of the store's listings, stock included.
    async fn listings_version(&self, store: &StoreCode) -> Result<Option<u64>>;
    /// Pauses or resumes a store. False for an unknown store.
    async fn set_paused(&self, store: &StoreCode, paused: bool) -> Result<bool>;
    /// Takes a product off sale at a store, or puts it back. False when it is not listed there.
    async fn set_available(&self, store: &StoreCode, product: &ProductId, available: bool) -> Result<bool>;
}

/// What an import changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportSummary {
    /// New rows.
    pub added: usize,
    /// Rows that differ from what was stored.
    pub changed: usize,
    /// Rows that were stored already.
    pub unchanged: usize,
    /// Rejected rows, by their index in the import, and why.
    pub rejected: Vec<(usize, ImportRowError)>,
}

impl ImportSummary {
    /// Counts a row beside what is stored of it; returns whether it must be written.
    pub(crate) fn count<T: PartialEq>(&mut self, stored: Option<&T>, row: &T) -> bool {
        match stored {
            Some(stored) if stored == row => {
                self.unchanged += 1;
                return false;
            }
            Some(_) => self.changed += 1,
            None => self.added += 1,
        }
        true
    }
}

/// Why a well-formed row is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportRowError {
    /// No store has this code.
    #[error("there is no such store")]
    UnknownStore,
    /// No product has this id.
    #[error("there is no such product")]
    UnknownProduct,
    /// Another store already has this phone number.
    #[error("another store has this phone number")]
    PhoneTaken,
    /// The category's parent does not exist, or is itself below another.
    #[error("there is no such category of the first level")]
    UnknownParent,
    /// The category has categories below it, so it cannot be below another.
    #[error("other categories are below this one, so it must stay on the first level")]
    HasChildren,
    /// Another store already has this order prefix.
    #[error("another store has this order prefix")]
    OrderPrefixTaken,
}

/// One row of a listings feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingRow {
    /// The store.
    pub store: StoreCode,
    /// The product.
    pub product: ProductId,
    /// MRP of one unit, in paise.
    pub mrp: Paise,
    /// Price of one unit, in paise; with an offer period, the price inside it.
    pub price: Paise,
    /// When `price` counts, if it is an offer for a time; the MRP counts outside.
    pub offer_period: Option<OfferPeriod>,
    /// Units on the shelf.
    pub on_hand: u32,
    /// Whether the store sells it now.
    pub is_available: bool,
}

/// Counters that grow with every change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// Of the stores, their pauses included.
    pub stores: u64,
    /// Of the products and categories.
    pub products: u64,
}

/// The listings of one store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreListings {
    /// Grows with every change.
    pub version: u64,
    /// Every listing, by product id.
    pub listings: Vec<ListingRecord>,
}
