//! Finds the session of a request's cookie, and extends it while it is used.

use axum::http::request::Parts;
use commerce::OrderId;
use jiff::Timestamp;
use storage::{Session, SessionPatch, SessionScope};

use super::cookie::{RefreshedCookies, SessionKind};
use super::links::order_access_end;
use super::{Token, lifetime};
use crate::AppState;

/// A session with the token that opened it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenSession {
    /// The cookie's value.
    pub token: Token,
    pub session: Session,
}

/// The session of a cookie, if there is one that has not expired.
///
/// # Errors
/// When storage fails.
pub(super) async fn open_session(
    kind: SessionKind,
    parts: &Parts,
    state: &AppState,
) -> storage::Result<Option<OpenSession>> {
    let Some(token) = kind.read_token(&parts.headers, &state.public_url) else { return Ok(None) };
    let now = state.clock.now();
    let Some(mut session) = state.storage.session(token.digest(), now).await? else { return Ok(None) };
    if !kind.fits(&session.scope) {
        return Ok(None);
    }
    let extended = lifetime::extended(&session.scope, session.created_at, session.expires_at, now);
    if let Some(expires_at) = extended {
        let expires_at = match session.scope {
            SessionScope::Order { order, .. } => within_order(state, order, expires_at).await?,
            _ => expires_at,
        };
        if expires_at <= now {
            return Ok(None);
        }
        state.storage.update_session(token.digest(), SessionPatch::default(), expires_at).await?;
        session.expires_at = expires_at;
        let cookie = kind.set_cookie(token, expires_at.duration_since(now), &state.public_url);
        RefreshedCookies::record(&parts.extensions, cookie);
    }
    Ok(Some(OpenSession { token, session }))
}

/// The session of an order's link ends with the order's links.
pub(super) async fn within_order(
    state: &AppState,
    order: OrderId,
    expires_at: Timestamp,
) -> storage::Result<Timestamp> {
    let Some(order) = state.storage.order(order).await? else { return Ok(Timestamp::MIN) };
    Ok(order_access_end(&order).map_or(expires_at, |end| end.min(expires_at)))
}
