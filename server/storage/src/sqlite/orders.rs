//! Orders: listing them, and applying actions with the stock and slot they hold. `place_order` makes them,
//! `order_rows` reads and writes them, `carts` holds what they are made of.

use std::collections::HashMap;

use async_trait::async_trait;
use commerce::cart::{LineSet, SetLineError};
use commerce::order::{Rating, rank_bought};
use commerce::{
    Cart, CartId, Coupon, CouponCode, CouponUsage, CustomerId, Order, OrderCommand, OrderId, OrderState,
    Paise, ProductId, StoreCode,
};
use jiff::Timestamp;
use rusqlite::params;

use super::canonical::canonical_id;
use super::codec::{Columns, days_before, to_json, truncate_to_micros};
use super::transaction::{Snapshot, WriteTransaction};
use super::{SqliteStorage, carts, coupons, listings, order_rows, outbox, place_order, stores};
use crate::{
    ActionOutcome, AddLines, Board, BookedSlots, OrderStorage, PlaceOrder, PlaceOutcome, RateOutcome, Result,
    SetLine, StorageError,
};

/// Days before today whose low ratings a counter shows.
const LOW_RATING_DAYS: i64 = 7;

#[async_trait]
impl OrderStorage for SqliteStorage {
    async fn cart(&self, cart: CartId) -> Result<Option<Cart>> {
        self.read(move |snapshot| Ok(carts::find(snapshot, cart)?.map(|(cart, _)| cart))).await
    }

    async fn set_line(&self, line: SetLine) -> Result<std::result::Result<LineSet, SetLineError>> {
        self.write(move |transaction| carts::set_line(transaction, &line)).await
    }

    async fn add_lines(&self, lines: AddLines) -> Result<std::result::Result<Cart, SetLineError>> {
        self.write(move |transaction| carts::add_lines(transaction, &lines)).await
    }

    async fn set_coupon(&self, cart: CartId, coupon: Option<CouponCode>) -> Result<Option<Cart>> {
        self.write(move |transaction| carts::set_coupon(transaction, cart, coupon)).await
    }

    async fn coupon(
        &self,
        code: &CouponCode,
        customer: Option<CustomerId>,
    ) -> Result<Option<(Coupon, CouponUsage)>> {
        let code = code.clone();
        self.read(move |snapshot| coupons::find(snapshot, &code, customer)).await
    }

    async fn claim_cart(&self, cart: CartId, customer: CustomerId) -> Result<bool> {
        self.write(move |transaction| carts::claim(transaction, cart, customer)).await
    }

    async fn accept_changes(&self, cart: CartId, at: Timestamp) -> Result<Option<Cart>> {
        self.write(move |transaction| {
            let Some((cart, revision)) = carts::find(transaction, cart)? else { return Ok(None) };
            let at = truncate_to_micros(at);
            let mut listed = Vec::with_capacity(cart.lines.len());
            for line in &cart.lines {
                let found = listings::find_with_product(transaction, &cart.store, &line.product, at)?;
                listed.extend(found.map(|(_, listing)| listing));
            }
            let cart = cart.accept_changes(&listed, at);
            carts::save(transaction, &cart, revision)?;
            Ok(Some(cart))
        })
        .await
    }

    async fn booked_slots(
        &self,
        stores: &[StoreCode],
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<BookedSlots>> {
        let stores = stores.to_vec();
        self.read(move |snapshot| booked_slots(snapshot, &stores, from, to)).await
    }

    async fn place(&self, order: PlaceOrder) -> Result<PlaceOutcome> {
        self.write(move |transaction| place_order::place(transaction, &order)).await
    }

    async fn order(&self, order: OrderId) -> Result<Option<Order>> {
        self.read(move |snapshot| order_rows::find(snapshot, order)).await
    }

    async fn order_of_cart(&self, cart: CartId) -> Result<Option<Order>> {
        self.read(move |snapshot| order_rows::find_by_cart(snapshot, cart)).await
    }

    async fn apply_action(&self, order: OrderId, command: OrderCommand) -> Result<ActionOutcome> {
        self.write(move |transaction| {
            let Some(before) = order_rows::find(transaction, order)? else {
                return Ok(ActionOutcome::NotFound);
            };
            let store = stores::find(transaction, &before.store)?
                .ok_or(StorageError::Corrupt { what: "order's store" })?;
            let stored = order_rows::Stored::of(&before);
            let command = OrderCommand { at: truncate_to_micros(command.at), ..command };
            match before.apply(command, &store) {
                Ok(after) => {
                    order_rows::update(transaction, &after, stored)?;
                    if stored.state.holds_stock() && !after.state.holds_stock() {
                        release(transaction, &after)?;
                    }
                    if stored.state.uses_coupon() && !after.state.uses_coupon() {
                        coupons::give_back(transaction, &after)?;
                    }
                    outbox::enqueue_notices(transaction, &after, command.actor, command.at)?;
                    Ok(ActionOutcome::Applied(Box::new(after)))
                }
                Err((unchanged, error)) => Ok(ActionOutcome::Rejected(unchanged, error)),
            }
        })
        .await
    }

    async fn rate(&self, order: OrderId, rating: Rating) -> Result<RateOutcome> {
        self.write(move |transaction| {
            let Some(found) = order_rows::find(transaction, order)? else { return Ok(RateOutcome::NotFound) };
            match found.rate(Rating { at: truncate_to_micros(rating.at), ..rating }) {
                Ok(rated) => {
                    order_rows::set_rating(transaction, &rated)?;
                    Ok(RateOutcome::Rated(Box::new(rated)))
                }
                Err(error) => Ok(RateOutcome::Rejected(error)),
            }
        })
        .await
    }

    async fn due_orders(&self, now: Timestamp, limit: u32) -> Result<Vec<OrderId>> {
        self.read(move |snapshot| {
            snapshot.rows(
                "SELECT id FROM orders WHERE deadline IS NOT NULL AND deadline <= ?1
                 ORDER BY deadline, id LIMIT ?2",
                params![now.as_microsecond(), limit],
                |row| Ok(OrderId(row.column_id(0)?)),
            )
        })
        .await
    }

    async fn board(&self, store: &StoreCode, since: Timestamp) -> Result<Board> {
        let store = store.clone();
        self.read(move |snapshot| board(snapshot, &store, since)).await
    }

    async fn bought_products(&self, customer: CustomerId, store: &StoreCode) -> Result<Vec<ProductId>> {
        let store = store.clone();
        self.read(move |snapshot| {
            let customer = canonical_id(snapshot, customer)?;
            Ok(rank_bought(&order_rows::recent_lines(snapshot, customer, &store)?))
        })
        .await
    }

    async fn orders_of(
        &self,
        customer: CustomerId,
        before: Option<OrderId>,
        limit: u32,
    ) -> Result<Vec<Order>> {
        self.read(move |snapshot| of_customer(snapshot, customer, before, limit)).await
    }
}

/// Ends what an order holds: collected units leave the shelf; else they and the slot are free again.
fn release(transaction: &WriteTransaction<'_>, order: &Order) -> Result<()> {
    let is_collected = order.state == OrderState::Collected;
    for line in &order.lines {
        let sold = if is_collected { line.quantity } else { 0 };
        let released = transaction.execute(
            "UPDATE listings SET held = held - ?3, on_hand = on_hand - ?4
             WHERE store = ?1 AND product = ?2 AND held >= ?3",
            params![order.store.as_str(), line.product.as_str(), line.quantity, sold],
        )?;
        if released != 1 {
            return Err(StorageError::Corrupt { what: "held stock" });
        }
    }
    if !is_collected {
        let freed = transaction.execute(
            "UPDATE slots SET booked = booked - 1 WHERE store = ?1 AND starts_at = ?2 AND booked > 0",
            params![order.store.as_str(), order.slot().start.as_microsecond()],
        )?;
        if freed != 1 {
            return Err(StorageError::Corrupt { what: "slot" });
        }
    }
    listings::bump_version(transaction, &order.store)
}

fn booked_slots(
    snapshot: &Snapshot<'_>,
    stores: &[StoreCode],
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<BookedSlots>> {
    let mut booked: HashMap<String, BookedSlots> = HashMap::new();
    snapshot.rows(
        "SELECT store, starts_at, booked FROM slots
         WHERE store IN (SELECT value FROM json_each(?1)) AND starts_at >= ?2 AND starts_at < ?3
            AND booked > 0
         ORDER BY store, starts_at",
        params![to_json(&stores)?, from.as_microsecond(), to.as_microsecond()],
        |row| {
            let slot = (row.column_instant(1)?, row.column(2)?);
            booked.entry(row.column(0)?).or_default().push(slot);
            Ok(())
        },
    )?;
    Ok(stores.iter().map(|store| booked.get(store.as_str()).cloned().unwrap_or_default()).collect())
}

fn board(snapshot: &Snapshot<'_>, store: &StoreCode, since: Timestamp) -> Result<Board> {
    let rated_low = order_rows::rated_low_at(snapshot, store, days_before(since, LOW_RATING_DAYS))?;
    let since = params![store.as_str(), since.as_microsecond()];
    let placed_today: Option<u32> =
        snapshot.value("SELECT COUNT(*) FROM orders WHERE store = ?1 AND placed_at >= ?2", since)?;
    let takings_today: Option<Option<i64>> =
        snapshot.value("SELECT SUM(amount) FROM payments WHERE store = ?1 AND paid_at >= ?2", since)?;
    Ok(Board {
        open: order_rows::open_at(snapshot, store)?,
        rated_low,
        placed_today: placed_today.unwrap_or(0),
        takings_today: Paise(takings_today.flatten().unwrap_or(0)),
    })
}

fn of_customer(
    snapshot: &Snapshot<'_>,
    customer: CustomerId,
    before: Option<OrderId>,
    limit: u32,
) -> Result<Vec<Order>> {
    let customer = canonical_id(snapshot, customer)?;
    // Later than any: the first page.
    let mut last = (i64::MAX, [u8::MAX; 16]);
    if let Some(before) = before {
        let placed_at: Option<i64> =
            snapshot.value("SELECT placed_at FROM orders WHERE id = ?1", [before.0.to_be_bytes()])?;
        let Some(placed_at) = placed_at else { return Ok(Vec::new()) };
        last = (placed_at, before.0.to_be_bytes());
    }
    order_rows::of_customer_before(snapshot, customer, last, limit)
}
