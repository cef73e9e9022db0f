//! Opening, changing and closing sessions.

use commerce::{Cart, CartId, Place, StoreCode};
use storage::{Customer, NewSession, Patch, SessionPatch, SessionScope};

use super::cookie::SessionKind;
use super::{CounterSession, SESSION_TTL, SetCookie, Token, Visitor, session_expiry};
use crate::AppState;
use crate::ordering::CartUpdate;

/// Opens a session under a fresh token.
async fn create(
    state: &AppState,
    kind: SessionKind,
    scope: SessionScope,
    patch: SessionPatch,
) -> storage::Result<SetCookie> {
    let token = Token::generate(&*state.rng);
    let now = state.clock.now();
    let session = NewSession {
        token: token.digest(),
        scope,
        cart: patch.cart.into_set(),
        place: patch.place.into_set(),
        created_at: now,
        expires_at: session_expiry(now),
        replaces: None,
        single_use_link: None,
    };
    state.storage.create_session(session).await?;
    Ok(kind.set_cookie(token, SESSION_TTL, &state.public_url))
}

/// The cart that a customer goes on with from a link: of those with something in them the one that
/// the link names, unless the customer's own was changed since; else the customer's own; else the one
/// filled in this browser by nobody known. `None` when all are empty, or were ordered.
///
/// # Errors
/// When the storage fails.
pub async fn resolve_cart(
    state: &AppState,
    visitor: &Visitor,
    customer: &Customer,
    named: Option<CartId>,
) -> storage::Result<Option<Cart>> {
    let named = non_empty_cart(state, named).await?;
    let own = non_empty_cart(state, customer.cart).await?;
    match (named, own) {
        (Some(named), Some(own)) if named.updated_at < own.updated_at => Ok(Some(own)),
        (Some(one), _) | (None, Some(one)) => Ok(Some(one)),
        (None, None) => {
            non_empty_cart(state, visitor.anonymous_session().and_then(|session| session.cart)).await
        }
    }
}

/// A cart with something in it.
async fn non_empty_cart(state: &AppState, cart: Option<CartId>) -> storage::Result<Option<Cart>> {
    let Some(cart) = cart else { return Ok(None) };
    Ok(state.storage.cart(cart).await?.filter(|cart| !cart.lines.is_empty()))
}

/// *Continue as Asha*: the browser becomes the customer's, under a token that nobody saw before.
/// `named` is the cart that the link names; [`cart_to_go_on_with`] says which one is the customer's
/// from then on.
///
/// # Errors
/// When the storage fails.
pub async fn sign_in(
    state: &AppState,
    visitor: &Visitor,
    customer: &Customer,
    named: Option<CartId>,
) -> storage::Result<SetCookie> {
    if let Some(cart) = resolve_cart(state, visitor, customer, named).await?
        && customer.cart != Some(cart.id)
    {
        state.storage.set_cart(customer.id, Some(cart.id)).await?;
    }
    // A link that names a cart was asked for from a browser a moment ago; any other may answer a
    // location told in the chat, which is newer than what this browser knows.
    let place = visitor.anonymous_session().and_then(|session| session.place.as_ref());
    if let Some(place) = place.filter(|_| named.is_some() || customer.place.is_none()) {
        state.storage.set_place(customer.id, place).await?;
    }
    let scope = SessionScope::Customer(customer.id);
    let cookie = create(state, SessionKind::Customer, scope, SessionPatch::default()).await?;
    if let Some(before) = &visitor.session {
        state.storage.delete_session(before.token.digest()).await?;
    }
    Ok(cookie)
}

/// Opens the counter of a store in this browser.
///
/// # Errors
/// When the storage fails.
pub async fn sign_in_counter(state: &AppState, store: StoreCode) -> storage::Result<SetCookie> {
    create(state, SessionKind::Counter, SessionScope::Counter(store), SessionPatch::default()).await
}

/// Ends the customer's session in this browser.
///
/// # Errors
/// When the storage fails.
pub async fn sign_out(state: &AppState, visitor: &Visitor) -> storage::Result<SetCookie> {
    if let Some(open) = &visitor.session {
        state.storage.delete_session(open.token.digest()).await?;
    }
    Ok(SessionKind::Customer.clear_cookie(&state.public_url))
}

/// Leaves the counter.
///
/// # Errors
/// When the storage fails.
pub async fn sign_out_counter(state: &AppState, keeper: &CounterSession) -> storage::Result<SetCookie> {
    state.storage.delete_session(keeper.token.digest()).await?;
    Ok(SessionKind::Counter.clear_cookie(&state.public_url))
}

/// Records a cart that was just made in the session of an anonymous browser, and opens one where there is
/// none: its cookie has to be sent then. A customer's cart is recorded already.
///
/// # Errors
/// When storage fails.
pub async fn record_new_cart(
    state: &AppState,
    visitor: &Visitor,
    update: &CartUpdate,
) -> storage::Result<Option<SetCookie>> {
    if !update.is_new || visitor.customer.is_some() {
        return Ok(None);
    }
    let patch = SessionPatch { cart: Patch::Set(update.cart.id), ..SessionPatch::default() };
    if visitor.session.is_none() {
        return create(state, SessionKind::Customer, SessionScope::Anonymous, patch).await.map(Some);
    }
    update_session(state, visitor, patch).await.map(|()| None)
}

/// Keeps where a visitor is; opens an anonymous session for a stranger, whose cookie has to be
/// sent then.
///
/// # Errors
/// When the storage fails.
pub async fn set_place(
    state: &AppState,
    visitor: &Visitor,
    place: Place,
) -> storage::Result<Option<SetCookie>> {
    if let Some(customer) = &visitor.customer {
        state.storage.set_place(customer.id, &place).await?;
    }
    let patch = SessionPatch { place: Patch::Set(place), ..SessionPatch::default() };
    if visitor.session.is_none() {
        return create(state, SessionKind::Customer, SessionScope::Anonymous, patch).await.map(Some);
    }
    update_session(state, visitor, patch).await.map(|()| None)
}

async fn update_session(state: &AppState, visitor: &Visitor, change: SessionPatch) -> storage::Result<()> {
    match &visitor.session {
        Some(open) => {
            let until = session_expiry(state.clock.now());
            state.storage.update_session(open.token.digest(), change, until).await
        }
        None => Ok(()),
    }
}
