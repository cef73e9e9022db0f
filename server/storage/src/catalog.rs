//! Records of the network: what an import brings, what a catalogue reads.

use commerce::{Listing, Paise, ProductId, StoreCode};

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportSummary {
    /// New rows.
    pub added: usize,
    /// Rows that differ from what was there.
    pub changed: usize,
    /// Rows that were there already.
    pub unchanged: usize,
    /// Rows refused, by their index in what was handed over, and why.
    pub rejected: Vec<(usize, ImportRowError)>,
}

/// Why the storage refuses a row that is well formed.
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
}

/// One row of a listings feed. Less on hand than is held for open orders is raised to what is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingRow {
    /// Which store.
    pub store: StoreCode,
    /// Which product.
    pub product: ProductId,
    /// MRP of one unit.
    pub mrp: Paise,
    /// Price of one unit.
    pub price: Paise,
    /// Units on the shelf.
    pub on_hand: u32,
    /// In stock or not.
    pub is_available: bool,
}

/// Counters that grow with every change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// Of the stores, their pauses included.
    pub stores: u64,
    /// Of the products.
    pub products: u64,
}

/// What one store lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreListings {
    /// Grows with every change.
    pub version: u64,
    /// Every listing, by product id.
    pub listings: Vec<Listing>,
}
