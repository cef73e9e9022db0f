//! The layers that reject callers who make too many requests.
//!
//! A signed-in customer, an anonymous session and a store's counter have a limit each. Only a request
//! without a session counts for the address it comes from, since the customers of one mobile network
//! share an address. A session is looked up before it counts: a made-up cookie counts for its address.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::cookie::SessionKind;
use super::{CounterSession, Visitor, open_session};
use crate::AppState;
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::rate_limits::Caller;

/// Limits what changes something.
pub async fn limit_writes(state: State<Arc<AppState>>, request: Request, next: Next) -> Response {
    if request.method().is_safe() { next.run(request).await } else { limit_all(state, request, next).await }
}

/// Limits every request.
pub async fn limit_all(State(state): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match check(&state, &mut parts).await {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(error) => error.into_response(),
    }
}

async fn check(state: &Arc<AppState>, parts: &mut Parts) -> AppResult<()> {
    let visitor = Visitor::from_request_parts(parts, state).await?;
    let caller = identify(state, parts, &visitor).await?;
    // The handler takes the visitor from here instead of loading it again.
    parts.extensions.insert(visitor);
    state.rate_limits.check(&caller).map_err(|wait| {
        state.metrics.requests_rate_limited.inc();
        let seconds = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1);
        AppError::from(ErrorKind::TooManyRequests).with_retry_after(seconds)
    })
}

async fn identify(state: &AppState, parts: &Parts, visitor: &Visitor) -> AppResult<Caller> {
    if let Some(customer) = visitor.customer_id() {
        return Ok(Caller::Customer(customer));
    }
    if let Some(open) = &visitor.session {
        return Ok(Caller::Session(open.token.digest()));
    }
    if let Some(open) = open_session(SessionKind::Order, parts, state).await? {
        return Ok(Caller::Session(open.token.digest()));
    }
    if let Some(counter) = CounterSession::find(parts, state).await? {
        return Ok(Caller::Counter(counter.store));
    }
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    Ok(Caller::Address(state.rate_limits.client_address(peer, &parts.headers)))
}
