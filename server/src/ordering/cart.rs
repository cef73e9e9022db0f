//! Choosing: the lines of a cart, whose it is, and at which store.

use commerce::cart::{MAX_UNITS, SetLineError};
use commerce::{
    Cart, CartCoupon, CartId, CartLine, CouponCode, CouponRejection, CustomerId, LineChange, Order, OrderId,
    Paise, PricedCart, ProductId, StoreCode,
};
use storage::{AddLines, SetLine, StorageError};

use crate::AppState;
use crate::catalog::StoreCatalog;

/// Whose cart is read or changed, and which cart that is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CartOwner {
    Customer {
        id: CustomerId,
        cart: Option<CartId>,
    },
    /// A browser in which no customer is signed in. The caller records a new cart in its session.
    Anonymous {
        cart: Option<CartId>,
    },
}

impl CartOwner {
    /// Their current cart.
    #[must_use]
    pub const fn cart(self) -> Option<CartId> {
        match self {
            Self::Customer { cart, .. } | Self::Anonymous { cart } => cart,
        }
    }

    const fn customer(self) -> Option<CustomerId> {
        match self {
            Self::Customer { id, .. } => Some(id),
            Self::Anonymous { .. } => None,
        }
    }
}

/// A line as it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineUpdate {
    pub store: StoreCode,
    pub product: ProductId,
    /// Units from now on; 0 removes the line. More than are available, or than [`MAX_UNITS`], is lowered.
    pub quantity: u32,
    /// The unit price that the customer saw; not needed to remove a line.
    pub expected_price: Option<Paise>,
}

/// What becomes of a cart that holds something of another store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherStore {
    /// It stays: [`CartError::AtOtherStore`].
    Keep,
    /// A new cart takes its place.
    Replace,
}

/// A changed cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartUpdate {
    pub cart: Cart,
    /// Whether the cart was made for this change and is its owner's current one from now on.
    pub is_new: bool,
    /// The quantity that was lowered to what is available.
    pub reduced: Option<LineChange>,
}

/// Why a cart did not change.
#[derive(Debug)]
pub enum CartError {
    StoreNotFound,
    /// The store does not list the product.
    ProductNotFound(StoreCode),
    /// The owner's cart holds something of this other store.
    AtOtherStore(StoreCode),
    OutOfStock,
    /// It holds as many products as it can.
    Full,
    /// It has become this order.
    AlreadyOrdered(OrderId),
    /// The expected price is missing, negative or above [`Paise::MAX`].
    InvalidPrice,
    /// There is no such cart, or it is another owner's.
    CartNotFound,
    Storage(StorageError),
}

impl From<StorageError> for CartError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<SetLineError> for CartError {
    fn from(error: SetLineError) -> Self {
        match error {
            SetLineError::OtherStore(store) => Self::AtOtherStore(store),
            SetLineError::OutOfStock => Self::OutOfStock,
            SetLineError::Full => Self::Full,
            SetLineError::AlreadyOrdered(order) => Self::AlreadyOrdered(order),
        }
    }
}

/// Sets a line of the owner's current cart at a store. An owner without a cart gets one, and so does one
/// whose cart has become an order. Removing a line never makes a cart.
///
/// # Errors
/// [`CartError`]: why nothing has changed.
pub async fn set_line(
    state: &AppState,
    owner: CartOwner,
    update: &LineUpdate,
    other_store: OtherStore,
) -> Result<CartUpdate, CartError> {
    check_line(state, update).await?;
    change_cart(state, owner, CartChange::Line(update), other_store).await
}

/// Adds what was ordered before to the owner's current cart, as far as the store has it now.
///
/// # Errors
/// [`CartError`]: why nothing has changed; [`CartError::OutOfStock`] when the store has none of it.
pub async fn order_again(
    state: &AppState,
    owner: CartOwner,
    order: &Order,
    other_store: OtherStore,
) -> Result<CartUpdate, CartError> {
    change_cart(state, owner, CartChange::Again(order), other_store).await
}

/// What is put into a cart, or removed.
#[derive(Clone, Copy)]
enum CartChange<'a> {
    Line(&'a LineUpdate),
    /// The lines of an earlier order.
    Again(&'a Order),
}

impl CartChange<'_> {
    const fn store(&self) -> &StoreCode {
        match self {
            Self::Line(update) => &update.store,
            Self::Again(order) => &order.store,
        }
    }

    const fn is_removal(&self) -> bool {
        matches!(self, Self::Line(LineUpdate { quantity: 0, .. }))
    }
}

async fn change_cart(
    state: &AppState,
    owner: CartOwner,
    change: CartChange<'_>,
    other_store: OtherStore,
) -> Result<CartUpdate, CartError> {
    if let Some(cart) = owner.cart() {
        match store_change(state, owner, cart, change).await {
            Err(CartError::AlreadyOrdered(_)) => {}
            Err(CartError::AtOtherStore(store)) => {
                let must_stay = other_store == OtherStore::Keep || change.is_removal();
                if must_stay && !is_empty(state, cart).await? {
                    return Err(CartError::AtOtherStore(store));
                }
            }
            settled => return settled,
        }
    }
    if change.is_removal() {
        return Err(CartError::CartNotFound);
    }
    let cart = state.rng.cart_id(change.store());
    let made = CartUpdate { is_new: true, ..store_change(state, owner, cart, change).await? };
    if let CartOwner::Customer { id, .. } = owner {
        state.storage.set_cart(id, Some(made.cart.id)).await?;
    }
    Ok(made)
}

/// Sets a line of a cart that must be the owner's current one, at the store of that cart.
///
/// # Errors
/// [`CartError`]: why nothing has changed.
pub async fn set_line_of(
    state: &AppState,
    owner: CartOwner,
    cart: CartId,
    update: &LineUpdate,
) -> Result<CartUpdate, CartError> {
    if owner.cart() != Some(cart) {
        return Err(CartError::CartNotFound);
    }
    check_line(state, update).await?;
    store_line(state, owner, cart, update).await
}

/// The owner's current cart at today's prices; `None` when there is none, or it has become an order.
///
/// # Errors
/// When storage fails.
pub async fn current_cart(state: &AppState, owner: CartOwner) -> storage::Result<Option<(Cart, PricedCart)>> {
    let Some(cart) = owner.cart() else { return Ok(None) };
    let Some(cart) = state.storage.cart(cart).await? else { return Ok(None) };
    let priced = price(state, owner, &cart).await?;
    Ok(Some((cart, priced)))
}

/// A cart at today's prices, with its coupon as its owner can use it.
///
/// # Errors
/// When storage fails.
pub async fn price(state: &AppState, owner: CartOwner, cart: &Cart) -> storage::Result<PricedCart> {
    let catalog = state.catalog.store_catalog(&cart.store).await?;
    let nothing = || PricedCart::price(&cart.lines, |_| None);
    let priced = catalog.map_or_else(nothing, |catalog| catalog.price_cart(&cart.lines));
    Ok(priced.with_coupon(find_coupon(state, owner.customer(), cart).await?))
}

/// The coupon that a cart carries.
async fn find_coupon(
    state: &AppState,
    customer: Option<CustomerId>,
    cart: &Cart,
) -> storage::Result<Option<CartCoupon>> {
    let Some(code) = cart.coupon.clone() else { return Ok(None) };
    let found = state.storage.coupon(&code, customer).await?;
    Ok(Some(CartCoupon { code, found, store: cart.store.clone(), at: state.clock.now() }))
}

/// Enters a coupon's code for the owner's cart. A coupon that only waits for more goods is carried as well.
///
/// # Errors
/// [`CouponError`]: why the cart carries what it carried before.
pub async fn enter_coupon(state: &AppState, owner: CartOwner, typed: &str) -> Result<Cart, CouponError> {
    let code: CouponCode = typed.parse().map_err(|_| CouponError::Rejected(CouponRejection::Unknown))?;
    let (cart, _) = current_cart(state, owner).await?.ok_or(CouponError::CartNotFound)?;
    let entered = Cart { coupon: Some(code), ..cart };
    match price(state, owner, &entered).await?.coupon {
        Some((_, Err(rejection))) if !matches!(rejection, CouponRejection::BelowMinimum { .. }) => {
            Err(CouponError::Rejected(rejection))
        }
        _ => {
            let stored = state.storage.set_coupon(entered.id, entered.coupon).await?;
            stored.ok_or(CouponError::CartNotFound)
        }
    }
}

/// Removes the coupon from the owner's cart.
///
/// # Errors
/// [`CouponError`]: why nothing has changed.
pub async fn remove_coupon(state: &AppState, owner: CartOwner) -> Result<Cart, CouponError> {
    let cart = owner.cart().ok_or(CouponError::CartNotFound)?;
    state.storage.set_coupon(cart, None).await?.ok_or(CouponError::CartNotFound)
}

/// Why a coupon was not entered or removed.
#[derive(Debug)]
pub enum CouponError {
    CartNotFound,
    /// The coupon takes nothing off this cart.
    Rejected(CouponRejection),
    Storage(StorageError),
}

impl From<StorageError> for CouponError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// Accepts what changed in the owner's cart: prices and quantities of now are the expected ones.
///
/// # Errors
/// When storage fails.
pub async fn accept_changes(state: &AppState, owner: CartOwner) -> storage::Result<Option<Cart>> {
    match owner.cart() {
        Some(cart) => state.storage.accept_changes(cart, state.clock.now()).await,
        None => Ok(None),
    }
}

/// A priced cart as it will be once its changes are accepted, with these changes: what a form shows whose
/// button accepts them.
#[must_use]
pub fn with_changes_accepted(catalog: &StoreCatalog, priced: PricedCart) -> PricedCart {
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
    let coupon = priced.coupon.map(|(coupon, _)| coupon);
    PricedCart { changes: priced.changes, ..catalog.price_cart(&lines).with_coupon(coupon) }
}

/// Accepts the changes that a page showed beside its order button. Nothing happens when the cart, with its
/// changes accepted, does not cost `expected_total`: then more has changed than the page showed.
///
/// # Errors
/// When storage fails.
pub async fn accept_changes_if_total(
    state: &AppState,
    owner: CartOwner,
    cart: CartId,
    expected_total: Paise,
) -> storage::Result<()> {
    if let Some((current, priced)) = current_cart(state, owner).await?
        && current.id == cart
        && let Some(catalog) = state.catalog.store_catalog(&current.store).await?
        && with_changes_accepted(&catalog, priced).totals.total == expected_total
    {
        state.storage.accept_changes(cart, state.clock.now()).await?;
    }
    Ok(())
}

async fn check_line(state: &AppState, update: &LineUpdate) -> Result<(), CartError> {
    let catalog = state.catalog.store_catalog(&update.store).await?.ok_or(CartError::StoreNotFound)?;
    // A product that the store no longer lists may still be removed.
    if update.quantity == 0 {
        return Ok(());
    }
    if !update.expected_price.is_some_and(|price| (Paise::ZERO..=Paise::MAX).contains(&price)) {
        return Err(CartError::InvalidPrice);
    }
    match catalog.item(&update.product) {
        Some(_) => Ok(()),
        None => Err(CartError::ProductNotFound(update.store.clone())),
    }
}

async fn is_empty(state: &AppState, cart: CartId) -> storage::Result<bool> {
    Ok(state.storage.cart(cart).await?.is_none_or(|cart| cart.lines.is_empty()))
}

async fn store_change(
    state: &AppState,
    owner: CartOwner,
    cart: CartId,
    change: CartChange<'_>,
) -> Result<CartUpdate, CartError> {
    match change {
        CartChange::Line(update) => store_line(state, owner, cart, update).await,
        CartChange::Again(order) => {
            let lines = order.lines.iter().map(|line| (line.product.clone(), line.quantity));
            let lines = AddLines {
                cart,
                customer: owner.customer(),
                store: order.store.clone(),
                lines: lines.collect(),
                at: state.clock.now(),
            };
            let cart = state.storage.add_lines(lines).await??;
            Ok(CartUpdate { cart, is_new: false, reduced: None })
        }
    }
}

async fn store_line(
    state: &AppState,
    owner: CartOwner,
    cart: CartId,
    update: &LineUpdate,
) -> Result<CartUpdate, CartError> {
    let line = SetLine {
        cart,
        customer: owner.customer(),
        store: update.store.clone(),
        product: update.product.clone(),
        quantity: update.quantity.min(MAX_UNITS),
        expected_price: update.expected_price.unwrap_or_default(),
        at: state.clock.now(),
    };
    let set = state.storage.set_line(line).await??;
    // More than a line may hold is lowered here, more than is available in storage.
    let available = set.reduced_to.or((update.quantity > MAX_UNITS).then_some(MAX_UNITS));
    let reduced = available.map(|available| LineChange::QuantityReduced {
        product: update.product.clone(),
        available,
        requested: update.quantity,
    });
    Ok(CartUpdate { cart: set.cart, is_new: false, reduced })
}
