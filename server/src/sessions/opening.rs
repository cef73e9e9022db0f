//! Opening, changing and closing sessions.

use commerce::{Cart, CartId, Place, StoreCode};
use ledger::{Customer, NewSession, Session, SessionChange};

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

/// The cart that a customer goes on with from a link: of those with something in them the one that
/// the link names, unless the customer's own was changed since; else the customer's own; else the one
/// filled in this browser by nobody known. `None` when all are empty, or were ordered.
///
/// # Errors
/// When the ledger fails.
pub async fn cart_to_go_on_with(
    shop: &Shop,
    visitor: &Visitor,
    customer: &Customer,
    named: Option<CartId>,
) -> ledger::Result<Option<Cart>> {
    let named = filled(shop, named).await?;
    let own = filled(shop, customer.cart).await?;
    match (named, own) {
        (Some(named), Some(own)) if named.changed_at < own.changed_at => Ok(Some(own)),
        (Some(one), _) | (None, Some(one)) => Ok(Some(one)),
        (None, None) => filled(shop, visitor.anonymous().and_then(|session| session.cart)).await,
    }
}

/// A cart with something in it.
async fn filled(shop: &Shop, cart: Option<CartId>) -> ledger::Result<Option<Cart>> {
    let Some(cart) = cart else { return Ok(None) };
    Ok(shop.ledger.cart(cart).await?.filter(|cart| !cart.lines.is_empty()))
}

/// *Continue as Asha*: the browser becomes the customer's, under a token that nobody saw before.
/// `named` is the cart that the link names; [`cart_to_go_on_with`] says which one is the customer's
/// from then on.
///
/// # Errors
/// When the ledger fails.
pub async fn continue_as(
    shop: &Shop,
    visitor: &Visitor,
    customer: &Customer,
    named: Option<CartId>,
) -> ledger::Result<SetCookie> {
    if let Some(cart) = cart_to_go_on_with(shop, visitor, customer, named).await?
        && customer.cart != Some(cart.id)
    {
        shop.ledger.set_cart(customer.id, Some(cart.id)).await?;
    }
    // A link that names a cart was asked for from a browser a moment ago; any other may answer a
    // location told in the chat, which is newer than what this browser knows.
    let place = visitor.anonymous().and_then(|session| session.place.as_ref());
    if let Some(place) = place.filter(|_| named.is_some() || customer.place.is_none()) {
        shop.ledger.set_place(customer.id, place).await?;
    }
    let session = Session { customer: Some(customer.id), ..Session::default() };
    let cookie = open(shop, Jar::Shop, session).await?;
    if let Some(before) = &visitor.session {
        shop.ledger.close_session(before.token.digest()).await?;
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
