//! Coupons: importing them, and counting what they are used for.

use commerce::order::NewOrder;
use commerce::{CartCoupon, Coupon, CouponCode, CouponUsage, CustomerId, Order};
use rusqlite::params;

use super::canonical::canonical_id;
use super::codec::{Columns, from_json, to_json};
use super::stores;
use super::transaction::{Snapshot, WriteTransaction};
use crate::{ImportRowError, ImportSummary, Result, StorageError};

/// Imports coupons; `first` is the index of the first of them in the import.
pub(super) fn import(
    transaction: &WriteTransaction<'_>,
    coupons: &[Coupon],
    first: usize,
) -> Result<ImportSummary> {
    let mut summary = ImportSummary::default();
    for (index, coupon) in coupons.iter().enumerate() {
        if let Some(store) = &coupon.store
            && !stores::exists(transaction, store)?
        {
            summary.rejected.push((first + index, ImportRowError::UnknownStore));
            continue;
        }
        let details = to_json(coupon)?;
        let stored: Option<String> =
            transaction.value("SELECT details FROM coupons WHERE code = ?1", [coupon.code.as_str()])?;
        if !summary.count(stored.as_ref(), &details) {
            continue;
        }
        transaction.execute(
            "INSERT INTO coupons (code, details, used) VALUES (?1, ?2, 0)
             ON CONFLICT (code) DO UPDATE SET details = excluded.details",
            params![coupon.code.as_str(), details],
        )?;
    }
    Ok(summary)
}

/// A coupon with its usage.
pub(super) fn find(
    snapshot: &Snapshot<'_>,
    code: &CouponCode,
    customer: Option<CustomerId>,
) -> Result<Option<(Coupon, CouponUsage)>> {
    let found =
        snapshot.row("SELECT details, used FROM coupons WHERE code = ?1", [code.as_str()], |row| {
            Ok((from_json::<Coupon>("coupon", &row.column::<String>(0)?)?, row.column(1)?))
        })?;
    let Some((coupon, uses)) = found else { return Ok(None) };
    let Some(customer) = customer else {
        return Ok(Some((coupon, CouponUsage { uses, ..CouponUsage::default() })));
    };
    let customer = canonical_id(snapshot, customer)?;
    let usage = snapshot.row(
        "SELECT COUNT(*) FILTER (WHERE coupon = ?2), COUNT(*) FROM orders
         WHERE customer IN (SELECT ?1 UNION ALL SELECT id FROM customers WHERE merged_into = ?1)
            AND state NOT IN ('rejected', 'cancelled', 'expired')",
        params![customer.0.to_be_bytes(), code.as_str()],
        |row| Ok(CouponUsage { uses, uses_of_customer: row.column(0)?, orders_of_customer: row.column(1)? }),
    )?;
    Ok(Some((coupon, usage.unwrap_or_default())))
}

/// The coupon of a new order, as it can be used now.
pub(super) fn of_order(snapshot: &Snapshot<'_>, new: &NewOrder) -> Result<Option<CartCoupon>> {
    let Some(code) = &new.coupon else { return Ok(None) };
    let found = find(snapshot, code, Some(new.customer))?;
    Ok(Some(CartCoupon { code: code.clone(), found, store: new.store.clone(), at: new.at }))
}

/// Counts the use by an order.
pub(super) fn count_use(transaction: &WriteTransaction<'_>, order: &Order) -> Result<()> {
    add_to_used(transaction, order, 1)
}

/// Gives back the use by an order that came to nothing.
pub(super) fn give_back(transaction: &WriteTransaction<'_>, order: &Order) -> Result<()> {
    add_to_used(transaction, order, -1)
}

fn add_to_used(transaction: &WriteTransaction<'_>, order: &Order, uses: i64) -> Result<()> {
    let Some(code) = &order.coupon else { return Ok(()) };
    let counted = transaction
        .execute("UPDATE coupons SET used = used + ?2 WHERE code = ?1", params![code.as_str(), uses])?;
    // One writer reads the limit and counts in one transaction; an engine with several would compare again here.
    if counted == 1 { Ok(()) } else { Err(StorageError::Corrupt { what: "coupon" }) }
}
