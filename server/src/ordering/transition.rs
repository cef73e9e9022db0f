//! An order moves from one state to the next.

use std::sync::Arc;

use commerce::order::{Rating, RatingError};
use commerce::{
    Action, Actor, CustomerId, Order, OrderCommand, OrderId, OrderNote, OrderNoteError, PaymentMethod,
    StoreCode, TransitionError,
};
use storage::{ActionOutcome, RateOutcome, StorageError};

use crate::AppState;

/// Why an order did not change.
#[derive(Debug)]
pub enum ActionError {
    /// There is no such order, or it is not the actor's.
    OrderNotFound,
    /// The state machine does not allow the action; the order, unchanged.
    Rejected(Box<Order>, TransitionError),
    Storage(StorageError),
}

impl From<StorageError> for ActionError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// Who sees or changes an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderActor {
    /// The customer who placed it.
    Customer(CustomerId),
    /// The store that packs it.
    Store(StoreCode),
}

impl OrderActor {
    /// Their part in the state machine.
    #[must_use]
    pub const fn role(&self) -> Actor {
        match self {
            Self::Customer(_) => Actor::Customer,
            Self::Store(_) => Actor::Store,
        }
    }

    /// Whether the order is theirs.
    fn owns(&self, order: &Order) -> bool {
        match self {
            Self::Customer(customer) => order.customer == *customer,
            Self::Store(store) => order.store == *store,
        }
    }
}

/// Loads an order for someone who may see it.
///
/// # Errors
/// [`ActionError::OrderNotFound`] for everyone else, as when there is no such order; or storage failed.
pub async fn find_order(state: &AppState, id: OrderId, actor: &OrderActor) -> Result<Order, ActionError> {
    let order = state.storage.order(id).await?;
    order.filter(|order| actor.owns(order)).ok_or(ActionError::OrderNotFound)
}

/// Applies an action of a customer or a store to an order of theirs. A hand-over needs the method of the
/// payment that is recorded with it.
///
/// # Errors
/// [`ActionError`]: why the order did not change.
pub async fn apply_action(
    state: &AppState,
    actor: &OrderActor,
    order: OrderId,
    action: Action,
    payment: Option<PaymentMethod>,
) -> Result<Box<Order>, ActionError> {
    find_order(state, order, actor).await?;
    let command = OrderCommand { action, actor: actor.role(), payment, at: state.clock.now() };
    submit(state, order, command).await
}

/// Rates an order of a customer's.
///
/// # Errors
/// [`RateError`]: why the order stays as it is.
pub async fn rate(
    state: &AppState,
    actor: &OrderActor,
    order: OrderId,
    stars: u8,
    comment: &str,
) -> Result<Box<Order>, RateError> {
    find_order(state, order, actor).await?;
    if actor.role() != Actor::Customer {
        return Err(RateError::Action(ActionError::OrderNotFound));
    }
    let comment = OrderNote::parse(comment).map_err(RateError::Comment)?.map(String::from);
    let rating = Rating { stars, comment, at: state.clock.now() };
    match state.storage.rate(order, rating).await.map_err(ActionError::Storage)? {
        RateOutcome::Rated(order) => Ok(order),
        RateOutcome::Rejected(error) => Err(RateError::Rejected(error)),
        RateOutcome::NotFound => Err(RateError::Action(ActionError::OrderNotFound)),
    }
}

/// Why an order was not rated.
#[derive(Debug)]
pub enum RateError {
    /// It is not theirs, or storage failed.
    Action(ActionError),
    Comment(OrderNoteError),
    Rejected(RatingError),
}

impl From<ActionError> for RateError {
    fn from(error: ActionError) -> Self {
        Self::Action(error)
    }
}

/// Applies what is due to an order whose deadline has passed. `None` when nothing is due any more.
///
/// # Errors
/// When storage fails.
pub async fn apply_due_action(state: &Arc<AppState>, order: OrderId) -> storage::Result<Option<Box<Order>>> {
    let now = state.clock.now();
    let Some(found) = state.storage.order(order).await? else { return Ok(None) };
    let is_due = found.deadline.is_some_and(|deadline| deadline <= now);
    let Some(action) = found.deadline_action().filter(|_| is_due) else { return Ok(None) };
    match submit(state, order, OrderCommand::new(action, Actor::System, now)).await {
        Ok(order) => Ok(Some(order)),
        Err(ActionError::Storage(error)) => Err(error),
        // A customer or the store acted first.
        Err(ActionError::OrderNotFound | ActionError::Rejected(..)) => Ok(None),
    }
}

async fn submit(state: &AppState, order: OrderId, command: OrderCommand) -> Result<Box<Order>, ActionError> {
    match state.storage.apply_action(order, command).await? {
        ActionOutcome::Applied(order) => {
            state.catalog.invalidate(&order.store);
            state.notifiers.outbox.notify();
            state.order_subscriptions.notify(order.id);
            Ok(order)
        }
        ActionOutcome::Rejected(order, error) => Err(ActionError::Rejected(order, error)),
        ActionOutcome::NotFound => Err(ActionError::OrderNotFound),
    }
}
