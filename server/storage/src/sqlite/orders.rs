//! Orders: reading them, and moving them on with the stock and slot they hold.

use commerce::order::{OrderLine, Transition};
use commerce::{
    Actor, CustomerId, Order, OrderCommand, OrderId, OrderState, Paise, Payment, PaymentMethod, RejectReason,
    StoreCode,
};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::codec::{Columns, from_json, id_bytes, micros, order_state, to_json, whole_micros};
use super::transaction::{Snapshot, WriteTransaction};
use super::{customers, outbox, stores};
use crate::secrets::Purpose;
use crate::{ActionOutcome, Board, Result, StorageError};

/// The name of an actor in the storage; the compiler asks for one when an actor is added.
const fn actor_code(actor: Actor) -> &'static str {
    match actor {
        Actor::Customer => "customer",
        Actor::Store => "store",
        Actor::System => "clock",
    }
}

fn actor(code: &str) -> Result<Actor> {
    [Actor::Customer, Actor::Store, Actor::System]
        .into_iter()
        .find(|actor| actor_code(*actor) == code)
        .ok_or(StorageError::Corrupt { what: "actor" })
}

/// Writes a new order with its first step.
pub(super) fn insert(transaction: &WriteTransaction<'_>, order: &Order) -> Result<()> {
    let nameless = Order { contact_name: String::new(), ..order.clone() };
    transaction.run(
        "INSERT INTO orders (store, id, number, customer, cart, contact_name_sealed, as_placed, state,
            slot_starts_at, total, bill_revision, placed_at, due_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            order.store.as_str(),
            id_bytes(order.id.0),
            order.number,
            id_bytes(order.customer.0),
            id_bytes(order.cart.0),
            transaction.secrets.seal(Purpose::Name, &order.contact_name)?,
            to_json(&nameless)?,
            order.state.code(),
            micros(order.slot().start),
            order.totals.total.0,
            order.bill_revision,
            micros(order.placed_at),
            order.deadline.map(micros)
        ],
    )?;
    append_steps(transaction, order, 0)
}

/// Writes the steps from a position on; those before it stand already.
fn append_steps(transaction: &WriteTransaction<'_>, order: &Order, from: usize) -> Result<()> {
    for (position, step) in order.history.iter().enumerate().skip(from) {
        transaction.run(
            "INSERT INTO order_steps (store, order_id, position, state, actor, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                order.store.as_str(),
                id_bytes(order.id.0),
                i64::try_from(position).unwrap_or(i64::MAX),
                step.state.code(),
                actor_code(step.actor),
                micros(step.at)
            ],
        )?;
    }
    Ok(())
}

/// Writes the payments from a position on.
fn append_payments(transaction: &WriteTransaction<'_>, order: &Order, from: usize) -> Result<()> {
    for (position, payment) in order.payments.iter().enumerate().skip(from) {
        transaction.run(
            "INSERT INTO payments (store, order_id, position, method, amount, paid_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                order.store.as_str(),
                id_bytes(order.id.0),
                i64::try_from(position).unwrap_or(i64::MAX),
                payment.method.code(),
                payment.amount.0,
                micros(payment.at)
            ],
        )?;
    }
    Ok(())
}

/// The order as it was answered when it was placed. Reads `as_placed`, `contact_name_sealed`.
fn read_as_placed(snapshot: &Snapshot<'_>, row: &Row<'_>) -> Result<Order> {
    let mut order: Order = from_json("order", &row.column::<String>(0)?)?;
    order.contact_name = snapshot.secrets.open(Purpose::Name, &row.column::<Vec<u8>>(1)?)?;
    Ok(order)
}

pub(super) fn order_as_placed(snapshot: &Snapshot<'_>, order: OrderId) -> Result<Option<Order>> {
    snapshot.row(
        "SELECT as_placed, contact_name_sealed FROM orders WHERE id = ?1",
        [id_bytes(order.0)],
        |row| read_as_placed(snapshot, row),
    )
}

/// What makes a query of orders readable by [`read_order`].
macro_rules! orders {
    ($rest:literal) => {
        concat!(
            "SELECT as_placed, contact_name_sealed, state, due_at, bill_revision, reject_reason
             FROM orders ",
            $rest
        )
    };
}

fn read_order(snapshot: &Snapshot<'_>, row: &Row<'_>) -> Result<Order> {
    let mut order = read_as_placed(snapshot, row)?;
    order.state = order_state(&row.column::<String>(2)?)?;
    order.deadline = row.column_instant_or_none(3)?;
    order.bill_revision = row.column(4)?;
    let corrupt = StorageError::Corrupt { what: "order" };
    if let Some(code) = row.column::<Option<String>>(5)? {
        order.reject_reason = Some(RejectReason::from_code(&code).ok_or(corrupt)?);
    }
    order.history = snapshot.rows(
        "SELECT state, actor, at FROM order_steps WHERE store = ?1 AND order_id = ?2 ORDER BY position",
        params![order.store.as_str(), id_bytes(order.id.0)],
        |row| {
            Ok(Transition {
                state: order_state(&row.column::<String>(0)?)?,
                actor: actor(&row.column::<String>(1)?)?,
                at: row.column_instant(2)?,
            })
        },
    )?;
    order.payments = snapshot.rows(
        "SELECT method, amount, paid_at FROM payments WHERE store = ?1 AND order_id = ?2 ORDER BY position",
        params![order.store.as_str(), id_bytes(order.id.0)],
        |row| {
            let method = PaymentMethod::from_code(&row.column::<String>(0)?)
                .ok_or(StorageError::Corrupt { what: "payment" })?;
            Ok(Payment { method, amount: Paise(row.column(1)?), at: row.column_instant(2)? })
        },
    )?;
    Ok(order)
}

pub(super) fn order(snapshot: &Snapshot<'_>, order: OrderId) -> Result<Option<Order>> {
    snapshot.row(orders!("WHERE id = ?1"), [id_bytes(order.0)], |row| read_order(snapshot, row))
}

pub(super) fn apply_action(
    transaction: &WriteTransaction<'_>,
    id: OrderId,
    command: OrderCommand,
) -> Result<ActionOutcome> {
    let Some(before) = order(transaction, id)? else { return Ok(ActionOutcome::NotFound) };
    let store =
        stores::store(transaction, &before.store)?.ok_or(StorageError::Corrupt { what: "order's store" })?;
    let (from, steps, payments) = (before.state, before.history.len(), before.payments.len());
    let command = OrderCommand { at: whole_micros(command.at), ..command };
    let after = match before.apply(command, &store) {
        Ok(after) => after,
        Err((unchanged, why)) => return Ok(ActionOutcome::Rejected(unchanged, why)),
    };
    let ended_at = after.state.is_final().then_some(micros(command.at));
    let moved = transaction.run(
        "UPDATE orders SET state = ?4, due_at = ?5, reject_reason = ?6, ended_at = ?7
         WHERE store = ?1 AND id = ?2 AND state = ?3",
        params![
            after.store.as_str(),
            id_bytes(after.id.0),
            from.code(),
            after.state.code(),
            after.deadline.map(micros),
            after.reject_reason.map(RejectReason::code),
            ended_at
        ],
    )?;
    if moved != 1 {
        return Err(StorageError::Corrupt { what: "order" });
    }
    append_steps(transaction, &after, steps)?;
    append_payments(transaction, &after, payments)?;
    if from.holds_stock() && !after.state.holds_stock() {
        release(transaction, &after)?;
    }
    outbox::tell(transaction, &after, command.actor, command.at)?;
    Ok(ActionOutcome::Applied(Box::new(after)))
}

/// Ends what an order holds: handed over, its units leave the shelf; else they and the slot are free again.
fn release(transaction: &WriteTransaction<'_>, order: &Order) -> Result<()> {
    let collected = order.state == OrderState::Collected;
    for OrderLine { product, quantity, .. } in &order.lines {
        let taken = if collected { *quantity } else { 0 };
        let released = transaction.run(
            "UPDATE listings SET held = held - ?3, on_hand = on_hand - ?4
             WHERE store = ?1 AND product = ?2 AND held >= ?3",
            params![order.store.as_str(), product.as_str(), quantity, taken],
        )?;
        if released != 1 {
            return Err(StorageError::Corrupt { what: "held stock" });
        }
    }
    if !collected {
        let freed = transaction.run(
            "UPDATE slots SET taken = taken - 1 WHERE store = ?1 AND starts_at = ?2 AND taken > 0",
            params![order.store.as_str(), micros(order.slot().start)],
        )?;
        if freed != 1 {
            return Err(StorageError::Corrupt { what: "slot" });
        }
    }
    stores::listings_changed(transaction, [&order.store])
}

pub(super) fn slots_taken(
    snapshot: &Snapshot<'_>,
    store: &StoreCode,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<(Timestamp, u32)>> {
    snapshot.rows(
        "SELECT starts_at, taken FROM slots
         WHERE store = ?1 AND starts_at >= ?2 AND starts_at < ?3 AND taken > 0 ORDER BY starts_at",
        params![store.as_str(), micros(from), micros(to)],
        |row| Ok((row.column_instant(0)?, row.column(1)?)),
    )
}

pub(super) fn due(snapshot: &Snapshot<'_>, now: Timestamp, limit: u32) -> Result<Vec<OrderId>> {
    snapshot.rows(
        "SELECT id FROM orders WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at, id LIMIT ?2",
        params![micros(now), limit],
        |row| Ok(OrderId(row.column_id(0)?)),
    )
}

pub(super) fn board(snapshot: &Snapshot<'_>, store: &StoreCode, since: Timestamp) -> Result<Board> {
    let open = snapshot.rows(
        orders!("WHERE store = ?1 AND ended_at IS NULL ORDER BY placed_at, number"),
        [store.as_str()],
        |row| read_order(snapshot, row),
    )?;
    let since = params![store.as_str(), micros(since)];
    let placed_today: Option<u32> =
        snapshot.value("SELECT COUNT(*) FROM orders WHERE store = ?1 AND placed_at >= ?2", since)?;
    let takings_today: Option<Option<i64>> =
        snapshot.value("SELECT SUM(amount) FROM payments WHERE store = ?1 AND paid_at >= ?2", since)?;
    Ok(Board {
        open,
        placed_today: placed_today.unwrap_or(0),
        takings_today: Paise(takings_today.flatten().unwrap_or(0)),
    })
}

pub(super) fn of_customer(
    snapshot: &Snapshot<'_>,
    customer: CustomerId,
    before: Option<OrderId>,
    limit: u32,
) -> Result<Vec<Order>> {
    let customer = id_bytes(customers::resolved(snapshot, customer)?.0);
    // Later than any: the first page.
    let mut last = (i64::MAX, [u8::MAX; 16]);
    if let Some(before) = before {
        let placed_at: Option<i64> =
            snapshot.value("SELECT placed_at FROM orders WHERE id = ?1", [id_bytes(before.0)])?;
        let Some(placed_at) = placed_at else { return Ok(Vec::new()) };
        last = (placed_at, id_bytes(before.0));
    }
    // Orders keep the id they were placed under when their customer is joined into another.
    snapshot.rows(
        orders!(
            "WHERE customer IN (SELECT ?1 UNION ALL SELECT id FROM customers WHERE joined_into = ?1)
                AND (placed_at, id) < (?2, ?3)
             ORDER BY placed_at DESC, id DESC LIMIT ?4"
        ),
        params![customer, last.0, last.1, limit],
        |row| read_order(snapshot, row),
    )
}
