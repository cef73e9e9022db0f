//! Choosing: the lines of a cart, whose it is, and at which store.

use commerce::cart::MAX_UNITS;
use commerce::{Cart, CartId, CartLine, OrderId, Paise, PricedCart, ProductId, StoreCode};
use storage::{SetLine, SetLineError, StorageError};

use crate::AppState;
use crate::catalog::StoreCatalog;
use crate::problem::{AppError, ErrorKind};
use crate::sessions::{self, SetCookie, Visitor};

/// A line as it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineUpdate {
    /// At which store.
    pub store: StoreCode,
    /// Which product.
    pub product: ProductId,
    /// Units from now on; 0 removes the line. What is more than are left, or more than
    /// [`MOST_UNITS`], is lowered.
    pub quantity: u32,
    /// The unit priced that was shown.
    pub expected_price: Paise,
}

/// Why a cart stays as it is.
#[derive(Debug)]
pub enum CartError {
    /// There is no such store.
    StoreNotFound,
    /// The store sells no such product.
    ProductNotFound(StoreCode),
    /// The cart is at another store: ask whether to leave it.
    AtOtherStore(StoreCode),
    /// The store has none left.
    OutOfStock,
    /// It holds as many products as it can.
    Full,
    /// It has become this order.
    AlreadyOrdered(OrderId),
    /// No priced is that high, or below nothing.
    InvalidPrice,
    /// There is no such cart, or it is somebody else's.
    CartNotFound,
    /// The storage failed.
    Storage(StorageError),
}

impl From<StorageError> for CartError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<SetLineError> for CartError {
    fn from(refused: SetLineError) -> Self {
        match refused {
            SetLineError::OtherStore(store) => Self::AtOtherStore(store),
            SetLineError::OutOfStock => Self::OutOfStock,
            SetLineError::Full => Self::Full,
            SetLineError::AlreadyOrdered(order) => Self::AlreadyOrdered(order),
        }
    }
}

impl From<CartError> for AppError {
    fn from(not_chosen: CartError) -> Self {
        match not_chosen {
            CartError::StoreNotFound => ErrorKind::StoreNotFound.into(),
            CartError::ProductNotFound(store) => ErrorKind::ProductNotFound(store).into(),
            CartError::AtOtherStore(store) => Self::from(ErrorKind::CartAtOtherStore(store.clone()))
                .with_detail(format!("the cart is at {store}")),
            CartError::OutOfStock => ErrorKind::OutOfStock.into(),
            CartError::Full => ErrorKind::CartFull.into(),
            CartError::AlreadyOrdered(order) => Self::already_ordered(order),
            CartError::InvalidPrice => {
                Self::invalid_field("expected_price", format!("paise of one unit, 0 to {}", Paise::MAX.0))
            }
            CartError::CartNotFound => ErrorKind::CartNotFound.into(),
            CartError::Storage(error) => error.into(),
        }
    }
}

/// A changed cart, and the cookie of a session that was opened for it.
pub struct CartUpdate {
    /// The cart as it is now.
    pub cart: Cart,
    /// To be sent with the answer.
    pub cookie: Option<SetCookie>,
}

/// Sets a line of the visitor's cart at a store. A visitor without a cart gets one, and a session
/// to keep it in. A cart that has become an order is left for a new one.
///
/// `replace` leaves a cart at another store; without it, such a cart is the answer
/// [`NotChosen::OtherStore`]. Taking something out never leaves a cart.
///
/// # Errors
/// [`NotChosen`] says why nothing has changed.
pub async fn choose(
    state: &AppState,
    visitor: &Visitor,
    choice: LineUpdate,
    replace: bool,
) -> Result<CartUpdate, CartError> {
    ensure_listed(state, &choice).await?;
    if let Some(cart) = visitor.cart() {
        match set_line(state, cart, &choice).await {
            Ok(cart) => return Ok(CartUpdate { cart, cookie: None }),
            Err(CartError::AlreadyOrdered(_)) => {}
            Err(CartError::AtOtherStore(store)) => {
                let before = state.storage.cart(cart).await?;
                let leaves = replace && choice.quantity > 0;
                if before.is_some_and(|cart| !cart.lines.is_empty()) && !leaves {
                    return Err(CartError::AtOtherStore(store));
                }
            }
            Err(other) => return Err(other),
        }
    }
    let cart = set_line(state, state.rng.cart_id(), &choice).await?;
    let cookie = sessions::set_cart(state, visitor, Some(cart.id)).await?;
    Ok(CartUpdate { cart, cookie })
}

/// Sets a line of a cart that must be the visitor's own.
///
/// # Errors
/// [`NotChosen`] says why nothing has changed.
pub async fn change(
    state: &AppState,
    visitor: &Visitor,
    cart: CartId,
    choice: LineUpdate,
) -> Result<Cart, CartError> {
    if visitor.cart() != Some(cart) {
        return Err(CartError::CartNotFound);
    }
    ensure_listed(state, &choice).await?;
    set_line(state, cart, &choice).await
}

/// A cart that was asked for.
pub enum StartOutcome {
    /// Made just now, with nothing in it.
    Created(CartUpdate),
    /// The visitor's own, there already at this store.
    Existing(Cart),
}

/// Starts an empty cart for the visitor, who may have one at this store already: asking again, or from
/// a page that is older than the cart, takes nothing away.
///
/// # Errors
/// [`NotChosen::NoSuchStore`]; [`NotChosen::OtherStore`] when something is in the visitor's cart at
/// another store; or the storage failed.
pub async fn start(
    state: &AppState,
    visitor: &Visitor,
    store: &StoreCode,
) -> Result<StartOutcome, CartError> {
    if state.catalog.store(store).await?.is_none() {
        return Err(CartError::StoreNotFound);
    }
    if let Some(cart) = visitor.cart()
        && let Some(cart) = state.storage.cart(cart).await?
    {
        if cart.store == *store {
            return Ok(StartOutcome::Existing(cart));
        }
        if !cart.lines.is_empty() {
            return Err(CartError::AtOtherStore(cart.store));
        }
    }
    // Taking nothing out makes an empty cart, which knows its store.
    let nothing: ProductId = "none".parse().map_err(|_| CartError::StoreNotFound)?;
    let choice =
        LineUpdate { store: store.clone(), product: nothing, quantity: 0, expected_price: Paise::ZERO };
    let cart = set_line(state, state.rng.cart_id(), &choice).await?;
    let cookie = sessions::set_cart(state, visitor, Some(cart.id)).await?;
    Ok(StartOutcome::Created(CartUpdate { cart, cookie }))
}

/// The visitor's cart at today's prices; `None` when there is none, or it has become an order.
///
/// # Errors
/// When the storage fails.
pub async fn current_cart(
    state: &AppState,
    visitor: &Visitor,
) -> storage::Result<Option<(Cart, PricedCart)>> {
    let Some(cart) = visitor.cart() else { return Ok(None) };
    let Some(cart) = state.storage.cart(cart).await? else { return Ok(None) };
    let priced = price(state, &cart).await?;
    Ok(Some((cart, priced)))
}

/// A cart at today's prices.
///
/// # Errors
/// When the storage fails.
pub async fn price(state: &AppState, cart: &Cart) -> storage::Result<PricedCart> {
    let shelf = state.catalog.store_catalog(&cart.store).await?;
    let nothing = || PricedCart::price(&cart.lines, |_| None);
    Ok(shelf.map_or_else(nothing, |shelf| shelf.price_cart(&cart.lines)))
}

/// The customer has read what changed: from now on it is what was seen.
///
/// # Errors
/// When the storage fails.
pub async fn accept_changes(state: &AppState, visitor: &Visitor) -> storage::Result<Option<Cart>> {
    match visitor.cart() {
        Some(cart) => state.storage.accept_changes(cart, state.clock.now()).await,
        None => Ok(None),
    }
}

/// A cart as it will be once what changed is accepted, with what changed: what a form shows whose
/// button accepts it.
#[must_use]
pub fn with_changes_accepted(shelf: &StoreCatalog, priced: PricedCart) -> PricedCart {
    if priced.changes.is_empty() {
        return priced;
    }
    let lines: Vec<_> = priced
        .lines
        .iter()
        .map(|line| CartLine {
            product: line.product.id.clone(),
            quantity: line.quantity.min(line.available),
            expected_price: line.unit_price,
        })
        .collect();
    PricedCart { changes: priced.changes, ..shelf.price_cart(&lines) }
}

/// The customer has read what a page says has changed, and orders: what was seen counts from now on.
/// Nothing happens when the cart does not come to `expected_total` that way: more has changed than was read.
///
/// # Errors
/// When the storage fails.
pub async fn accept_changes_if_total(
    state: &AppState,
    visitor: &Visitor,
    cart: CartId,
    expected_total: Paise,
) -> storage::Result<()> {
    if let Some((current, priced)) = current_cart(state, visitor).await?
        && current.id == cart
        && let Some(shelf) = state.catalog.store_catalog(&current.store).await?
        && with_changes_accepted(&shelf, priced).totals.total == expected_total
    {
        state.storage.accept_changes(cart, state.clock.now()).await?;
    }
    Ok(())
}

async fn ensure_listed(state: &AppState, choice: &LineUpdate) -> Result<(), CartError> {
    if !(Paise::ZERO..=Paise::MAX).contains(&choice.expected_price) {
        return Err(CartError::InvalidPrice);
    }
    let shelf = state.catalog.store_catalog(&choice.store).await?.ok_or(CartError::StoreNotFound)?;
    // A product that the store has dropped may still be taken out of a cart.
    if choice.quantity > 0 && shelf.item(&choice.product).is_none() {
        return Err(CartError::ProductNotFound(choice.store.clone()));
    }
    Ok(())
}

async fn set_line(state: &AppState, cart: CartId, choice: &LineUpdate) -> Result<Cart, CartError> {
    let line = SetLine {
        cart,
        store: choice.store.clone(),
        product: choice.product.clone(),
        quantity: choice.quantity.min(MAX_UNITS),
        expected_price: choice.expected_price,
        at: state.clock.now(),
    };
    Ok(state.storage.set_line(line).await??)
}
