//! The `availability` of products and listings.

use super::row::{Row, RowError};

const COLUMN: &str = "availability";

/// Parses Meta's values, also as Google spells them (`in_stock`); `None` when the cell is empty.
/// A store sells what it has: to promise what is not there yet is rejected rather than taken for one
/// of the two.
pub(super) fn parse_availability(row: &Row) -> Result<Option<bool>, RowError> {
    let Some(text) = row.optional(COLUMN, 40)? else { return Ok(None) };
    match text.replace('_', " ").as_str() {
        "in stock" => Ok(Some(true)),
        "out of stock" | "discontinued" => Ok(Some(false)),
        "available for order" | "preorder" | "backorder" | "pending" => {
            Err(RowError::new(COLUMN, "a store sells what it has: write in stock or out of stock"))
        }
        _ => Err(RowError::new(COLUMN, "write in stock or out of stock")),
    }
}
