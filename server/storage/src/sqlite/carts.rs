//! Carts: what a customer has chosen at one store, until it becomes an order.

use commerce::cart::{LineSet, SetLineError};
use commerce::{Cart, CartId, CartLine, CouponCode, CustomerId, OrderId};
use rusqlite::params;

use super::canonical::canonical_id;
use super::codec::{Columns, from_json, parse_coupon_code, parse_store_code, to_json, truncate_to_micros};
use super::transaction::{Snapshot, WriteTransaction};
use super::{listings, stores};
use crate::{AddLines, Result, SetLine, StorageError};

/// The order a cart became.
pub(super) fn order_id(snapshot: &Snapshot<'_>, cart: CartId) -> Result<Option<OrderId>> {
    snapshot.row("SELECT id FROM orders WHERE cart = ?1", [cart.0.to_be_bytes()], |row| {
        Ok(OrderId(row.column_id(0)?))
    })
}

/// A cart with its revision. One that became an order has been deleted.
pub(super) fn find(snapshot: &Snapshot<'_>, cart: CartId) -> Result<Option<(Cart, i64)>> {
    snapshot.row(
        "SELECT store, lines, updated_at, revision, coupon FROM carts WHERE id = ?1",
        [cart.0.to_be_bytes()],
        |row| {
            let found = Cart {
                id: cart,
                store: parse_store_code(&row.column::<String>(0)?)?,
                lines: from_json("cart", &row.column::<String>(1)?)?,
                coupon: row.column::<Option<String>>(4)?.as_deref().map(parse_coupon_code).transpose()?,
                updated_at: row.column_instant(2)?,
            };
            Ok((found, row.column(3)?))
        },
    )
}

/// Writes a cart that was decided on at a revision, 0 when it is new.
pub(super) fn save(transaction: &WriteTransaction<'_>, cart: &Cart, revision: i64) -> Result<()> {
    let saved = transaction.execute(
        "INSERT INTO carts (id, store, lines, revision, updated_at, coupon) VALUES (?1, ?2, ?3, ?4 + 1, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET store = excluded.store, lines = excluded.lines, coupon = excluded.coupon,
            revision = excluded.revision, updated_at = excluded.updated_at
         WHERE carts.revision = ?4",
        params![
            cart.id.0.to_be_bytes(),
            cart.store.as_str(),
            to_json(&cart.lines)?,
            revision,
            cart.updated_at.as_microsecond(),
            cart.coupon.as_ref().map(CouponCode::as_str)
        ],
    )?;
    // One writer decides and writes in one transaction; an engine with several would try again.
    if saved == 1 { Ok(()) } else { Err(StorageError::Corrupt { what: "cart's revision" }) }
}

/// Sets or removes the coupon of a cart.
pub(super) fn set_coupon(
    transaction: &WriteTransaction<'_>,
    cart: CartId,
    coupon: Option<CouponCode>,
) -> Result<Option<Cart>> {
    let Some((mut cart, revision)) = find(transaction, cart)? else { return Ok(None) };
    cart.coupon = coupon;
    save(transaction, &cart, revision)?;
    Ok(Some(cart))
}

pub(super) fn delete(transaction: &WriteTransaction<'_>, cart: CartId) -> Result<()> {
    transaction.execute("DELETE FROM carts WHERE id = ?1", [cart.0.to_be_bytes()])?;
    Ok(())
}

/// Makes a cart a customer's. False when it is unknown or another customer's.
pub(super) fn claim(transaction: &WriteTransaction<'_>, cart: CartId, customer: CustomerId) -> Result<bool> {
    let customer = canonical_id(transaction, customer)?;
    let claimed = transaction.execute(
        "UPDATE carts SET customer = ?2 WHERE id = ?1 AND (customer IS NULL OR customer = ?2
            OR customer IN (SELECT id FROM customers WHERE merged_into = ?2))",
        params![cart.0.to_be_bytes(), customer.0.to_be_bytes()],
    )?;
    Ok(claimed == 1)
}

/// Whether a cart is another customer's; one without a customer belongs to the caller who knows its id.
pub(super) fn is_foreign(snapshot: &Snapshot<'_>, cart: CartId, customer: CustomerId) -> Result<bool> {
    let owner = snapshot.row("SELECT customer FROM carts WHERE id = ?1", [cart.0.to_be_bytes()], |row| {
        row.column_optional_id(0)
    })?;
    match owner.flatten() {
        Some(owner) => Ok(canonical_id(snapshot, CustomerId(owner))? != canonical_id(snapshot, customer)?),
        None => Ok(false),
    }
}

pub(super) fn set_line(
    transaction: &WriteTransaction<'_>,
    set: &SetLine,
) -> Result<std::result::Result<LineSet, SetLineError>> {
    if let Some(order) = order_id(transaction, set.cart)? {
        return Ok(Err(SetLineError::AlreadyOrdered(order)));
    }
    if !stores::exists(transaction, &set.store)? {
        return Ok(Err(SetLineError::OutOfStock));
    }
    let found = find(transaction, set.cart)?;
    let revision = found.as_ref().map_or(0, |(_, revision)| *revision);
    let at = truncate_to_micros(set.at);
    let listed = listings::find_with_product(transaction, &set.store, &set.product, at)?;
    let available = listed.map_or(0, |(_, listing)| listing.available());
    let line =
        CartLine { product: set.product.clone(), quantity: set.quantity, expected_price: set.expected_price };
    let outcome = Cart::at_store(found.map(|(cart, _)| cart), set.cart, &set.store, at)
        .and_then(|cart| cart.set_line(line, available, at));
    if let Ok(done) = &outcome {
        save(transaction, &done.cart, revision)?;
        if let Some(customer) = set.customer {
            claim(transaction, set.cart, customer)?;
        }
    }
    Ok(outcome)
}

pub(super) fn add_lines(
    transaction: &WriteTransaction<'_>,
    added: &AddLines,
) -> Result<std::result::Result<Cart, SetLineError>> {
    if let Some(order) = order_id(transaction, added.cart)? {
        return Ok(Err(SetLineError::AlreadyOrdered(order)));
    }
    let at = truncate_to_micros(added.at);
    let mut listed = Vec::with_capacity(added.lines.len());
    for (product, _) in &added.lines {
        let found = listings::find_with_product(transaction, &added.store, product, at)?;
        listed.extend(found.map(|(_, listing)| listing));
    }
    if listed.iter().all(|listing| listing.available() == 0) {
        return Ok(Err(SetLineError::OutOfStock));
    }
    let found = find(transaction, added.cart)?;
    let revision = found.as_ref().map_or(0, |(_, revision)| *revision);
    let cart = match Cart::at_store(found.map(|(cart, _)| cart), added.cart, &added.store, at) {
        Ok(cart) => cart.add_lines(&added.lines, &listed, at),
        Err(error) => return Ok(Err(error)),
    };
    save(transaction, &cart, revision)?;
    if let Some(customer) = added.customer {
        claim(transaction, added.cart, customer)?;
    }
    Ok(Ok(cart))
}
