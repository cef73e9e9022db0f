//! How an order is stored: a snapshot of it as it was placed, which never changes, and beside it what does.

use commerce::order::{OrderLine, Rating, Transition};
use commerce::{
    Actor, CartId, CouponCode, CustomerId, Order, OrderId, OrderState, Paise, Payment, PaymentMethod,
    RejectReason, StoreCode,
};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::codec::{Columns, from_json, instant, parse_order_state, to_json};
use super::transaction::{Snapshot, WriteTransaction};
use crate::secrets::Purpose;
use crate::{Result, StorageError};

/// How many of a customer's orders at a store count for what is bought again.
const RECENT_ORDERS: u32 = 20;

/// Orders with a low rating that a counter shows.
const MAX_LOW_RATINGS: u32 = 20;

/// Makes a query of orders that [`read_order`] can read, with their transitions in the same row.
macro_rules! select_orders {
    ($rest:literal) => {
        concat!(
            "SELECT o.snapshot, o.contact_name_sealed, o.number, o.note_sealed, o.state, o.deadline, o.bill_revision,
                o.reject_reason, (SELECT merged_into FROM customers WHERE id = o.customer),
                (SELECT json_group_array(json_array(t.state, t.actor, t.at) ORDER BY t.position)
                 FROM order_transitions AS t WHERE t.order_id = o.id),
                (SELECT json_group_array(json_array(p.method, p.amount, p.paid_at) ORDER BY p.position)
                 FROM payments AS p WHERE p.order_id = o.id),
                o.rating, o.rating_comment_sealed, o.rated_at
             FROM orders AS o ",
            $rest
        )
    };
}

/// The stored name of an actor; the compiler asks for one when an actor is added.
const fn actor_code(actor: Actor) -> &'static str {
    match actor {
        Actor::Customer => "customer",
        Actor::Store => "store",
        Actor::System => "system",
    }
}

fn parse_actor(code: &str) -> Result<Actor> {
    [Actor::Customer, Actor::Store, Actor::System]
        .into_iter()
        .find(|actor| actor_code(*actor) == code)
        .ok_or(StorageError::Corrupt { what: "actor" })
}

/// Writes a new order with its first transition.
pub(super) fn insert(transaction: &WriteTransaction<'_>, order: &Order) -> Result<()> {
    let snapshot = Order { contact_name: String::new(), note: None, number: 0, ..order.clone() };
    let note = order.note.as_deref().map(|note| transaction.secrets.seal(Purpose::Note, note)).transpose()?;
    transaction.execute(
        "INSERT INTO orders (id, store, number, customer, cart, contact_name_sealed, note_sealed, snapshot,
            state, slot_starts_at, total, coupon, bill_revision, placed_at, deadline)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            order.id.0.to_be_bytes(),
            order.store.as_str(),
            order.number,
            order.customer.0.to_be_bytes(),
            order.cart.0.to_be_bytes(),
            transaction.secrets.seal(Purpose::Name, &order.contact_name)?,
            note,
            to_json(&snapshot)?,
            order.state.code(),
            order.slot().start.as_microsecond(),
            order.totals.total.0,
            order.coupon.as_ref().map(CouponCode::as_str),
            order.bill_revision,
            order.placed_at.as_microsecond(),
            order.deadline.map(Timestamp::as_microsecond)
        ],
    )?;
    append_transitions(transaction, order, 0)
}

/// What is stored of an order before a command.
#[derive(Clone, Copy)]
pub(super) struct Stored {
    pub(super) state: OrderState,
    transitions: usize,
    payments: usize,
}

impl Stored {
    pub(super) const fn of(order: &Order) -> Self {
        Self { state: order.state, transitions: order.history.len(), payments: order.payments.len() }
    }
}

/// Writes what a command changed in an order.
pub(super) fn update(transaction: &WriteTransaction<'_>, order: &Order, stored: Stored) -> Result<()> {
    let ended_at =
        order.history.last().filter(|_| order.state.is_final()).map(|last| last.at.as_microsecond());
    let updated = transaction.execute(
        "UPDATE orders SET state = ?3, deadline = ?4, reject_reason = ?5, ended_at = ?6
         WHERE id = ?1 AND state = ?2",
        params![
            order.id.0.to_be_bytes(),
            stored.state.code(),
            order.state.code(),
            order.deadline.map(Timestamp::as_microsecond),
            order.reject_reason.map(RejectReason::code),
            ended_at
        ],
    )?;
    if updated != 1 {
        return Err(StorageError::Corrupt { what: "order" });
    }
    append_transitions(transaction, order, stored.transitions)?;
    append_payments(transaction, order, stored.payments)
}

/// Writes the rating of an order.
pub(super) fn set_rating(transaction: &WriteTransaction<'_>, order: &Order) -> Result<()> {
    let Some(rating) = &order.rating else { return Ok(()) };
    let comment = rating.comment.as_deref();
    let sealed = comment.map(|comment| transaction.secrets.seal(Purpose::Note, comment)).transpose()?;
    transaction.execute(
        "UPDATE orders SET rating = ?2, rating_comment_sealed = ?3, rated_at = ?4 WHERE id = ?1",
        params![order.id.0.to_be_bytes(), rating.stars, sealed, rating.at.as_microsecond()],
    )?;
    Ok(())
}

/// A store's orders with a low rating since an instant, the newest rating first.
pub(super) fn rated_low_at(snapshot: &Snapshot<'_>, store: &StoreCode, since: i64) -> Result<Vec<Order>> {
    snapshot.rows(
        select_orders!(
            "WHERE o.store = ?1 AND o.rating < 3 AND o.rated_at >= ?2 ORDER BY o.rated_at DESC, o.id LIMIT ?3"
        ),
        params![store.as_str(), since, MAX_LOW_RATINGS],
        |row| read_order(snapshot, row),
    )
}

fn append_payments(transaction: &WriteTransaction<'_>, order: &Order, known: usize) -> Result<()> {
    for (position, payment) in order.payments.iter().enumerate().skip(known) {
        transaction.execute(
            "INSERT INTO payments (order_id, position, store, method, amount, paid_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                order.id.0.to_be_bytes(),
                i64::try_from(position).unwrap_or(i64::MAX),
                order.store.as_str(),
                payment.method.code(),
                payment.amount.0,
                payment.at.as_microsecond()
            ],
        )?;
    }
    Ok(())
}

fn append_transitions(transaction: &WriteTransaction<'_>, order: &Order, known: usize) -> Result<()> {
    for (position, transition) in order.history.iter().enumerate().skip(known) {
        transaction.execute(
            "INSERT INTO order_transitions (order_id, position, state, actor, at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                order.id.0.to_be_bytes(),
                i64::try_from(position).unwrap_or(i64::MAX),
                transition.state.code(),
                actor_code(transition.actor),
                transition.at.as_microsecond()
            ],
        )?;
    }
    Ok(())
}

/// Reads `snapshot`, `contact_name_sealed`, `number`, `note_sealed`.
fn read_snapshot(snapshot: &Snapshot<'_>, row: &Row<'_>) -> Result<Order> {
    let mut order: Order = from_json("order", &row.column::<String>(0)?)?;
    order.contact_name = snapshot.secrets.open(Purpose::Name, &row.column::<Vec<u8>>(1)?)?;
    order.number = row.column(2)?;
    order.note = snapshot.secrets.open_optional(Purpose::Note, row.column(3)?)?;
    Ok(order)
}

fn read_order(snapshot: &Snapshot<'_>, row: &Row<'_>) -> Result<Order> {
    let mut order = read_snapshot(snapshot, row)?;
    order.state = parse_order_state(&row.column::<String>(4)?)?;
    order.deadline = row.column_optional_instant(5)?;
    order.bill_revision = row.column(6)?;
    let corrupt = StorageError::Corrupt { what: "order" };
    if let Some(code) = row.column::<Option<String>>(7)? {
        order.reject_reason = Some(RejectReason::from_code(&code).ok_or(corrupt.clone())?);
    }
    // An order stays with the customer's id it was placed under; who reads it wants today's.
    if let Some(customer) = row.column_optional_id(8)? {
        order.customer = CustomerId(customer);
    }
    let transitions: Vec<(String, String, i64)> = from_json("order", &row.column::<String>(9)?)?;
    order.history = transitions
        .into_iter()
        .map(|(state, actor, at)| {
            Ok(Transition {
                state: parse_order_state(&state)?,
                actor: parse_actor(&actor)?,
                at: instant(at)?,
            })
        })
        .collect::<Result<_>>()?;
    let payments: Vec<(String, i64, i64)> = from_json("payments", &row.column::<String>(10)?)?;
    order.payments = payments
        .into_iter()
        .map(|(method, amount, at)| {
            let method = PaymentMethod::from_code(&method).ok_or(corrupt.clone())?;
            Ok(Payment { method, amount: Paise(amount), at: instant(at)? })
        })
        .collect::<Result<_>>()?;
    if let (Some(stars), Some(at)) = (row.column(11)?, row.column_optional_instant(13)?) {
        let comment = snapshot.secrets.open_optional(Purpose::Note, row.column(12)?)?;
        order.rating = Some(Rating { stars, comment, at });
    }
    Ok(order)
}

/// An order as it was returned when it was placed.
pub(super) fn as_placed(snapshot: &Snapshot<'_>, order: OrderId) -> Result<Option<Order>> {
    snapshot.row(
        "SELECT snapshot, contact_name_sealed, number, note_sealed FROM orders WHERE id = ?1",
        [order.0.to_be_bytes()],
        |row| read_snapshot(snapshot, row),
    )
}

pub(super) fn find(snapshot: &Snapshot<'_>, order: OrderId) -> Result<Option<Order>> {
    snapshot.row(select_orders!("WHERE o.id = ?1"), [order.0.to_be_bytes()], |row| read_order(snapshot, row))
}

pub(super) fn find_by_cart(snapshot: &Snapshot<'_>, cart: CartId) -> Result<Option<Order>> {
    snapshot.row(select_orders!("WHERE o.cart = ?1"), [cart.0.to_be_bytes()], |row| read_order(snapshot, row))
}

/// A store's open orders, oldest first.
pub(super) fn open_at(snapshot: &Snapshot<'_>, store: &StoreCode) -> Result<Vec<Order>> {
    snapshot.rows(
        select_orders!("WHERE o.store = ?1 AND o.ended_at IS NULL ORDER BY o.placed_at, o.number"),
        [store.as_str()],
        |row| read_order(snapshot, row),
    )
}

/// The lines of a customer's latest orders at a store, newest order first, without orders that were
/// rejected, cancelled, or expired.
pub(super) fn recent_lines(
    snapshot: &Snapshot<'_>,
    customer: CustomerId,
    store: &StoreCode,
) -> Result<Vec<Vec<OrderLine>>> {
    snapshot.rows(
        "SELECT snapshot FROM orders
         WHERE customer IN (SELECT ?1 UNION ALL SELECT id FROM customers WHERE merged_into = ?1)
            AND store = ?2 AND state IN ('placed', 'accepted', 'ready', 'collected')
         ORDER BY placed_at DESC, id DESC LIMIT ?3",
        params![customer.0.to_be_bytes(), store.as_str(), RECENT_ORDERS],
        |row| Ok(from_json::<Order>("order", &row.column::<String>(0)?)?.lines),
    )
}

/// The lines of a customer's open orders at a store.
pub(super) fn open_lines(
    snapshot: &Snapshot<'_>,
    customer: CustomerId,
    store: &StoreCode,
) -> Result<Vec<OrderLine>> {
    let snapshots = snapshot.rows(
        "SELECT snapshot FROM orders
         WHERE customer IN (SELECT ?1 UNION ALL SELECT id FROM customers WHERE merged_into = ?1)
            AND store = ?2 AND ended_at IS NULL",
        params![customer.0.to_be_bytes(), store.as_str()],
        |row| from_json::<Order>("order", &row.column::<String>(0)?),
    )?;
    Ok(snapshots.into_iter().flat_map(|order| order.lines).collect())
}

/// A customer's orders before one, by instant of placing and id, newest first. Orders keep the customer's
/// id they were placed under when the customer is merged into another.
pub(super) fn of_customer_before(
    snapshot: &Snapshot<'_>,
    customer: CustomerId,
    before: (i64, [u8; 16]),
    limit: u32,
) -> Result<Vec<Order>> {
    snapshot.rows(
        select_orders!(
            "WHERE o.customer IN (SELECT ?1 UNION ALL SELECT id FROM customers WHERE merged_into = ?1)
                AND (o.placed_at, o.id) < (?2, ?3)
             ORDER BY o.placed_at DESC, o.id DESC LIMIT ?4"
        ),
        params![customer.0.to_be_bytes(), before.0, before.1, limit],
        |row| read_order(snapshot, row),
    )
}
