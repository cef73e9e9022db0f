//! Taking an order: the one transaction that may neither lose, double nor oversell.

use std::collections::HashMap;

use commerce::order::{OrderLine, Transition};
use commerce::{
    Actor, CartLine, Fulfilment, Listing, Order, OrderId, OrderState, PricedCart, PricedLine, Product,
    ProductId, Store,
};
use rusqlite::params;

use super::codec::{Columns, id_bytes, micros, whole_micros};
use super::transaction::{Snapshot, WriteTransaction};
use super::{carts, listings, orders, outbox, stores};
use crate::secrets::Purpose;
use crate::{IdempotencyKey, PlaceOrder, PlaceOrderError, PlaceOutcome, Result, StorageError};

pub(super) fn place(transaction: &WriteTransaction<'_>, request: &PlaceOrder) -> Result<PlaceOutcome> {
    if let Some(outcome) = taken_before(transaction, request)? {
        return Ok(outcome);
    }
    match take(transaction, request)? {
        Ok(order) => Ok(PlaceOutcome::Placed(Box::new(order))),
        Err(refused) => {
            transaction.undo();
            Ok(PlaceOutcome::Rejected(refused))
        }
    }
}

/// What was answered to this key, or to the order of this cart.
fn taken_before(transaction: &WriteTransaction<'_>, request: &PlaceOrder) -> Result<Option<PlaceOutcome>> {
    if let Some(key) = &request.key {
        let used = transaction.row(
            "SELECT order_id, request, store FROM order_keys WHERE customer = ?1 AND key_hash = ?2",
            params![id_bytes(request.customer.0), key_hash(transaction, key)],
            |row| {
                let same = row.column::<[u8; 32]>(1)? == key.request_hash
                    && row.column::<String>(2)? == request.store.as_str();
                Ok((OrderId(row.column_id(0)?), same))
            },
        )?;
        match used {
            Some((order, true)) => {
                let order = as_placed(transaction, order)?;
                return Ok(Some(PlaceOutcome::Existing(Box::new(order))));
            }
            Some((_, false)) => return Ok(Some(PlaceOutcome::KeyReused)),
            None => {}
        }
    }
    let Some(order) = carts::ordered_as(transaction, request.cart)? else { return Ok(None) };
    let order = Box::new(as_placed(transaction, order)?);
    // A key tells one request from another; without one the cart has to.
    let outcome =
        if request.key.is_some() { PlaceOutcome::CartAlreadyOrdered } else { PlaceOutcome::Existing };
    Ok(Some(outcome(order)))
}

/// Keeps which order a key led to.
fn keep_key(transaction: &WriteTransaction<'_>, request: &PlaceOrder, order: &Order) -> Result<()> {
    let Some(key) = &request.key else { return Ok(()) };
    transaction.run(
        "INSERT INTO order_keys (store, customer, key_hash, request, order_id, used_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            order.store.as_str(),
            id_bytes(order.customer.0),
            key_hash(transaction, key),
            key.request_hash,
            id_bytes(order.id.0),
            micros(request.at)
        ],
    )?;
    Ok(())
}

fn as_placed(snapshot: &Snapshot<'_>, order: OrderId) -> Result<Order> {
    orders::order_as_placed(snapshot, order)?.ok_or(StorageError::Corrupt { what: "order" })
}

fn key_hash(snapshot: &Snapshot<'_>, key: &IdempotencyKey) -> [u8; 32] {
    snapshot.secrets.digest(Purpose::IdempotencyKey, &key.key)
}

fn take(
    transaction: &WriteTransaction<'_>,
    request: &PlaceOrder,
) -> Result<std::result::Result<Order, PlaceOrderError>> {
    let Some(store) = stores::store(transaction, &request.store)? else {
        return Ok(Err(PlaceOrderError::UnknownStore));
    };
    if store.paused {
        return Ok(Err(PlaceOrderError::Paused));
    }
    let lines = one_line_each(&request.lines);
    if lines.is_empty() {
        return Ok(Err(PlaceOrderError::Empty));
    }
    let priced = price(transaction, &store, &lines)?;
    if !priced.changes.is_empty() {
        return Ok(Err(PlaceOrderError::Changed(priced.changes)));
    }
    hold_stock(transaction, &store, &priced)?;
    if !hold_slot(transaction, &store, request)? {
        return Ok(Err(PlaceOrderError::SlotFull));
    }
    let order = written_out(transaction, &store, request, priced)?;
    orders::insert(transaction, &order)?;
    carts::forget(transaction, &order.store, order.cart)?;
    keep_key(transaction, request, &order)?;
    outbox::tell(transaction, &order, Actor::Customer, request.at)?;
    Ok(Ok(order))
}

/// The lines with something in them, each product once: two lines of one product hold their sum.
fn one_line_each(lines: &[CartLine]) -> Vec<CartLine> {
    let mut each: Vec<CartLine> = Vec::with_capacity(lines.len());
    for line in lines.iter().filter(|line| line.quantity > 0) {
        match each.iter_mut().find(|known| known.product == line.product) {
            Some(known) => known.quantity = known.quantity.saturating_add(line.quantity),
            None => each.push(line.clone()),
        }
    }
    each
}

fn price(transaction: &WriteTransaction<'_>, store: &Store, lines: &[CartLine]) -> Result<PricedCart> {
    let mut listed: HashMap<ProductId, (Product, Listing)> = HashMap::with_capacity(lines.len());
    for line in lines {
        if let Some(found) = listings::listed_product(transaction, &store.code, &line.product)? {
            listed.insert(line.product.clone(), found);
        }
    }
    Ok(PricedCart::price(lines, |product| listed.get(product).map(|(product, listing)| (product, listing))))
}

/// Promises the units. The statement counts again, so that no way of reading before could oversell.
fn hold_stock(transaction: &WriteTransaction<'_>, store: &Store, priced: &PricedCart) -> Result<()> {
    for line in &priced.lines {
        let held = transaction.run(
            "UPDATE listings SET held = held + ?3
             WHERE store = ?1 AND product = ?2 AND offered = 1 AND on_hand - held >= ?3",
            params![store.code.as_str(), line.product.id.as_str(), line.quantity],
        )?;
        if held != 1 {
            return Err(StorageError::Corrupt { what: "listing" });
        }
    }
    Ok(())
}

/// Takes a place in the slot; false when it is full.
fn hold_slot(transaction: &WriteTransaction<'_>, store: &Store, request: &PlaceOrder) -> Result<bool> {
    if store.slot_capacity == 0 {
        return Ok(false);
    }
    let held = transaction.run(
        "INSERT INTO slots (store, starts_at, taken) VALUES (?1, ?2, 1)
         ON CONFLICT (store, starts_at) DO UPDATE SET taken = slots.taken + 1 WHERE slots.taken < ?3",
        params![store.code.as_str(), micros(request.slot.start), store.slot_capacity],
    )?;
    Ok(held == 1)
}

/// The order as it will be answered, with the store's next number.
fn written_out(
    transaction: &WriteTransaction<'_>,
    store: &Store,
    request: &PlaceOrder,
    priced: PricedCart,
) -> Result<Order> {
    let number: Option<u32> = transaction.value(
        "UPDATE store_counters SET last_number = last_number + 1, listings_version = listings_version + 1
         WHERE store = ?1 RETURNING last_number",
        [store.code.as_str()],
    )?;
    let at = whole_micros(request.at);
    Ok(Order {
        id: request.id,
        store: store.code.clone(),
        number: number.ok_or(StorageError::Corrupt { what: "store" })?,
        customer: request.customer,
        cart: request.cart,
        contact_name: request.contact_name.clone(),
        language: request.language,
        fulfilment: Fulfilment::PickUp { slot: request.slot, code: request.pickup_code.clone() },
        totals: priced.totals,
        lines: priced.lines.into_iter().map(frozen).collect(),
        state: OrderState::Placed,
        placed_at: at,
        deadline: store.accept_deadline(at),
        bill_revision: 1,
        payments: Vec::new(),
        reject_reason: None,
        history: vec![Transition { state: OrderState::Placed, actor: Actor::Customer, at }],
    })
}

fn frozen(line: PricedLine) -> OrderLine {
    let PricedLine { product, quantity, unit_price, unit_mrp, .. } = line;
    OrderLine {
        product: product.id,
        names: product.names,
        pack: product.pack,
        sold_by: product.sold_by,
        hsn: product.hsn,
        gst_rate: product.gst_rate,
        picture: product.picture,
        quantity,
        unit_price,
        unit_mrp,
    }
}
