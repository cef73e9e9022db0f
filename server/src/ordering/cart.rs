//! Choosing: the lines of a cart, whose it is, and at which store.

use commerce::cart::MOST_UNITS;
use commerce::{Cart, CartId, CartLine, OrderId, Paise, PricedCart, ProductId, StoreCode};
use ledger::{CartRefused, LedgerError, SetLine};

use crate::Shop;
use crate::catalog::Shelf;
use crate::problem::{Kind, Problem};
use crate::sessions::{self, SetCookie, Visitor};

/// A line as it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// At which store.
    pub store: StoreCode,
    /// Which product.
    pub product: ProductId,
    /// Units from now on; 0 removes the line. What is more than are left, or more than
    /// [`MOST_UNITS`], is lowered.
    pub quantity: u32,
    /// The unit price that was shown.
    pub seen_price: Paise,
}

/// Why a cart stays as it is.
#[derive(Debug)]
pub enum NotChosen {
    /// There is no such store.
    NoSuchStore,
    /// The store sells no such product.
    NoSuchProduct(StoreCode),
    /// The cart is at another store: ask whether to leave it.
    OtherStore(StoreCode),
    /// The store has none left.
    NotToBeHad,
    /// It holds as many products as it can.
    Full,
    /// It has become this order.
    Ordered(OrderId),
    /// No price is that high, or below nothing.
    BadPrice,
    /// There is no such cart, or it is somebody else's.
    NoSuchCart,
    /// The ledger failed.
    Ledger(LedgerError),
}

impl From<LedgerError> for NotChosen {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl From<CartRefused> for NotChosen {
    fn from(refused: CartRefused) -> Self {
        match refused {
            CartRefused::OtherStore(store) => Self::OtherStore(store),
            CartRefused::NotToBeHad => Self::NotToBeHad,
            CartRefused::Full => Self::Full,
            CartRefused::Ordered(order) => Self::Ordered(order),
        }
    }
}

impl From<NotChosen> for Problem {
    fn from(not_chosen: NotChosen) -> Self {
        match not_chosen {
            NotChosen::NoSuchStore => Kind::NoSuchStore.into(),
            NotChosen::NoSuchProduct(store) => Kind::NoSuchProduct(store).into(),
            NotChosen::OtherStore(store) => {
                Self::from(Kind::OtherStore(store.clone())).with_detail(format!("the cart is at {store}"))
            }
            NotChosen::NotToBeHad => Kind::NotToBeHad.into(),
            NotChosen::Full => Kind::CartFull.into(),
            NotChosen::Ordered(order) => Self::already_ordered(order),
            NotChosen::BadPrice => {
                Self::bad_input("seen_price", format!("paise of one unit, 0 to {}", Paise::MOST.0))
            }
            NotChosen::NoSuchCart => Kind::NoSuchCart.into(),
            NotChosen::Ledger(error) => error.into(),
        }
    }
}

/// A changed cart, and the cookie of a session that was opened for it.
pub struct Chosen {
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
    shop: &Shop,
    visitor: &Visitor,
    choice: Choice,
    replace: bool,
) -> Result<Chosen, NotChosen> {
    listed(shop, &choice).await?;
    if let Some(cart) = visitor.cart() {
        match set_line(shop, cart, &choice).await {
            Ok(cart) => return Ok(Chosen { cart, cookie: None }),
            Err(NotChosen::Ordered(_)) => {}
            Err(NotChosen::OtherStore(store)) => {
                let before = shop.ledger.cart(cart).await?;
                let leaves = replace && choice.quantity > 0;
                if before.is_some_and(|cart| !cart.lines.is_empty()) && !leaves {
                    return Err(NotChosen::OtherStore(store));
                }
            }
            Err(other) => return Err(other),
        }
    }
    let cart = set_line(shop, shop.random.cart_id(), &choice).await?;
    let cookie = sessions::remember_cart(shop, visitor, Some(cart.id)).await?;
    Ok(Chosen { cart, cookie })
}

/// Sets a line of a cart that must be the visitor's own.
///
/// # Errors
/// [`NotChosen`] says why nothing has changed.
pub async fn change(shop: &Shop, visitor: &Visitor, cart: CartId, choice: Choice) -> Result<Cart, NotChosen> {
    if visitor.cart() != Some(cart) {
        return Err(NotChosen::NoSuchCart);
    }
    listed(shop, &choice).await?;
    set_line(shop, cart, &choice).await
}

/// A cart that was asked for.
pub enum Started {
    /// Made just now, with nothing in it.
    New(Chosen),
    /// The visitor's own, there already at this store.
    There(Cart),
}

/// Starts an empty cart for the visitor, who may have one at this store already: asking again, or from
/// a page that is older than the cart, takes nothing away.
///
/// # Errors
/// [`NotChosen::NoSuchStore`]; [`NotChosen::OtherStore`] when something is in the visitor's cart at
/// another store; or the ledger failed.
pub async fn start(shop: &Shop, visitor: &Visitor, store: &StoreCode) -> Result<Started, NotChosen> {
    if shop.catalog.store(store).await?.is_none() {
        return Err(NotChosen::NoSuchStore);
    }
    if let Some(cart) = visitor.cart()
        && let Some(cart) = shop.ledger.cart(cart).await?
    {
        if cart.store == *store {
            return Ok(Started::There(cart));
        }
        if !cart.lines.is_empty() {
            return Err(NotChosen::OtherStore(cart.store));
        }
    }
    // Taking nothing out makes an empty cart, which knows its store.
    let nothing: ProductId = "none".parse().map_err(|_| NotChosen::NoSuchStore)?;
    let choice = Choice { store: store.clone(), product: nothing, quantity: 0, seen_price: Paise::ZERO };
    let cart = set_line(shop, shop.random.cart_id(), &choice).await?;
    let cookie = sessions::remember_cart(shop, visitor, Some(cart.id)).await?;
    Ok(Started::New(Chosen { cart, cookie }))
}

/// The visitor's cart at today's prices; `None` when there is none, or it has become an order.
///
/// # Errors
/// When the ledger fails.
pub async fn current(shop: &Shop, visitor: &Visitor) -> ledger::Result<Option<(Cart, PricedCart)>> {
    let Some(cart) = visitor.cart() else { return Ok(None) };
    let Some(cart) = shop.ledger.cart(cart).await? else { return Ok(None) };
    let priced = priced(shop, &cart).await?;
    Ok(Some((cart, priced)))
}

/// A cart at today's prices.
///
/// # Errors
/// When the ledger fails.
pub async fn priced(shop: &Shop, cart: &Cart) -> ledger::Result<PricedCart> {
    let shelf = shop.catalog.shelf(&cart.store).await?;
    let nothing = || PricedCart::of(&cart.lines, |_| None);
    Ok(shelf.map_or_else(nothing, |shelf| shelf.price(&cart.lines)))
}

/// The customer has read what changed: from now on it is what was seen.
///
/// # Errors
/// When the ledger fails.
pub async fn accept_changes(shop: &Shop, visitor: &Visitor) -> ledger::Result<Option<Cart>> {
    match visitor.cart() {
        Some(cart) => shop.ledger.accept_changes(cart, shop.clock.now()).await,
        None => Ok(None),
    }
}

/// A cart as it will be once what changed is accepted, with what changed: what a form shows whose
/// button accepts it.
#[must_use]
pub fn as_accepted(shelf: &Shelf, priced: PricedCart) -> PricedCart {
    if priced.changes.is_empty() {
        return priced;
    }
    let lines: Vec<_> = priced
        .lines
        .iter()
        .map(|line| CartLine {
            product: line.product.id.clone(),
            quantity: line.quantity.min(line.left),
            seen_price: line.unit_price,
        })
        .collect();
    PricedCart { changes: priced.changes, ..shelf.price(&lines) }
}

/// The customer has read what a page says has changed, and orders: what was seen counts from now on.
/// Nothing happens when the cart does not come to `seen_total` that way: more has changed than was read.
///
/// # Errors
/// When the ledger fails.
pub async fn accept_seen(
    shop: &Shop,
    visitor: &Visitor,
    cart: CartId,
    seen_total: Paise,
) -> ledger::Result<()> {
    if let Some((current, priced)) = current(shop, visitor).await?
        && current.id == cart
        && let Some(shelf) = shop.catalog.shelf(&current.store).await?
        && as_accepted(&shelf, priced).totals.to_pay == seen_total
    {
        shop.ledger.accept_changes(cart, shop.clock.now()).await?;
    }
    Ok(())
}

async fn listed(shop: &Shop, choice: &Choice) -> Result<(), NotChosen> {
    if !(Paise::ZERO..=Paise::MOST).contains(&choice.seen_price) {
        return Err(NotChosen::BadPrice);
    }
    let shelf = shop.catalog.shelf(&choice.store).await?.ok_or(NotChosen::NoSuchStore)?;
    // A product that the store has dropped may still be taken out of a cart.
    if choice.quantity > 0 && shelf.item(&choice.product).is_none() {
        return Err(NotChosen::NoSuchProduct(choice.store.clone()));
    }
    Ok(())
}

async fn set_line(shop: &Shop, cart: CartId, choice: &Choice) -> Result<Cart, NotChosen> {
    let line = SetLine {
        cart,
        store: choice.store.clone(),
        product: choice.product.clone(),
        quantity: choice.quantity.min(MOST_UNITS),
        seen_price: choice.seen_price,
        at: shop.clock.now(),
    };
    Ok(shop.ledger.set_line(line).await??)
}
