//! Carts: what a customer has chosen at one store, until it becomes an order.

use commerce::cart::{MAX_LINES, MAX_UNITS};
use commerce::{Cart, CartId, CartLine, OrderId, StoreCode};
use jiff::Timestamp;
use rusqlite::params;

use super::codec::{Columns, from_json, id_bytes, micros, store_code, to_json, whole_micros};
use super::listings::listed_product;
use super::transaction::{Snapshot, WriteTransaction};
use crate::{Result, SetLine, SetLineError};

/// The order a cart became, at whatever store.
pub(super) fn ordered_as(snapshot: &Snapshot<'_>, cart: CartId) -> Result<Option<OrderId>> {
    snapshot.row("SELECT id FROM orders WHERE cart = ?1", [id_bytes(cart.0)], |row| {
        Ok(OrderId(row.column_id(0)?))
    })
}

pub(super) fn order_of(snapshot: &Snapshot<'_>, store: &StoreCode, cart: CartId) -> Result<Option<OrderId>> {
    snapshot.row(
        "SELECT id FROM orders WHERE cart = ?1 AND store = ?2",
        params![id_bytes(cart.0), store.as_str()],
        |row| Ok(OrderId(row.column_id(0)?)),
    )
}

/// A cart that has not been ordered: ordering deletes it.
pub(super) fn cart(snapshot: &Snapshot<'_>, cart: CartId) -> Result<Option<Cart>> {
    snapshot.row("SELECT store, lines, changed_at FROM carts WHERE id = ?1", [id_bytes(cart.0)], |row| {
        Ok(Cart {
            id: cart,
            store: store_code(&row.column::<String>(0)?)?,
            lines: from_json("cart", &row.column::<String>(1)?)?,
            updated_at: row.column_instant(2)?,
        })
    })
}

fn keep(transaction: &WriteTransaction<'_>, cart: &Cart) -> Result<()> {
    transaction.run(
        "INSERT INTO carts (store, id, lines, changed_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (store, id) DO UPDATE SET lines = excluded.lines, changed_at = excluded.changed_at",
        params![cart.store.as_str(), id_bytes(cart.id.0), to_json(&cart.lines)?, micros(cart.updated_at)],
    )?;
    Ok(())
}

/// Takes a cart away: it was ordered, or it moves to another store.
pub(super) fn forget(transaction: &WriteTransaction<'_>, store: &StoreCode, cart: CartId) -> Result<()> {
    transaction
        .run("DELETE FROM carts WHERE store = ?1 AND id = ?2", params![store.as_str(), id_bytes(cart.0)])?;
    Ok(())
}

pub(super) fn set_line(
    transaction: &WriteTransaction<'_>,
    set: &SetLine,
) -> Result<std::result::Result<Cart, SetLineError>> {
    if let Some(order) = ordered_as(transaction, set.cart)? {
        return Ok(Err(SetLineError::AlreadyOrdered(order)));
    }
    let mut cart = match cart(transaction, set.cart)? {
        Some(cart) if cart.store == set.store => cart,
        Some(cart) if !cart.lines.is_empty() => return Ok(Err(SetLineError::OtherStore(cart.store))),
        emptied_or_new => {
            // A cart with nothing in it may go to any store.
            if let Some(emptied) = emptied_or_new {
                forget(transaction, &emptied.store, emptied.id)?;
            }
            Cart { id: set.cart, store: set.store.clone(), lines: Vec::new(), updated_at: set.at }
        }
    };
    cart.updated_at = whole_micros(set.at);
    if set.quantity == 0 {
        cart.lines.retain(|line| line.product != set.product);
    } else {
        let listed = listed_product(transaction, &set.store, &set.product)?;
        let left = listed.map_or(0, |(_, listing)| listing.available());
        if left == 0 {
            transaction.undo();
            return Ok(Err(SetLineError::OutOfStock));
        }
        let new = CartLine {
            product: set.product.clone(),
            quantity: set.quantity.min(left).min(MAX_UNITS),
            expected_price: set.expected_price,
        };
        let is_full = cart.lines.len() >= MAX_LINES;
        match cart.lines.iter_mut().find(|line| line.product == set.product) {
            Some(line) => *line = new,
            None if is_full => return Ok(Err(SetLineError::Full)),
            None => cart.lines.push(new),
        }
    }
    if !super::stores::is_store(transaction, &set.store)? {
        transaction.undo();
        return Ok(Err(SetLineError::OutOfStock));
    }
    keep(transaction, &cart)?;
    Ok(Ok(cart))
}

pub(super) fn accept_changes(
    transaction: &WriteTransaction<'_>,
    id: CartId,
    at: Timestamp,
) -> Result<Option<Cart>> {
    let Some(mut cart) = cart(transaction, id)? else { return Ok(None) };
    let mut lines = Vec::with_capacity(cart.lines.len());
    for line in cart.lines {
        let listed = listed_product(transaction, &cart.store, &line.product)?;
        let Some((_, listing)) = listed.filter(|(_, listing)| listing.available() > 0) else { continue };
        lines.push(CartLine {
            quantity: line.quantity.min(listing.available()).min(MAX_UNITS),
            expected_price: listing.price,
            product: line.product,
        });
    }
    cart.lines = lines;
    cart.updated_at = whole_micros(at);
    keep(transaction, &cart)?;
    Ok(Some(cart))
}
