//! A cart becomes an order, once.

use std::sync::Arc;

use commerce::limits::LimitError;
use commerce::order::NewOrder;
use commerce::slots::SlotError;
use commerce::{
    Cart, CartId, ContactName, ContactNameError, CouponRejection, CustomerId, IfMissing, Language,
    LineChange, LocalizedName, Order, OrderNote, OrderNoteError, Paise, PricedCart, ProductId, Slot,
};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use storage::{IdempotencyKey, PlaceOrder, PlaceOrderError, PlaceOutcome, StorageError};
use tracing::Instrument;

use super::cart::{self, CartOwner};
use crate::AppState;

/// The longest idempotency key.
const MAX_KEY_BYTES: usize = 255;

/// What a checkout asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkout {
    pub cart: CartId,
    /// The name to call out.
    pub name: String,
    /// What the customer requests of the store; empty for nothing.
    pub note: String,
    /// What to do about lines that turn out to be missing, where the customer chose it.
    pub if_missing: Vec<(ProductId, IfMissing)>,
    /// Start of the pick-up slot.
    pub slot: Timestamp,
    /// The total that the customer saw.
    pub expected_total: Paise,
    /// The language of bill and messages.
    pub language: Language,
    /// The client's key against ordering twice.
    pub key: Option<String>,
}

/// What to do while another request with the same idempotency key is being processed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contention {
    /// Fail with [`PlaceError::RequestInProgress`]: for a client that can ask again.
    Reject,
    /// Wait for it and return the same order: for a person who pressed a button twice. A browser shows the
    /// response to the last press only, which must not be an error.
    Wait,
}

/// An order that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    Created(Box<Order>),
    /// Placed before, by the same request or from the same cart: the order as it was returned then.
    Existing(Box<Order>),
}

impl Placed {
    #[must_use]
    pub fn into_order(self) -> Box<Order> {
        match self {
            Self::Created(order) | Self::Existing(order) => order,
        }
    }
}

/// Why no order was placed. Nothing has changed.
#[derive(Debug)]
pub enum PlaceError {
    /// The owner of the cart is anonymous.
    Unauthenticated,
    /// There is no such cart, or it is another owner's.
    CartNotFound,
    Empty,
    Name(ContactNameError),
    Note(OrderNoteError),
    Slot(SlotError),
    /// Prices, stock or the total differ from what the customer saw. `changes` is empty when the cart itself
    /// was changed in another window.
    Changed {
        changes: Vec<LineChange>,
        /// What the cart costs with the changes accepted.
        total: Paise,
    },
    /// The coupon does not take off what the customer saw.
    CouponChanged {
        /// Why it takes nothing off now, where that is so.
        rejection: Option<CouponRejection>,
        /// What the cart costs now.
        total: Paise,
    },
    /// The goods cost less than the store takes an order for.
    BelowMinimumOrder {
        /// What is missing, in paise.
        missing: Paise,
    },
    Paused,
    StoreNotFound,
    /// The idempotency key is empty, too long, or not visible ASCII.
    InvalidKey,
    /// The key was used for another request.
    KeyReused,
    /// The cart has become this order, by another request.
    AlreadyOrdered(Box<Order>),
    /// A request with this key is being processed.
    RequestInProgress,
    /// The customer would hold more than one may. With the name of the product whose stock is limited.
    Limit {
        error: LimitError,
        product: Option<LocalizedName>,
    },
    Storage(StorageError),
}

impl From<StorageError> for PlaceError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// Places the order of a customer's current cart.
///
/// # Errors
/// [`PlaceError`]: why no order was placed; nothing has changed then.
pub async fn place(
    state: &Arc<AppState>,
    owner: CartOwner,
    checkout: Checkout,
    contention: Contention,
) -> Result<Placed, PlaceError> {
    let CartOwner::Customer { id: customer, cart: current } = owner else {
        return Err(PlaceError::Unauthenticated);
    };
    if checkout.key.as_deref().is_some_and(|key| !is_valid_key(key)) {
        return Err(PlaceError::InvalidKey);
    }
    let _lock = match (&checkout.key, contention) {
        (None, _) => None,
        (Some(key), Contention::Wait) => Some(state.idempotency_locks.lock(customer, key).await),
        (Some(key), Contention::Reject) => {
            let lock = state.idempotency_locks.try_lock(customer, key);
            Some(lock.ok_or(PlaceError::RequestInProgress)?)
        }
    };
    let result = match prepare(state, customer, current, checkout).await {
        Ok(order) => submit_detached(state, order).await,
        Err(error) => Err(error),
    };
    record_metrics(state, &result);
    result
}

fn is_valid_key(key: &str) -> bool {
    (1..=MAX_KEY_BYTES).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
}

fn record_metrics(state: &AppState, result: &Result<Placed, PlaceError>) {
    match result {
        Ok(Placed::Created(_)) => _ = state.metrics.orders_placed.inc(),
        Ok(Placed::Existing(_)) => {}
        Err(_) => _ = state.metrics.orders_rejected.inc(),
    }
}

/// What storage needs to place the order, after the checks that only need the cart and the store.
async fn prepare(
    state: &AppState,
    customer: CustomerId,
    current: Option<CartId>,
    checkout: Checkout,
) -> Result<PlaceOrder, PlaceError> {
    let now = state.clock.now();
    let key = checkout.key.clone().map(|key| IdempotencyKey { key, request_hash: hash_request(&checkout) });
    let cart = match current == Some(checkout.cart) {
        true => state.storage.cart(checkout.cart).await?,
        false => None,
    };
    let note = OrderNote::parse(&checkout.note).map_err(PlaceError::Note)?.map(String::from);
    let mut discount = Paise::ZERO;
    let (contact_name, store, slot, lines, coupon) = match cart {
        Some(cart) => {
            let name = ContactName::parse(&checkout.name).map_err(PlaceError::Name)?.into();
            let slot = check_cart(state, customer, &cart, &checkout).await?;
            discount = cart.expected_total() - checkout.expected_total;
            (name, cart.store, slot, cart.lines, cart.coupon)
        }
        // Ordered already, perhaps by this very request, whose response was lost: storage finds it by its key.
        None => {
            let order = order_of_cart(state, customer, checkout.cart).await?;
            let store = order.ok_or(PlaceError::CartNotFound)?.store;
            (checkout.name, store, Slot { start: checkout.slot, end: checkout.slot }, Vec::new(), None)
        }
    };
    let order = NewOrder {
        id: state.rng.order_id(&store),
        store,
        customer,
        cart: checkout.cart,
        contact_name,
        note,
        language: checkout.language,
        slot,
        lines,
        coupon,
        expected_discount: discount,
        if_missing: checkout.if_missing,
        pickup_code: state.rng.generate_pickup_code(),
        at: now,
    };
    Ok(PlaceOrder { order, key, limits: state.config.order_limits })
}

/// Checks that a cart can be ordered for a slot; storage checks again what others may change meanwhile.
async fn check_cart(
    state: &AppState,
    customer: CustomerId,
    cart: &Cart,
    checkout: &Checkout,
) -> Result<Slot, PlaceError> {
    let store = state.catalog.store(&cart.store).await?.ok_or(PlaceError::StoreNotFound)?;
    if store.paused {
        return Err(PlaceError::Paused);
    }
    if cart.lines.is_empty() {
        return Err(PlaceError::Empty);
    }
    let slot = store.find_slot(state.clock.now(), checkout.slot).map_err(PlaceError::Slot)?;
    // Without a coupon, a difference means that the cart was changed in another window, or that the page is older
    // than the cart. With one it is what the page took off for the coupon; storage compares that.
    let difference = cart.expected_total() - checkout.expected_total;
    if difference != Paise::ZERO && (cart.coupon.is_none() || difference < Paise::ZERO) {
        return Err(changed(state, customer, cart.id).await);
    }
    Ok(slot)
}

/// The error with what changed in a cart and what it costs now.
async fn changed(state: &AppState, customer: CustomerId, cart: CartId) -> PlaceError {
    match price_now(state, customer, cart).await {
        Ok(priced) => PlaceError::Changed { total: priced.totals.total, changes: priced.changes },
        Err(error) => error,
    }
}

/// A customer's cart with its changes accepted.
async fn price_now(state: &AppState, customer: CustomerId, cart: CartId) -> Result<PricedCart, PlaceError> {
    let owner = CartOwner::Customer { id: customer, cart: Some(cart) };
    let (cart, priced) = cart::current_cart(state, owner).await?.ok_or(PlaceError::CartNotFound)?;
    let catalog = state.catalog.store_catalog(&cart.store).await?.ok_or(PlaceError::StoreNotFound)?;
    Ok(cart::with_changes_accepted(&catalog, priced))
}

/// The order that a cart of a customer's has become.
///
/// # Errors
/// When storage fails.
pub async fn order_of_cart(
    state: &AppState,
    customer: CustomerId,
    cart: CartId,
) -> storage::Result<Option<Order>> {
    let order = state.storage.order_of_cart(cart).await?;
    Ok(order.filter(|order| order.customer == customer))
}

/// Places the order and does what follows from it, even when the client disconnects meanwhile.
async fn submit_detached(state: &Arc<AppState>, order: PlaceOrder) -> Result<Placed, PlaceError> {
    let state = Arc::clone(state);
    let task = async move {
        let customer = order.order.customer;
        let result = submit(&state, order).await;
        match &result {
            // What follows may not have happened yet for an order that was placed before.
            Ok(Placed::Created(order) | Placed::Existing(order)) | Err(PlaceError::AlreadyOrdered(order)) => {
                after_placed(&state, customer, order).await;
            }
            Err(_) => {}
        }
        result
    };
    let panicked = |_| PlaceError::Storage(StorageError::Engine("placing an order panicked".to_owned()));
    tokio::spawn(task.in_current_span()).await.map_err(panicked)?
}

/// Storage prices the lines, holds stock and slot, and enqueues the messages, all or nothing.
async fn submit(state: &AppState, order: PlaceOrder) -> Result<Placed, PlaceError> {
    let NewOrder { customer, store, cart, .. } = order.order.clone();
    match state.storage.place(order).await? {
        PlaceOutcome::Placed(order) => Ok(Placed::Created(order)),
        // The id of a cart alone does not give its order to another customer.
        PlaceOutcome::Existing(order) if order.customer == customer => Ok(Placed::Existing(order)),
        PlaceOutcome::CartAlreadyOrdered(order) if order.customer == customer => {
            Err(PlaceError::AlreadyOrdered(order))
        }
        PlaceOutcome::Existing(_) | PlaceOutcome::CartAlreadyOrdered(_) => Err(PlaceError::CartNotFound),
        PlaceOutcome::KeyReused => Err(PlaceError::KeyReused),
        PlaceOutcome::Rejected(rejection) => {
            // The page that explains it must show what the store lists now.
            state.catalog.invalidate(&store);
            Err(match rejection {
                PlaceOrderError::Empty => PlaceError::Empty,
                PlaceOrderError::Changed(_) => changed(state, customer, cart).await,
                PlaceOrderError::CouponChanged(rejection) => {
                    let total = price_now(state, customer, cart).await?.totals.total;
                    PlaceError::CouponChanged { rejection, total }
                }
                PlaceOrderError::BelowMinimumOrder { missing } => PlaceError::BelowMinimumOrder { missing },
                PlaceOrderError::SlotFull => PlaceError::Slot(SlotError::Full),
                PlaceOrderError::Paused => PlaceError::Paused,
                PlaceOrderError::UnknownStore => PlaceError::StoreNotFound,
                PlaceOrderError::NotYourCart => PlaceError::CartNotFound,
                PlaceOrderError::Limit(error) => limit_reached(state, error).await?,
            })
        }
    }
}

async fn limit_reached(state: &AppState, error: LimitError) -> storage::Result<PlaceError> {
    let product = match &error {
        LimitError::Stock { product, .. } => {
            let snapshot = state.catalog.snapshot().await?;
            snapshot.product(product).map(|found| found.product.names.clone())
        }
        _ => None,
    };
    Ok(PlaceError::Limit { error, product })
}

/// What identifies a request: everything that it asks for, canonically written.
fn hash_request(checkout: &Checkout) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut parts = vec![
        checkout.cart.to_string(),
        checkout.slot.to_string(),
        checkout.expected_total.0.to_string(),
        checkout.name.trim().to_owned(),
        checkout.note.trim().to_owned(),
    ];
    for (product, choice) in &checkout.if_missing {
        parts.extend([product.to_string(), choice.code().to_owned()]);
    }
    for part in parts {
        // With the length before each part, two parts cannot be read as one.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

/// What follows from a placed order. A failure is only logged: the order exists.
async fn after_placed(state: &AppState, customer: CustomerId, order: &Order) {
    state.catalog.invalidate(&order.store);
    state.notifiers.outbox.notify();
    let update = async {
        // Done before, or the customer has started the next cart.
        let current = state.storage.customer(customer).await?.and_then(|customer| customer.cart);
        if current != Some(order.cart) {
            return Ok(());
        }
        state.storage.set_cart(customer, None).await?;
        state.storage.set_name(customer, &order.contact_name).await
    };
    if let Err(error) = update.await {
        tracing::warn!(order.id = %order.id, %error, "the customer's cart and name were not updated after an order");
    }
}
