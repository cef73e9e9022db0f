//! What the kinds of feeds have in common.

use std::future::Future;

use storage::{ImportSummary, Storage};

use super::row::{Row, RowError};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeedKind {
    /// What may be sold: a Meta commerce feed with columns of our own.
    Products,
    /// The retailer's categories, in two levels.
    Categories,
    /// The stores of the network.
    Stores,
    /// What each store has, and for how much.
    Listings,
    /// Rules that lower a total.
    Coupons,
}

impl FeedKind {
    /// Every kind, in an order in which they can be imported: products refer to categories,
    /// listings to products and stores, and coupons to stores.
    pub const ALL: [Self; 5] =
        [Self::Categories, Self::Products, Self::Stores, Self::Listings, Self::Coupons];

    /// The name on the command line: `categories`, `products`, `stores`, `listings`, `coupons`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Products => "products",
            Self::Categories => "categories",
            Self::Stores => "stores",
            Self::Listings => "listings",
            Self::Coupons => "coupons",
        }
    }

    /// The most rows a file may have; a file with more is no feed of a network of stores.
    pub(super) const fn max_rows(self) -> u64 {
        match self {
            Self::Products | Self::Categories | Self::Stores | Self::Coupons => 200_000,
            Self::Listings => 10_000_000,
        }
    }
}

/// One kind of feed: its columns, and what a row of it is.
pub(super) trait Feed {
    const KIND: FeedKind;
    /// Columns without which a file is rejected.
    const REQUIRED: &'static [&'static str];
    /// Columns that are read when the file has them.
    const OPTIONAL: &'static [&'static str];
    /// The column that identifies a row, for reports.
    const KEY_COLUMN: &'static str;
    /// Columns whose values no report quotes: they belong to a person.
    const PRIVATE: &'static [&'static str] = &[];
    /// A parsed row.
    type Row: Send;

    fn parse_row(row: &Row) -> Result<Self::Row, RowError>;
    /// What the row is about; a file may hold each key once.
    fn key(row: &Self::Row) -> (&str, &str);
    fn store(
        storage: &dyn Storage,
        rows: Vec<Self::Row>,
    ) -> impl Future<Output = storage::Result<ImportSummary>> + Send;
}
