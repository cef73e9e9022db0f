//! A coupon from a row: what it takes off, and when.

use std::future::Future;

use commerce::{Coupon, LocalizedName, Paise, Reduction};
use jiff::Timestamp;
use storage::{ImportSummary, Storage};

use super::categories::parse_names;
use super::feed::{Feed, FeedKind};
use super::row::{Row, RowError};
use super::stores::parse_store_code;

/// The largest number of uses.
const MAX_USES: u32 = 1_000_000_000;

/// The retailer's coupons. A row has either `percent`, with `max_discount` as its upper limit, or `amount`.
pub(super) struct Coupons;

impl Feed for Coupons {
    const KIND: FeedKind = FeedKind::Coupons;
    const REQUIRED: &'static [&'static str] = &["code"];
    const OPTIONAL: &'static [&'static str] = &[
        "title",
        "title:hi",
        "title:mr",
        "title:gu",
        "percent",
        "max_discount",
        "amount",
        "minimum",
        "first_order",
        "per_customer",
        "uses",
        "starts_at",
        "ends_at",
        "store_code",
    ];
    const KEY_COLUMN: &'static str = "code";
    type Row = Coupon;

    fn parse_row(row: &Row) -> Result<Coupon, RowError> {
        let starts_at = parse_instant(row, "starts_at")?;
        let ends_at = parse_instant(row, "ends_at")?;
        if let (Some(start), Some(end)) = (starts_at, ends_at)
            && end <= start
        {
            return Err(RowError::new("ends_at", "it must end after it starts"));
        }
        let has_store = row.optional("store_code", 400)?.is_some();
        Ok(Coupon {
            code: row.parse("code", "write 3 to 20 letters and digits, like WELCOME50")?,
            reduction: parse_reduction(row)?,
            minimum: row.price("minimum")?.unwrap_or(Paise::ZERO),
            first_order_only: parse_yes(row, "first_order")?,
            max_uses_per_customer: parse_uses(row, "per_customer")?,
            max_uses: parse_uses(row, "uses")?,
            starts_at,
            ends_at,
            store: if has_store { Some(parse_store_code(row)?) } else { None },
            title: parse_title(row)?,
        })
    }

    fn key(coupon: &Coupon) -> (&str, &str) {
        (coupon.code.as_str(), "")
    }

    fn store(
        storage: &dyn Storage,
        rows: Vec<Coupon>,
    ) -> impl Future<Output = storage::Result<ImportSummary>> + Send {
        storage.import_coupons(rows)
    }
}

fn parse_reduction(row: &Row) -> Result<Reduction, RowError> {
    let has_percent = row.optional("percent", 20)?.is_some();
    match (has_percent, row.price("amount")?) {
        (true, None) => Ok(Reduction::Percent {
            percent: row.number("percent", &(1..=100))?,
            max: row.price("max_discount")?,
        }),
        (false, Some(amount)) => match row.price("max_discount")? {
            None => Ok(Reduction::Amount(amount)),
            Some(_) => Err(RowError::new("max_discount", "it goes with percent only")),
        },
        (true, Some(_)) => Err(RowError::new("amount", "write either percent or amount")),
        (false, None) => Err(RowError::new("amount", "write percent or amount: what the coupon takes off")),
    }
}

fn parse_yes(row: &Row, column: &'static str) -> Result<bool, RowError> {
    match row.optional(column, 20)? {
        None | Some("no") => Ok(false),
        Some("yes") => Ok(true),
        Some(_) => Err(RowError::new(column, "write yes or no")),
    }
}

fn parse_uses(row: &Row, column: &'static str) -> Result<Option<u32>, RowError> {
    if row.optional(column, 20)?.is_none() {
        return Ok(None);
    }
    row.number(column, &(1..=MAX_USES)).map(Some)
}

fn parse_instant(row: &Row, column: &'static str) -> Result<Option<Timestamp>, RowError> {
    let Some(text) = row.optional(column, 60)? else { return Ok(None) };
    let instant = text.parse().map_err(|_| RowError::new(column, "write it like 2026-12-01T00:00+05:30"))?;
    Ok(Some(instant))
}

fn parse_title(row: &Row) -> Result<Option<LocalizedName>, RowError> {
    if row.optional("title", 200)?.is_none() {
        return Ok(None);
    }
    parse_names(row).map(Some)
}

#[cfg(test)]
mod tests;
