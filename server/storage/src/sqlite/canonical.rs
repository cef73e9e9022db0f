//! Customers who turned out to be one person: the id of the younger leads to the older.

use commerce::CustomerId;

use super::codec::Columns;
use super::transaction::Snapshot;
use crate::Result;

/// The customer an id leads to today: the one it was merged into, else itself.
pub(super) fn canonical_id(snapshot: &Snapshot<'_>, customer: CustomerId) -> Result<CustomerId> {
    let merged = snapshot.row(
        "SELECT merged_into FROM customers WHERE id = ?1",
        [customer.0.to_be_bytes()],
        |row| row.column_optional_id(0),
    )?;
    Ok(merged.flatten().map_or(customer, CustomerId))
}
