//! A listing from a row: which product is at which store, for how much, and how many.

use std::future::Future;

use commerce::OfferPeriod;
use storage::{ImportSummary, ListingRow, Storage};

use super::availability::parse_availability;
use super::feed::{Feed, FeedKind};
use super::products::parse_product_id;
use super::row::{Row, RowError};
use super::stores::parse_store_code;

/// Units of one product at one store; more is a typing error.
const MAX_ON_HAND: u32 = 1_000_000;

/// What stores have. `price` is the MRP, `sale_price` what is paid, always or during
/// `sale_price_effective_date`.
pub(super) struct Listings;

impl Feed for Listings {
    const KIND: FeedKind = FeedKind::Listings;
    const REQUIRED: &'static [&'static str] = &["store_code", "id", "price", "quantity", "availability"];
    const OPTIONAL: &'static [&'static str] = &["sale_price", "sale_price_effective_date"];
    const KEY_COLUMN: &'static str = "id";
    type Row = ListingRow;

    fn parse_row(row: &Row) -> Result<ListingRow, RowError> {
        let store = parse_store_code(row)?;
        let product = parse_product_id(row)?;
        let mrp = row.price("price")?.ok_or_else(|| RowError::new("price", "it is empty"))?;
        let price = row.price("sale_price")?.unwrap_or(mrp);
        if price > mrp {
            // Legal Metrology (Packaged Commodities) Rules 2011, rule 18(2).
            let reason = format!("{} is above the MRP of {}, which the law forbids", price, mrp);
            return Err(RowError::new("sale_price", reason));
        }
        let offer_period = parse_offer_period(row)?.filter(|_| price < mrp);
        let on_hand = row.number("quantity", &(0..=MAX_ON_HAND))?;
        let is_available =
            parse_availability(row)?.ok_or_else(|| RowError::new("availability", "it is empty"))?;
        Ok(ListingRow { store, product, mrp, price, offer_period, on_hand, is_available })
    }

    fn key(row: &ListingRow) -> (&str, &str) {
        (row.store.as_str(), row.product.as_str())
    }

    fn store(
        storage: &dyn Storage,
        rows: Vec<ListingRow>,
    ) -> impl Future<Output = storage::Result<ImportSummary>> + Send {
        storage.import_listings(rows)
    }
}

fn parse_offer_period(row: &Row) -> Result<Option<OfferPeriod>, RowError> {
    const COLUMN: &str = "sale_price_effective_date";
    let Some(text) = row.optional(COLUMN, 100)? else { return Ok(None) };
    text.parse()
        .map(Some)
        .map_err(|error: commerce::catalog::ParseOfferPeriodError| RowError::new(COLUMN, error))
}

#[cfg(test)]
mod tests;
