//! A cart becomes an order, once.

use std::sync::Arc;

use commerce::slots::SlotError;
use commerce::{
    CartId, CartLine, ContactName, ContactNameError, CustomerId, Language, LineChange, Order, Paise, Slot,
    StoreCode,
};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use storage::{IdempotencyKey, PlaceOrder, PlaceOrderError, PlaceOutcome, StorageError};
use tracing::Instrument;

use super::cart::price;
use super::transition::belongs_to;
use crate::AppState;
use crate::problem::{AppError, ErrorKind};
use crate::sessions::Visitor;

/// Most characters of an idempotency key.
const MAX_KEY_BYTES: usize = 255;

/// How far back a customer's orders are searched for the one a cart became.
const RECENT_ORDERS: u32 = 50;

/// What a checkout asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkout {
    /// Which cart.
    pub cart: CartId,
    /// The name to call out.
    pub name: String,
    /// Start of the pick-up slot.
    pub slot: Timestamp,
    /// The sum that was shown.
    pub expected_total: Paise,
    /// The language of bill and messages.
    pub language: Language,
    /// The client's key against doing it twice.
    pub key: Option<String>,
}

/// An order that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// Just now.
    Created(Box<Order>),
    /// Before, by the same request or from the same cart: the order as it was answered then.
    Existing(Box<Order>),
}

impl Placed {
    /// The order, whenever it was taken.
    #[must_use]
    pub fn into_order(self) -> Box<Order> {
        match self {
            Self::Created(order) | Self::Existing(order) => order,
        }
    }
}

/// Why no order was taken. Nothing has changed.
#[derive(Debug)]
pub enum PlaceError {
    /// Nobody knows who is ordering.
    Unauthenticated,
    /// There is no such cart, or it is somebody else's.
    CartNotFound,
    /// There is nothing in it.
    Empty,
    /// The name can not be called out.
    Name(ContactNameError),
    /// The pick-up time can not be had.
    Slot(SlotError),
    /// Prices, stock or the sum are no longer what was seen. `changes` is empty when the cart
    /// itself was changed elsewhere.
    Changed {
        /// What changed.
        changes: Vec<LineChange>,
    },
    /// The store takes no orders now.
    Paused,
    /// There is no such store any more.
    StoreNotFound,
    /// The key is empty, too long, or not of visible ASCII letters.
    InvalidKey,
    /// The key was used for another request.
    KeyReused,
    /// The cart has become this order, by another request.
    AlreadyOrdered(Box<Order>),
    /// A request with this key is being answered at this moment.
    RequestInProgress,
    /// The storage failed.
    Storage(StorageError),
}

impl From<StorageError> for PlaceError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<PlaceOrderError> for PlaceError {
    fn from(refused: PlaceOrderError) -> Self {
        match refused {
            PlaceOrderError::Empty => Self::Empty,
            PlaceOrderError::Changed(changes) => Self::Changed { changes },
            PlaceOrderError::SlotFull => Self::Slot(SlotError::Full),
            PlaceOrderError::Paused => Self::Paused,
            PlaceOrderError::UnknownStore => Self::StoreNotFound,
        }
    }
}

impl From<PlaceError> for AppError {
    fn from(not_placed: PlaceError) -> Self {
        match not_placed {
            PlaceError::Unauthenticated => ErrorKind::Unauthenticated.into(),
            PlaceError::CartNotFound => ErrorKind::CartNotFound.into(),
            PlaceError::Empty => ErrorKind::CartEmpty.into(),
            PlaceError::Name(problem) => Self::invalid_field("name", problem.to_string()),
            PlaceError::Slot(problem) => {
                let kind =
                    if problem == SlotError::Full { ErrorKind::SlotFull } else { ErrorKind::SlotUnavailable };
                Self { field: Some("slot"), ..Self::from(kind) }.with_detail(problem.to_string())
            }
            PlaceError::Changed { changes } => Self { changes, ..Self::from(ErrorKind::CartChanged) },
            PlaceError::Paused => ErrorKind::StorePaused.into(),
            PlaceError::StoreNotFound => ErrorKind::StoreNotFound.into(),
            PlaceError::InvalidKey => {
                Self::invalid_field("Idempotency-Key", "1 to 255 visible ASCII characters")
            }
            PlaceError::KeyReused => ErrorKind::IdempotencyKeyReused.into(),
            PlaceError::AlreadyOrdered(order) => Self::already_ordered(order.id),
            PlaceError::RequestInProgress => ErrorKind::RequestInProgress.into(),
            PlaceError::Storage(error) => error.into(),
        }
    }
}

/// Places the order of a visitor, for a client that can ask again: while another request with the
/// same key is being answered, this one is refused ([`NotPlaced::KeyInFlight`]).
///
/// # Errors
/// [`NotPlaced`] says why no order was taken; nothing has changed then.
pub async fn place(
    state: &Arc<AppState>,
    visitor: &Visitor,
    checkout: Checkout,
) -> Result<Placed, PlaceError> {
    let customer = checked_key(visitor, &checkout)?;
    let held = match &checkout.key {
        Some(key) => {
            Some(state.idempotency_locks.try_lock(customer, key).ok_or(PlaceError::RequestInProgress)?)
        }
        None => None,
    };
    let answer = record_metrics(state, place_held(state, visitor, customer, checkout).await);
    drop(held);
    answer
}

/// Places the order of a visitor, for a person who pressed a button: a second press in the same
/// moment waits for the first and leads to the same order. A browser shows the answer to the last
/// press only, which must not be a refusal.
///
/// # Errors
/// [`NotPlaced`] says why no order was taken; nothing has changed then.
pub async fn place_in_turn(
    state: &Arc<AppState>,
    visitor: &Visitor,
    checkout: Checkout,
) -> Result<Placed, PlaceError> {
    let customer = checked_key(visitor, &checkout)?;
    let held = match &checkout.key {
        Some(key) => Some(state.idempotency_locks.lock(customer, key).await),
        None => None,
    };
    let answer = record_metrics(state, place_held(state, visitor, customer, checkout).await);
    drop(held);
    answer
}

fn checked_key(visitor: &Visitor, checkout: &Checkout) -> Result<CustomerId, PlaceError> {
    let customer = visitor.customer_id().ok_or(PlaceError::Unauthenticated)?;
    match &checkout.key {
        Some(key) if !is_valid_key(key) => Err(PlaceError::InvalidKey),
        _ => Ok(customer),
    }
}

fn record_metrics(state: &AppState, answer: Result<Placed, PlaceError>) -> Result<Placed, PlaceError> {
    match &answer {
        Ok(Placed::Created(_)) => _ = state.metrics.orders_placed.inc(),
        Ok(Placed::Existing(_)) => {}
        Err(_) => _ = state.metrics.orders_rejected.inc(),
    }
    answer
}

fn is_valid_key(key: &str) -> bool {
    (1..=MAX_KEY_BYTES).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
}

async fn place_held(
    state: &Arc<AppState>,
    visitor: &Visitor,
    customer: CustomerId,
    checkout: Checkout,
) -> Result<Placed, PlaceError> {
    let now = state.clock.now();
    let cart = match visitor.cart() == Some(checkout.cart) {
        true => state.storage.cart(checkout.cart).await?,
        false => None,
    };
    let Some(cart) = cart else {
        // Ordered already, perhaps by this very request, whose answer was lost.
        let order = order_of_cart(state, customer, checkout.cart).await?.ok_or(PlaceError::CartNotFound)?;
        let slot = Slot { start: checkout.slot, end: checkout.slot };
        return take_whole(state, customer, checkout, order.store, slot, Vec::new(), now).await;
    };
    let name = ContactName::parse(&checkout.name).map_err(PlaceError::Name)?.into();
    let checkout = Checkout { name, ..checkout };
    let store = state.catalog.store(&cart.store).await?.ok_or(PlaceError::StoreNotFound)?;
    if store.paused {
        return Err(PlaceError::Paused);
    }
    if cart.lines.is_empty() {
        return Err(PlaceError::Empty);
    }
    let slot = store.find_slot(now, checkout.slot).map_err(PlaceError::Slot)?;
    let seen: Paise = cart.lines.iter().map(|line| line.expected_price.saturating_mul(line.quantity)).sum();
    if seen != checkout.expected_total {
        // The cart was changed in another window, or the page is older than the cart.
        let changes = price(state, &cart).await?.changes;
        return Err(PlaceError::Changed { changes });
    }
    take_whole(state, customer, checkout, cart.store, slot, cart.lines, now).await
}

/// The order that a customer's cart has become, of those placed lately.
///
/// # Errors
/// When the storage fails.
pub async fn order_of_cart(
    state: &AppState,
    customer: CustomerId,
    cart: CartId,
) -> storage::Result<Option<Order>> {
    let recent = state.storage.orders_of(customer, None, RECENT_ORDERS).await?;
    Ok(recent.into_iter().find(|order| order.cart == cart))
}

/// Takes the order and does what follows from it, also when the browser goes away in between.
async fn take_whole(
    state: &Arc<AppState>,
    customer: CustomerId,
    checkout: Checkout,
    store: StoreCode,
    slot: Slot,
    lines: Vec<CartLine>,
    at: Timestamp,
) -> Result<Placed, PlaceError> {
    let state = Arc::clone(state);
    let work = async move {
        let placed = take(&state, customer, &checkout, store, slot, lines, at).await;
        match &placed {
            // Nothing may have followed yet from what was taken before.
            Ok(Placed::Created(order) | Placed::Existing(order)) | Err(PlaceError::AlreadyOrdered(order)) => {
                after_placed(&state, customer, order).await;
            }
            Err(_) => {}
        }
        placed
    };
    let crashed = |_| PlaceError::Storage(StorageError::Engine("taking an order broke off".to_owned()));
    tokio::spawn(work.in_current_span()).await.map_err(crashed)?
}

/// Lets the storage take the order: it prices the lines, holds stock and slot, and tells the chat,
/// all or nothing.
async fn take(
    state: &AppState,
    customer: CustomerId,
    checkout: &Checkout,
    store: StoreCode,
    slot: Slot,
    lines: Vec<CartLine>,
    at: Timestamp,
) -> Result<Placed, PlaceError> {
    let key = checkout.key.clone().map(|key| IdempotencyKey { key, request_hash: fingerprint(checkout) });
    let order = PlaceOrder {
        id: state.rng.order_id(),
        store: store.clone(),
        customer,
        cart: checkout.cart,
        contact_name: checkout.name.clone(),
        language: checkout.language,
        slot,
        lines,
        pickup_code: state.rng.generate_pickup_code(),
        at,
        key,
    };
    match state.storage.place(order).await? {
        PlaceOutcome::Placed(order) => Ok(Placed::Created(order)),
        // A cart's id alone gives nobody somebody else's order.
        PlaceOutcome::Existing(order) if belongs_to(state, &order, customer).await? => {
            Ok(Placed::Existing(order))
        }
        PlaceOutcome::CartAlreadyOrdered(order) if belongs_to(state, &order, customer).await? => {
            Err(PlaceError::AlreadyOrdered(order))
        }
        PlaceOutcome::Existing(_) | PlaceOutcome::CartAlreadyOrdered(_) => Err(PlaceError::CartNotFound),
        PlaceOutcome::KeyReused => Err(PlaceError::KeyReused),
        PlaceOutcome::Rejected(refused) => {
            // The page that says why must not be made from what was known before.
            state.catalog.invalidate(&store);
            Err(refused.into())
        }
    }
}

/// What one and the same request is known by: everything asked for, canonically written.
fn fingerprint(checkout: &Checkout) -> [u8; 32] {
    let mut hash = Sha256::new();
    let name = checkout.name.trim();
    for part in [
        checkout.cart.to_string().as_str(),
        &checkout.slot.to_string(),
        &checkout.expected_total.0.to_string(),
        name,
    ] {
        // The length before each part keeps two parts from being read as one.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

/// What follows an order that is taken. It can not make the order undone, so failing is logged only.
async fn after_placed(state: &AppState, customer: CustomerId, order: &Order) {
    state.catalog.invalidate(&order.store);
    state.notifiers.outbox.notify();
    let kept = async {
        // Done before, or the next cart is begun already.
        let current = state.storage.customer(customer).await?.and_then(|customer| customer.cart);
        if current != Some(order.cart) {
            return Ok(());
        }
        state.storage.set_cart(customer, None).await?;
        state.storage.set_name(customer, &order.contact_name).await
    };
    if let Err(error) = kept.await {
        tracing::warn!(%error, "the customer's cart and name could not be kept after an order");
    }
}
