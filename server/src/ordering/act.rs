//! An order moves on.

use std::sync::Arc;

use commerce::{Action, Actor, CustomerId, Order, OrderId, Refused, StoreCode};
use ledger::ActOutcome;

use crate::Shop;
use crate::problem::{Kind, Problem};

/// Why an order stays as it is.
#[derive(Debug)]
pub enum NotDone {
    /// There is no such order, or it is not theirs to see.
    NoSuchOrder,
    /// It stays as it is; the order, and why.
    Refused(Box<Order>, Refused),
    /// The ledger failed.
    Ledger(ledger::LedgerError),
}

impl From<ledger::LedgerError> for NotDone {
    fn from(error: ledger::LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl From<NotDone> for Problem {
    fn from(not_done: NotDone) -> Self {
        match not_done {
            NotDone::NoSuchOrder => Kind::NoSuchOrder.into(),
            NotDone::Refused(_, Refused::NotYours) => Kind::NotYours.into(),
            NotDone::Refused(order, refused) => Self::from(Kind::NotNow)
                .with_detail(format!("{refused}; the order is {}", order.state.code())),
            NotDone::Ledger(error) => error.into(),
        }
    }
}

/// Whether an order is a customer's. An order keeps the id it was placed under, which may since
/// have been joined with another.
///
/// # Errors
/// When the ledger fails.
pub async fn is_of(shop: &Shop, order: &Order, customer: CustomerId) -> ledger::Result<bool> {
    if order.customer == customer {
        return Ok(true);
    }
    let placed_by = shop.ledger.customer(order.customer).await?;
    Ok(placed_by.is_some_and(|placed_by| placed_by.id == customer))
}

/// A customer does something with an order of theirs: cancels it.
///
/// # Errors
/// [`NotDone`] says why not.
pub async fn as_customer(
    shop: &Shop,
    customer: CustomerId,
    order: OrderId,
    action: Action,
) -> Result<Box<Order>, NotDone> {
    let found = shop.ledger.order(order).await?.ok_or(NotDone::NoSuchOrder)?;
    if !is_of(shop, &found, customer).await? {
        return Err(NotDone::NoSuchOrder);
    }
    act(shop, order, action, Actor::Customer).await
}

/// A store moves an order of its own on: accepts, rejects, readies, hands over.
///
/// # Errors
/// [`NotDone`] says why not.
pub async fn as_store(
    shop: &Shop,
    store: &StoreCode,
    order: OrderId,
    action: Action,
) -> Result<Box<Order>, NotDone> {
    let found = shop.ledger.order(order).await?.filter(|order| order.store == *store);
    if found.is_none() {
        return Err(NotDone::NoSuchOrder);
    }
    act(shop, order, action, Actor::Store).await
}

/// Time moves an order on. `None` when somebody else was faster, which is as good.
///
/// # Errors
/// When the ledger fails.
pub async fn as_clock(shop: &Arc<Shop>, order: OrderId) -> ledger::Result<Option<Box<Order>>> {
    let now = shop.clock.now();
    let Some(found) = shop.ledger.order(order).await? else { return Ok(None) };
    let due = found.due_at.is_some_and(|due| due <= now);
    let Some(action) = found.due_action().filter(|_| due) else { return Ok(None) };
    match act(shop, order, action, Actor::Clock).await {
        Ok(order) => Ok(Some(order)),
        Err(NotDone::Ledger(error)) => Err(error),
        Err(_) => Ok(None),
    }
}

async fn act(shop: &Shop, order: OrderId, action: Action, actor: Actor) -> Result<Box<Order>, NotDone> {
    match shop.ledger.act(order, action, actor, shop.clock.now()).await? {
        ActOutcome::Done(order) => {
            shop.catalog.changed(&order.store);
            shop.wake.outbox.notify_one();
            Ok(order)
        }
        ActOutcome::Refused(order, refused) => Err(NotDone::Refused(order, refused)),
        ActOutcome::NoSuchOrder => Err(NotDone::NoSuchOrder),
    }
}
