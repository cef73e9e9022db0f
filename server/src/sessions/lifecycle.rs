//! Starting, changing and ending sessions.

use std::sync::Arc;

use commerce::{Cart, CartId, Home, OrderId, Party, Place, Store, StoreCode};
use storage::{Customer, NewSession, Patch, SessionPatch, SessionScope, TokenDigest};

use super::cookie::SessionKind;
use super::open_session::within_order;
use super::place_cookie::PLACE_COOKIE;
use super::{CounterSession, OrderVisitor, SESSION_TTL, SetCookie, Token, Visitor, lifetime};
use crate::AppState;
use crate::ordering::{CartOwner, CartUpdate, last_store};
use crate::places::metres_between;

/// How far from their last store customers may be to be led back to it, in metres: farther away they have
/// moved, or are on a visit.
const MAX_RETURNING_METRES: u32 = 5_000;

/// What a new session depends on besides its scope.
#[derive(Default)]
struct Start {
    cart: Option<CartId>,
    /// The session that this browser had before.
    replaces: Option<TokenDigest>,
    single_use_link: Option<TokenDigest>,
}

/// Starts a session under a fresh token; `None` when its single-use link was used before.
async fn create(
    state: &AppState,
    kind: SessionKind,
    scope: SessionScope,
    start: Start,
) -> storage::Result<Option<SetCookie>> {
    let token = match &scope {
        SessionScope::Anonymous => Token::generate_anonymous(&*state.rng),
        SessionScope::Customer(customer) | SessionScope::Order { customer, .. } => {
            Token::generate(customer.home(), &*state.rng)
        }
        SessionScope::Counter(store) => Token::generate(Home::of_store(store), &*state.rng),
    };
    let now = state.clock.now();
    let expires_at = lifetime::expires_at(&scope, now, now);
    let expires_at = match scope {
        SessionScope::Order { order, .. } => within_order(state, order, expires_at).await?,
        _ => expires_at,
    };
    let session = NewSession {
        token: token.digest(),
        scope,
        cart: start.cart,
        created_at: now,
        expires_at,
        replaces: start.replaces,
        single_use_link: start.single_use_link,
    };
    let is_created = state.storage.create_session(session).await?;
    let cookie = kind.set_cookie(token, expires_at.duration_since(now), &state.public_url);
    Ok(is_created.then_some(cookie))
}

/// The cart that a customer continues with from a link: of those with something in them the one that the
/// link names, unless the customer's own was changed since; else the customer's own; else the one filled
/// in this browser while no one was signed in. `None` when all are empty, or were ordered.
///
/// # Errors
/// When storage fails.
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
        (None, None) => non_empty_cart(state, visitor.anonymous_cart()).await,
    }
}

/// The store that a link leads to when it names no cart: the one where the customer shopped last, unless the
/// customer is now somewhere else.
///
/// # Errors
/// When storage fails.
pub async fn returning_store(
    state: &AppState,
    visitor: &Visitor,
    customer: &Customer,
) -> storage::Result<Option<Arc<Store>>> {
    let owner = CartOwner::Customer { id: customer.id, cart: customer.cart };
    let store = last_store(state, owner).await?;
    let place = customer.place.as_ref().or_else(|| visitor.anonymous_place());
    let is_near = |store: &Arc<Store>| {
        place.is_none_or(|place| metres_between(place.position, store.position) <= MAX_RETURNING_METRES)
    };
    Ok(store.filter(is_near))
}

async fn non_empty_cart(state: &AppState, cart: Option<CartId>) -> storage::Result<Option<Cart>> {
    let Some(cart) = cart else { return Ok(None) };
    Ok(state.storage.cart(cart).await?.filter(|cart| !cart.lines.is_empty()))
}

/// *Continue as Asha*: signs a customer in, under a fresh token, and ends the session that the browser
/// had. `named` is the cart that the link names, see [`resolve_cart`].
///
/// # Errors
/// When storage fails.
pub async fn sign_in(
    state: &AppState,
    visitor: &Visitor,
    customer: &Customer,
    named: Option<CartId>,
) -> storage::Result<SetCookie> {
    if let Some(cart) = resolve_cart(state, visitor, customer, named).await?
        && customer.cart != Some(cart.id)
        // The id of a cart is written in a chat: it must not give away the cart of another customer.
        && state.storage.claim_cart(cart.id, customer.id).await?
    {
        state.storage.set_cart(customer.id, Some(cart.id)).await?;
    }
    // A link that names a cart was requested from a browser a moment ago; any other may answer a
    // location sent in the chat, which is newer than what this browser knows.
    let place = visitor.anonymous_place();
    if let Some(place) = place.filter(|_| named.is_some() || customer.place.is_none()) {
        state.storage.set_place(customer.id, place).await?;
    }
    let start = Start { replaces: replaced(visitor), ..Start::default() };
    let scope = SessionScope::Customer(customer.id);
    let cookie = create(state, SessionKind::Customer, scope, start).await?.unwrap_or_default();
    Ok(cookie.and(SetCookie::deleted(PLACE_COOKIE, &state.public_url)))
}

fn replaced(visitor: &Visitor) -> Option<TokenDigest> {
    visitor.session.as_ref().map(|open| open.token.digest())
}

/// Opens one order, and nothing else, in this browser. A browser in which its customer is signed in
/// needs no session for it.
///
/// # Errors
/// When storage fails.
pub async fn sign_in_to_order(
    state: &AppState,
    visitor: &OrderVisitor,
    customer: &Customer,
    order: OrderId,
) -> storage::Result<Option<SetCookie>> {
    if visitor.visitor.customer_id() == Some(customer.id) {
        return Ok(None);
    }
    let replaces = visitor.order_session.as_ref().map(|session| session.token.digest());
    let scope = SessionScope::Order { customer: customer.id, order };
    create(state, SessionKind::Order, scope, Start { replaces, ..Start::default() }).await
}

/// Opens the counter of a store in this browser; `None` when the link was used before.
///
/// # Errors
/// When storage fails.
pub async fn sign_in_counter(
    state: &AppState,
    store: StoreCode,
    link: Token,
    before: Option<&CounterSession>,
) -> storage::Result<Option<SetCookie>> {
    let start = Start {
        replaces: before.map(|counter| counter.token.digest()),
        single_use_link: Some(link.digest()),
        ..Start::default()
    };
    create(state, SessionKind::Counter, SessionScope::Counter(store), start).await
}

/// Ends the customer's sessions in this browser.
///
/// # Errors
/// When storage fails.
pub async fn sign_out(state: &AppState, visitor: &OrderVisitor) -> storage::Result<SetCookie> {
    let sessions = [
        visitor.visitor.session.as_ref().map(|open| open.token),
        visitor.order_session.as_ref().map(|session| session.token),
    ];
    for token in sessions.into_iter().flatten() {
        state.storage.delete_session(token.digest()).await?;
    }
    Ok(SessionKind::Customer
        .clear_cookie(&state.public_url)
        .and(SessionKind::Order.clear_cookie(&state.public_url))
        .and(SetCookie::deleted(PLACE_COOKIE, &state.public_url)))
}

/// Ends the customer's sessions in every browser, and the links that would start new ones.
///
/// # Errors
/// When storage fails.
pub async fn sign_out_everywhere(state: &AppState, visitor: &OrderVisitor) -> storage::Result<SetCookie> {
    // An order's link alone does not end the sessions of its customer.
    if let Some(customer) = visitor.visitor.customer_id() {
        state.storage.delete_sessions_of(&Party::Customer(customer)).await?;
    }
    sign_out(state, visitor).await
}

/// Ends the counter's session in this browser.
///
/// # Errors
/// When storage fails.
pub async fn sign_out_counter(state: &AppState, counter: &CounterSession) -> storage::Result<SetCookie> {
    state.storage.delete_session(counter.token.digest()).await?;
    Ok(SessionKind::Counter.clear_cookie(&state.public_url))
}

/// Ends the sessions of a store's counter in every browser, and the links that would start new ones.
///
/// # Errors
/// When storage fails.
pub async fn sign_out_counter_everywhere(
    state: &AppState,
    counter: &CounterSession,
) -> storage::Result<SetCookie> {
    state.storage.delete_sessions_of(&Party::Store(counter.store.clone())).await?;
    sign_out_counter(state, counter).await
}

/// Records a cart that was just made in the session of an anonymous browser, and starts one where there
/// is none: its cookie has to be sent then. A customer's cart is recorded already.
///
/// # Errors
/// When storage fails.
pub async fn record_new_cart(
    state: &AppState,
    visitor: &Visitor,
    update: &CartUpdate,
) -> storage::Result<Option<SetCookie>> {
    if !update.is_new || visitor.customer_id().is_some() {
        return Ok(None);
    }
    let cart = update.cart.id;
    let Some(open) = &visitor.session else {
        let start = Start { cart: Some(cart), ..Start::default() };
        return create(state, SessionKind::Customer, SessionScope::Anonymous, start).await;
    };
    let expires_at = lifetime::expires_at(&open.session.scope, open.session.created_at, state.clock.now());
    let patch = SessionPatch { cart: Patch::Set(cart) };
    state.storage.update_session(open.token.digest(), patch, expires_at).await?;
    Ok(None)
}

/// Records where a visitor is: for a customer in storage, for an anonymous browser in a cookie.
///
/// # Errors
/// When storage fails.
pub async fn set_place(
    state: &AppState,
    visitor: &Visitor,
    place: Place,
) -> storage::Result<Option<SetCookie>> {
    if let Some(customer) = visitor.customer_id() {
        state.storage.set_place(customer, &place).await?;
        return Ok(None);
    }
    let value = state.place_signer.sign(&place);
    Ok(value.map(|value| SetCookie::new(PLACE_COOKIE, value, SESSION_TTL, &state.public_url)))
}
