//! Opening, changing and closing sessions.

use commerce::{CartId, CustomerId, Place, StoreCode};
use ledger::{NewSession, Session, SessionChange};

use super::cookie::Jar;
use super::{CounterKeeper, SetCookie, Token, Visitor, session_end};
use crate::Shop;

/// Opens a session under a fresh token.
async fn open(shop: &Shop, jar: Jar, session: Session) -> ledger::Result<SetCookie> {
    let token = Token::mint(&*shop.random);
    let until = session_end(shop.clock.now());
    shop.ledger.open_session(NewSession { token: token.digest(), session, until }).await?;
    Ok(jar.set(token, &shop.public_url))
}

/// *Continue as Asha*: the browser becomes the customer's, under a token that nobody saw before.
///
/// `cart` is the cart the link names; without one, a cart filled in this browser is adopted when
/// the customer has none.
///
/// # Errors
/// When the ledger fails.
pub async fn continue_as(
    shop: &Shop,
    visitor: &Visitor,
    customer: CustomerId,
    cart: Option<CartId>,
) -> ledger::Result<SetCookie> {
    let before = visitor.session.as_ref().map(|open| (open.token, open.session.clone()));
    let (place, left) = match &before {
        // Another customer's session leaves nothing behind for this one.
        Some((_, session)) if session.customer.is_none() => (session.place.clone(), session.cart),
        _ => (None, None),
    };
    let owned = match cart {
        None => shop.ledger.customer(customer).await?.and_then(|customer| customer.cart),
        named => named,
    };
    if let (Some(cart), false) = (cart.or(left), owned.is_some() && cart.is_none()) {
        shop.ledger.set_cart(customer, Some(cart)).await?;
    }
    if let Some(place) = &place {
        shop.ledger.set_place(customer, place).await?;
    }
    let session = Session { customer: Some(customer), place, ..Session::default() };
    let cookie = open(shop, Jar::Shop, session).await?;
    if let Some((token, _)) = before {
        shop.ledger.close_session(token.digest()).await?;
    }
    Ok(cookie)
}

/// Opens the counter of a store in this browser.
///
/// # Errors
/// When the ledger fails.
pub async fn open_counter(shop: &Shop, store: StoreCode) -> ledger::Result<SetCookie> {
    open(shop, Jar::Counter, Session { counter: Some(store), ..Session::default() }).await
}

/// Ends the customer's session in this browser.
///
/// # Errors
/// When the ledger fails.
pub async fn close(shop: &Shop, visitor: &Visitor) -> ledger::Result<SetCookie> {
    if let Some(open) = &visitor.session {
        shop.ledger.close_session(open.token.digest()).await?;
    }
    Ok(Jar::Shop.clear(&shop.public_url))
}

/// Leaves the counter.
///
/// # Errors
/// When the ledger fails.
pub async fn close_counter(shop: &Shop, keeper: &CounterKeeper) -> ledger::Result<SetCookie> {
    shop.ledger.close_session(keeper.token.digest()).await?;
    Ok(Jar::Counter.clear(&shop.public_url))
}

/// Makes a cart the current one of a visitor, or takes it away; opens an anonymous session for a
/// stranger, whose cookie has to be sent then.
///
/// # Errors
/// When the ledger fails.
pub async fn remember_cart(
    shop: &Shop,
    visitor: &Visitor,
    cart: Option<CartId>,
) -> ledger::Result<Option<SetCookie>> {
    match (&visitor.customer, &visitor.session) {
        (Some(customer), _) => shop.ledger.set_cart(customer.id, cart).await.map(|()| None),
        (None, Some(_)) => {
            change(shop, visitor, SessionChange { cart: Some(cart), place: None }).await.map(|()| None)
        }
        (None, None) if cart.is_none() => Ok(None),
        (None, None) => open(shop, Jar::Shop, Session { cart, ..Session::default() }).await.map(Some),
    }
}

/// Keeps where a visitor is; opens an anonymous session for a stranger, whose cookie has to be
/// sent then.
///
/// # Errors
/// When the ledger fails.
pub async fn remember_place(
    shop: &Shop,
    visitor: &Visitor,
    place: Place,
) -> ledger::Result<Option<SetCookie>> {
    if let Some(customer) = &visitor.customer {
        shop.ledger.set_place(customer.id, &place).await?;
    }
    let place = Some(place);
    if visitor.session.is_none() {
        return open(shop, Jar::Shop, Session { place, ..Session::default() }).await.map(Some);
    }
    change(shop, visitor, SessionChange { cart: None, place }).await.map(|()| None)
}

async fn change(shop: &Shop, visitor: &Visitor, change: SessionChange) -> ledger::Result<()> {
    match &visitor.session {
        Some(open) => {
            let until = session_end(shop.clock.now());
            shop.ledger.change_session(open.token.digest(), change, until).await
        }
        None => Ok(()),
    }
}
