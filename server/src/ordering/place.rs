//! A cart becomes an order, once.

use std::sync::Arc;

use commerce::slots::SlotProblem;
use commerce::{CartId, CartLine, CustomerId, Language, LineChange, Order, Paise, Slot, StoreCode};
use jiff::Timestamp;
use ledger::{IdempotencyKey, LedgerError, PlaceOrder, PlaceOutcome, PlaceRefused};
use sha2::{Digest, Sha256};
use tracing::Instrument;

use super::act::is_of;
use super::cart::priced;
use super::name::{NameProblem, checked};
use crate::Shop;
use crate::problem::{Kind, Problem};
use crate::sessions::Visitor;

/// Most characters of an idempotency key.
const LONGEST_KEY: usize = 255;

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
    pub seen_total: Paise,
    /// The language of bill and messages.
    pub language: Language,
    /// The client's key against doing it twice.
    pub key: Option<String>,
}

/// An order that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// Just now.
    Now(Box<Order>),
    /// Before, by the same request or from the same cart: the order as it was answered then.
    Again(Box<Order>),
}

impl Placed {
    /// The order, whenever it was taken.
    #[must_use]
    pub fn order(self) -> Box<Order> {
        match self {
            Self::Now(order) | Self::Again(order) => order,
        }
    }
}

/// Why no order was taken. Nothing has changed.
#[derive(Debug)]
pub enum NotPlaced {
    /// Nobody knows who is ordering.
    SignInNeeded,
    /// There is no such cart, or it is somebody else's.
    NoSuchCart,
    /// There is nothing in it.
    Empty,
    /// The name can not be called out.
    Name(NameProblem),
    /// The pick-up time can not be had.
    Slot(SlotProblem),
    /// Prices, stock or the sum are no longer what was seen. `changes` is empty when the cart
    /// itself was changed elsewhere.
    Changed {
        /// What changed.
        changes: Vec<LineChange>,
    },
    /// The store takes no orders now.
    Paused,
    /// There is no such store any more.
    NoSuchStore,
    /// The key is empty, too long, or not of visible ASCII letters.
    BadKey,
    /// The key was used for another request.
    KeyReused,
    /// The cart has become this order, by another request.
    Ordered(Box<Order>),
    /// A request with this key is being answered at this moment.
    KeyInFlight,
    /// The ledger failed.
    Ledger(LedgerError),
}

impl From<LedgerError> for NotPlaced {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl From<PlaceRefused> for NotPlaced {
    fn from(refused: PlaceRefused) -> Self {
        match refused {
            PlaceRefused::Empty => Self::Empty,
            PlaceRefused::Changed(changes) => Self::Changed { changes },
            PlaceRefused::SlotFull => Self::Slot(SlotProblem::Full),
            PlaceRefused::Paused => Self::Paused,
            PlaceRefused::NoSuchStore => Self::NoSuchStore,
        }
    }
}

impl From<NotPlaced> for Problem {
    fn from(not_placed: NotPlaced) -> Self {
        match not_placed {
            NotPlaced::SignInNeeded => Kind::SignInNeeded.into(),
            NotPlaced::NoSuchCart => Kind::NoSuchCart.into(),
            NotPlaced::Empty => Kind::CartEmpty.into(),
            NotPlaced::Name(problem) => Self::bad_input("name", problem.to_string()),
            NotPlaced::Slot(problem) => {
                let kind = if problem == SlotProblem::Full { Kind::SlotFull } else { Kind::SlotGone };
                Self { field: Some("slot"), ..Self::from(kind) }.with_detail(problem.to_string())
            }
            NotPlaced::Changed { changes } => Self { changes, ..Self::from(Kind::CartChanged) },
            NotPlaced::Paused => Kind::StorePaused.into(),
            NotPlaced::NoSuchStore => Kind::NoSuchStore.into(),
            NotPlaced::BadKey => Self::bad_input("Idempotency-Key", "1 to 255 visible ASCII characters"),
            NotPlaced::KeyReused => Kind::KeyReused.into(),
            NotPlaced::Ordered(order) => Self::already_ordered(order.id),
            NotPlaced::KeyInFlight => Kind::KeyInFlight.into(),
            NotPlaced::Ledger(error) => error.into(),
        }
    }
}

/// Places the order of a visitor, for a client that can ask again: while another request with the
/// same key is being answered, this one is refused ([`NotPlaced::KeyInFlight`]).
///
/// # Errors
/// [`NotPlaced`] says why no order was taken; nothing has changed then.
pub async fn place(shop: &Arc<Shop>, visitor: &Visitor, checkout: Checkout) -> Result<Placed, NotPlaced> {
    let customer = checked_key(visitor, &checkout)?;
    let held = match &checkout.key {
        Some(key) => Some(shop.in_flight.hold(customer, key).ok_or(NotPlaced::KeyInFlight)?),
        None => None,
    };
    let answer = counted(shop, place_held(shop, visitor, customer, checkout).await);
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
    shop: &Arc<Shop>,
    visitor: &Visitor,
    checkout: Checkout,
) -> Result<Placed, NotPlaced> {
    let customer = checked_key(visitor, &checkout)?;
    let held = match &checkout.key {
        Some(key) => Some(shop.in_flight.hold_in_turn(customer, key).await),
        None => None,
    };
    let answer = counted(shop, place_held(shop, visitor, customer, checkout).await);
    drop(held);
    answer
}

fn checked_key(visitor: &Visitor, checkout: &Checkout) -> Result<CustomerId, NotPlaced> {
    let customer = visitor.customer_id().ok_or(NotPlaced::SignInNeeded)?;
    match &checkout.key {
        Some(key) if !is_key(key) => Err(NotPlaced::BadKey),
        _ => Ok(customer),
    }
}

fn counted(shop: &Shop, answer: Result<Placed, NotPlaced>) -> Result<Placed, NotPlaced> {
    match &answer {
        Ok(Placed::Now(_)) => shop.metrics.orders_placed.count(),
        Ok(Placed::Again(_)) => {}
        Err(_) => shop.metrics.orders_refused.count(),
    }
    answer
}

fn is_key(key: &str) -> bool {
    (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
}

async fn place_held(
    shop: &Arc<Shop>,
    visitor: &Visitor,
    customer: CustomerId,
    checkout: Checkout,
) -> Result<Placed, NotPlaced> {
    let now = shop.clock.now();
    let cart = match visitor.cart() == Some(checkout.cart) {
        true => shop.ledger.cart(checkout.cart).await?,
        false => None,
    };
    let Some(cart) = cart else {
        // Ordered already, perhaps by this very request, whose answer was lost.
        let order = order_from(shop, customer, checkout.cart).await?.ok_or(NotPlaced::NoSuchCart)?;
        let slot = Slot { start: checkout.slot, end: checkout.slot };
        return take_whole(shop, customer, checkout, order.store, slot, Vec::new(), now).await;
    };
    let name = checked(&checkout.name).map_err(NotPlaced::Name)?;
    let checkout = Checkout { name, ..checkout };
    let store = shop.catalog.store(&cart.store).await?.ok_or(NotPlaced::NoSuchStore)?;
    if store.paused {
        return Err(NotPlaced::Paused);
    }
    if cart.lines.is_empty() {
        return Err(NotPlaced::Empty);
    }
    let slot = store.slot_at(now, checkout.slot).map_err(NotPlaced::Slot)?;
    let seen: Paise = cart.lines.iter().map(|line| line.seen_price.times(line.quantity)).sum();
    if seen != checkout.seen_total {
        // The cart was changed in another window, or the page is older than the cart.
        let changes = priced(shop, &cart).await?.changes;
        return Err(NotPlaced::Changed { changes });
    }
    take_whole(shop, customer, checkout, cart.store, slot, cart.lines, now).await
}

/// The order that a customer's cart has become, of those placed lately.
///
/// # Errors
/// When the ledger fails.
pub async fn order_from(shop: &Shop, customer: CustomerId, cart: CartId) -> ledger::Result<Option<Order>> {
    let recent = shop.ledger.orders_of(customer, None, RECENT_ORDERS).await?;
    Ok(recent.into_iter().find(|order| order.cart == cart))
}

/// Takes the order and does what follows from it, also when the browser goes away in between.
async fn take_whole(
    shop: &Arc<Shop>,
    customer: CustomerId,
    checkout: Checkout,
    store: StoreCode,
    slot: Slot,
    lines: Vec<CartLine>,
    at: Timestamp,
) -> Result<Placed, NotPlaced> {
    let shop = Arc::clone(shop);
    let work = async move {
        let placed = take(&shop, customer, &checkout, store, slot, lines, at).await;
        match &placed {
            // Nothing may have followed yet from what was taken before.
            Ok(Placed::Now(order) | Placed::Again(order)) | Err(NotPlaced::Ordered(order)) => {
                tidy_up(&shop, customer, order).await;
            }
            Err(_) => {}
        }
        placed
    };
    let crashed = |_| NotPlaced::Ledger(LedgerError::Engine("taking an order broke off".to_owned()));
    tokio::spawn(work.in_current_span()).await.map_err(crashed)?
}

/// Lets the ledger take the order: it prices the lines, holds stock and slot, and tells the chat,
/// all or nothing.
async fn take(
    shop: &Shop,
    customer: CustomerId,
    checkout: &Checkout,
    store: StoreCode,
    slot: Slot,
    lines: Vec<CartLine>,
    at: Timestamp,
) -> Result<Placed, NotPlaced> {
    let key = checkout.key.clone().map(|key| IdempotencyKey { key, request: fingerprint(checkout) });
    let order = PlaceOrder {
        id: shop.random.order_id(),
        store: store.clone(),
        customer,
        cart: checkout.cart,
        contact_name: checkout.name.clone(),
        language: checkout.language,
        slot,
        lines,
        pickup_code: shop.random.pickup_code(),
        at,
        key,
    };
    match shop.ledger.place(order).await? {
        PlaceOutcome::Placed(order) => Ok(Placed::Now(order)),
        // A cart's id alone gives nobody somebody else's order.
        PlaceOutcome::Again(order) if is_of(shop, &order, customer).await? => Ok(Placed::Again(order)),
        PlaceOutcome::Ordered(order) if is_of(shop, &order, customer).await? => {
            Err(NotPlaced::Ordered(order))
        }
        PlaceOutcome::Again(_) | PlaceOutcome::Ordered(_) => Err(NotPlaced::NoSuchCart),
        PlaceOutcome::KeyReused => Err(NotPlaced::KeyReused),
        PlaceOutcome::Refused(refused) => {
            // The page that says why must not be made from what was known before.
            shop.catalog.changed(&store);
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
        &checkout.seen_total.0.to_string(),
        name,
    ] {
        // The length before each part keeps two parts from being read as one.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

/// What follows an order that is taken. It can not make the order undone, so failing is logged only.
async fn tidy_up(shop: &Shop, customer: CustomerId, order: &Order) {
    shop.catalog.changed(&order.store);
    shop.wake.outbox.notify_one();
    let kept = async {
        // Done before, or the next cart is begun already.
        let current = shop.ledger.customer(customer).await?.and_then(|customer| customer.cart);
        if current != Some(order.cart) {
            return Ok(());
        }
        shop.ledger.set_cart(customer, None).await?;
        shop.ledger.set_name(customer, &order.contact_name).await
    };
    if let Err(error) = kept.await {
        tracing::warn!(%error, "the customer's cart and name could not be kept after an order");
    }
}
