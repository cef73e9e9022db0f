//! An order moves on.

use std::sync::Arc;

use commerce::{
    Action, Actor, CustomerId, Order, OrderCommand, OrderId, PaymentMethod, StoreCode, TransitionError,
};
use storage::ActionOutcome;

use crate::AppState;
use crate::problem::{AppError, ErrorKind};

/// Why an order stays as it is.
#[derive(Debug)]
pub enum ActionError {
    /// There is no such order, or it is not theirs to see.
    OrderNotFound,
    /// It stays as it is; the order, and why.
    Rejected(Box<Order>, TransitionError),
    /// The storage failed.
    Storage(storage::StorageError),
}

impl From<storage::StorageError> for ActionError {
    fn from(error: storage::StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<ActionError> for AppError {
    fn from(not_done: ActionError) -> Self {
        match not_done {
            ActionError::OrderNotFound => ErrorKind::OrderNotFound.into(),
            ActionError::Rejected(_, TransitionError::NotPermitted) => ErrorKind::Forbidden.into(),
            ActionError::Rejected(order, refused) => Self::from(ErrorKind::InvalidTransition)
                .with_detail(format!("{refused}; the order is {}", order.state.code())),
            ActionError::Storage(error) => error.into(),
        }
    }
}

/// Whether an order is a customer's. An order keeps the id it was placed under, which may since
/// have been joined with another.
///
/// # Errors
/// When the storage fails.
pub async fn belongs_to(state: &AppState, order: &Order, customer: CustomerId) -> storage::Result<bool> {
    if order.customer == customer {
        return Ok(true);
    }
    let placed_by = state.storage.customer(order.customer).await?;
    Ok(placed_by.is_some_and(|placed_by| placed_by.id == customer))
}

/// A customer does something with an order of theirs: cancels it.
///
/// # Errors
/// [`NotDone`] says why not.
pub async fn apply_as_customer(
    state: &AppState,
    customer: CustomerId,
    order: OrderId,
    action: Action,
) -> Result<Box<Order>, ActionError> {
    let found = state.storage.order(order).await?.ok_or(ActionError::OrderNotFound)?;
    if !belongs_to(state, &found, customer).await? {
        return Err(ActionError::OrderNotFound);
    }
    apply_command(state, order, OrderCommand::new(action, Actor::Customer, state.clock.now())).await
}

/// A store moves an order of its own on: accepts, rejects, readies, or hands it over with the
/// `payment` that is recorded.
///
/// # Errors
/// [`NotDone`] says why not.
pub async fn apply_as_store(
    state: &AppState,
    store: &StoreCode,
    order: OrderId,
    action: Action,
    payment: Option<PaymentMethod>,
) -> Result<Box<Order>, ActionError> {
    let found = state.storage.order(order).await?.filter(|order| order.store == *store);
    if found.is_none() {
        return Err(ActionError::OrderNotFound);
    }
    let command = OrderCommand { payment, ..OrderCommand::new(action, Actor::Store, state.clock.now()) };
    apply_command(state, order, command).await
}

/// Time moves an order on. `None` when somebody else was faster, which is as good.
///
/// # Errors
/// When the storage fails.
pub async fn apply_due_action(state: &Arc<AppState>, order: OrderId) -> storage::Result<Option<Box<Order>>> {
    let now = state.clock.now();
    let Some(found) = state.storage.order(order).await? else { return Ok(None) };
    let due = found.deadline.is_some_and(|due| due <= now);
    let Some(action) = found.deadline_action().filter(|_| due) else { return Ok(None) };
    match apply_command(state, order, OrderCommand::new(action, Actor::System, now)).await {
        Ok(order) => Ok(Some(order)),
        Err(ActionError::Storage(error)) => Err(error),
        Err(_) => Ok(None),
    }
}

async fn apply_command(
    state: &AppState,
    order: OrderId,
    command: OrderCommand,
) -> Result<Box<Order>, ActionError> {
    match state.storage.apply_action(order, command).await? {
        ActionOutcome::Applied(order) => {
            state.catalog.invalidate(&order.store);
            state.notifiers.outbox.notify();
            Ok(order)
        }
        ActionOutcome::Rejected(order, refused) => Err(ActionError::Rejected(order, refused)),
        ActionOutcome::NotFound => Err(ActionError::OrderNotFound),
    }
}
