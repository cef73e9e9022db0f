//! Placing an order: the one transaction that may neither lose, double nor oversell.

use std::collections::HashMap;

use commerce::limits::{HeldLine, LOOKBACK_DAYS, OrderHistory};
use commerce::order::{NewOrder, OrderLine, merge_lines};
use commerce::{
    Actor, CartLine, CustomerId, Listing, Order, OrderId, Paise, PricedCart, Product, ProductId, Store,
    StoreCode,
};
use jiff::Timestamp;
use rusqlite::params;

use super::canonical::canonical_id;
use super::codec::{Columns, days_before, truncate_to_micros};
use super::transaction::{Snapshot, WriteTransaction};
use super::{carts, coupons, listings, order_rows, outbox, stores};
use crate::secrets::Purpose;
use crate::{IdempotencyKey, PlaceOrder, PlaceOrderError, PlaceOutcome, Result, StorageError};

type Listed = HashMap<ProductId, (Product, Listing)>;

pub(super) fn place(transaction: &WriteTransaction<'_>, request: &PlaceOrder) -> Result<PlaceOutcome> {
    if let Some(outcome) = find_previous(transaction, request)? {
        return Ok(outcome);
    }
    match place_new(transaction, request)? {
        Ok(order) => Ok(PlaceOutcome::Placed(Box::new(order))),
        Err(error) => {
            transaction.roll_back();
            Ok(PlaceOutcome::Rejected(error))
        }
    }
}

/// What was returned for this key, or for the order of this cart.
fn find_previous(transaction: &WriteTransaction<'_>, request: &PlaceOrder) -> Result<Option<PlaceOutcome>> {
    let snapshot_of = |order: OrderId| -> Result<Box<Order>> {
        let order = order_rows::as_placed(transaction, order)?;
        order.map(Box::new).ok_or(StorageError::Corrupt { what: "order" })
    };
    let order = &request.order;
    if let Some(key) = &request.key {
        let used = transaction.row(
            "SELECT order_id, request_hash, store FROM idempotency_keys
             WHERE customer = ?1 AND key_hash = ?2",
            params![order.customer.0.to_be_bytes(), key_hash(transaction, key)],
            |row| {
                let is_same = row.column::<[u8; 32]>(1)? == key.request_hash
                    && row.column::<String>(2)? == order.store.as_str();
                Ok((OrderId(row.column_id(0)?), is_same))
            },
        )?;
        match used {
            Some((order, true)) => return Ok(Some(PlaceOutcome::Existing(snapshot_of(order)?))),
            Some((_, false)) => return Ok(Some(PlaceOutcome::KeyReused)),
            None => {}
        }
    }
    let Some(existing) = carts::order_id(transaction, order.cart)? else { return Ok(None) };
    let existing = snapshot_of(existing)?;
    // A key distinguishes requests; without one the cart has to.
    let has_key = request.key.is_some();
    Ok(Some(if has_key {
        PlaceOutcome::CartAlreadyOrdered(existing)
    } else {
        PlaceOutcome::Existing(existing)
    }))
}

fn key_hash(snapshot: &Snapshot<'_>, key: &IdempotencyKey) -> [u8; 32] {
    snapshot.secrets.digest(Purpose::IdempotencyKey, &key.key)
}

fn place_new(
    transaction: &WriteTransaction<'_>,
    request: &PlaceOrder,
) -> Result<std::result::Result<Order, PlaceOrderError>> {
    let new = &request.order;
    let Some(store) = stores::find(transaction, &new.store)? else {
        return Ok(Err(PlaceOrderError::UnknownStore));
    };
    if store.paused {
        return Ok(Err(PlaceOrderError::Paused));
    }
    if carts::is_foreign(transaction, new.cart, new.customer)? {
        return Ok(Err(PlaceOrderError::NotYourCart));
    }
    let lines = merge_lines(&new.lines);
    if lines.is_empty() {
        return Ok(Err(PlaceOrderError::Empty));
    }
    let listed = find_listed(transaction, &store.code, &lines, new.at)?;
    let priced = PricedCart::price(&lines, |product| listed.get(product).map(|(p, listing)| (p, listing)));
    if !priced.changes.is_empty() {
        return Ok(Err(PlaceOrderError::Changed(priced.changes)));
    }
    if let Err(error) = check_value(&priced, &store) {
        return Ok(Err(error));
    }
    let priced = priced.with_coupon(coupons::of_order(transaction, new)?);
    if priced.totals.coupon != new.expected_discount {
        let rejection = priced.coupon.and_then(|(_, outcome)| outcome.err());
        return Ok(Err(PlaceOrderError::CouponChanged(rejection)));
    }
    if let Err(error) = check_limits(transaction, request, &priced, &listed)? {
        return Ok(Err(error));
    }
    hold_stock(transaction, &store, &priced)?;
    if !book_slot(transaction, &store, new)? {
        return Ok(Err(PlaceOrderError::SlotFull));
    }
    let number = next_number(transaction, &store.code)?;
    let at = truncate_to_micros(new.at);
    let order = Order::place(NewOrder { at, ..new.clone() }, priced, number, &store);
    order_rows::insert(transaction, &order)?;
    coupons::count_use(transaction, &order)?;
    carts::delete(transaction, order.cart)?;
    insert_key(transaction, request)?;
    outbox::enqueue_notices(transaction, &order, Actor::Customer, new.at)?;
    Ok(Ok(order))
}

/// Checks that the goods cost what the store asks of an order.
fn check_value(priced: &PricedCart, store: &Store) -> std::result::Result<(), PlaceOrderError> {
    let missing = store.missing_to_minimum(priced.totals.goods());
    if missing > Paise::ZERO { Err(PlaceOrderError::BelowMinimumOrder { missing }) } else { Ok(()) }
}

fn find_listed(
    snapshot: &Snapshot<'_>,
    store: &StoreCode,
    lines: &[CartLine],
    at: Timestamp,
) -> Result<Listed> {
    let mut listed = HashMap::with_capacity(lines.len());
    for line in lines {
        if let Some(found) = listings::find_with_product(snapshot, store, &line.product, at)? {
            listed.insert(line.product.clone(), found);
        }
    }
    Ok(listed)
}

fn check_limits(
    transaction: &WriteTransaction<'_>,
    request: &PlaceOrder,
    priced: &PricedCart,
    listed: &Listed,
) -> Result<std::result::Result<(), PlaceOrderError>> {
    let new = &request.order;
    let customer = canonical_id(transaction, new.customer)?;
    let history = order_history(transaction, customer, new)?;
    let mut held: HashMap<ProductId, u32> = HashMap::new();
    for OrderLine { product, quantity, .. } in order_rows::open_lines(transaction, customer, &new.store)? {
        let units = held.entry(product).or_default();
        *units = units.saturating_add(quantity);
    }
    let lines = priced.lines.iter().map(|line| HeldLine {
        product: &line.product.id,
        quantity: line.quantity,
        already_held: held.get(&line.product.id).copied().unwrap_or(0),
        on_hand: listed.get(&line.product.id).map_or(0, |(_, listing)| listing.on_hand),
    });
    Ok(request.limits.check(history, priced.totals.total, lines).map_err(PlaceOrderError::Limit))
}

fn order_history(snapshot: &Snapshot<'_>, customer: CustomerId, new: &NewOrder) -> Result<OrderHistory> {
    let history = snapshot.row(
        "SELECT COUNT(*) FILTER (WHERE ended_at IS NULL),
            COUNT(*) FILTER (WHERE ended_at IS NULL AND store = ?2 AND slot_starts_at = ?3),
            COUNT(*) FILTER (WHERE state = 'collected'),
            COUNT(*) FILTER (WHERE state IN ('expired', 'uncollected') AND ended_at > ?4)
         FROM orders
         WHERE customer IN (SELECT ?1 UNION ALL SELECT id FROM customers WHERE merged_into = ?1)",
        params![
            customer.0.to_be_bytes(),
            new.store.as_str(),
            new.slot.start.as_microsecond(),
            days_before(new.at, LOOKBACK_DAYS)
        ],
        |row| {
            Ok(OrderHistory {
                open: row.column(0)?,
                open_in_slot: row.column(1)?,
                collected: row.column(2)?,
                broken: row.column(3)?,
            })
        },
    )?;
    Ok(history.unwrap_or_default())
}

/// Promises the units, and counts the order for what it contains. The statement compares again, so that no way of reading before could oversell.
fn hold_stock(transaction: &WriteTransaction<'_>, store: &Store, priced: &PricedCart) -> Result<()> {
    for line in &priced.lines {
        let held = transaction.execute(
            "UPDATE listings SET held = held + ?3, order_count = order_count + 1
             WHERE store = ?1 AND product = ?2 AND is_available = 1 AND on_hand - held >= ?3",
            params![store.code.as_str(), line.product.id.as_str(), line.quantity],
        )?;
        if held != 1 {
            return Err(StorageError::Corrupt { what: "listing" });
        }
    }
    Ok(())
}

/// Books one place of the slot; false when it is full.
fn book_slot(transaction: &WriteTransaction<'_>, store: &Store, new: &NewOrder) -> Result<bool> {
    if store.slot_capacity == 0 {
        return Ok(false);
    }
    let booked = transaction.execute(
        "INSERT INTO slots (store, starts_at, booked) VALUES (?1, ?2, 1)
         ON CONFLICT (store, starts_at) DO UPDATE SET booked = slots.booked + 1 WHERE slots.booked < ?3",
        params![store.code.as_str(), new.slot.start.as_microsecond(), store.slot_capacity],
    )?;
    Ok(booked == 1)
}

/// The store's next order number; the listings have changed too.
fn next_number(transaction: &WriteTransaction<'_>, store: &StoreCode) -> Result<u32> {
    let number: Option<u32> = transaction.value(
        "UPDATE store_sequences SET last_order_number = last_order_number + 1,
            listings_version = listings_version + 1
         WHERE store = ?1 RETURNING last_order_number",
        [store.as_str()],
    )?;
    number.ok_or(StorageError::Corrupt { what: "store" })
}

fn insert_key(transaction: &WriteTransaction<'_>, request: &PlaceOrder) -> Result<()> {
    let Some(key) = &request.key else { return Ok(()) };
    let order = &request.order;
    transaction.execute(
        "INSERT INTO idempotency_keys (customer, key_hash, store, request_hash, order_id, used_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            order.customer.0.to_be_bytes(),
            key_hash(transaction, key),
            order.store.as_str(),
            key.request_hash,
            order.id.0.to_be_bytes(),
            order.at.as_microsecond()
        ],
    )?;
    Ok(())
}
