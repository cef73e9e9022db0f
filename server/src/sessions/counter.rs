//! The counter keeper: a browser that was opened by a link from a store's own chat.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use commerce::StoreCode;
use storage::SessionPatch;

use super::cookie::SessionKind;
use super::form_token::form_token;
use super::{RefreshedCookies, SESSION_TTL, Token, needs_refresh, session_expiry};
use crate::AppState;
use crate::problem::{AppError, ErrorKind};

/// Whoever keeps the counter of a store. As a handler's argument it refuses everybody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterSession {
    /// Which store.
    pub store: StoreCode,
    /// What the cookie holds.
    pub token: Token,
}

impl CounterSession {
    /// The value of the hidden field [`super::FORM_TOKEN_FIELD`] on the counter's pages.
    #[must_use]
    pub fn form_token(&self) -> String {
        form_token(self.token)
    }

    /// The keeper whom the request's cookie shows, if any.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn find(parts: &Parts, state: &AppState) -> Result<Option<Self>, AppError> {
        let Some(token) = SessionKind::Counter.read_token(&parts.headers, &state.public_url) else {
            return Ok(None);
        };
        let now = state.clock.now();
        let Some(session) = state.storage.session(token.digest(), now).await? else { return Ok(None) };
        let Some(store) = session.counter().cloned() else { return Ok(None) };
        if needs_refresh(Some(session.expires_at), now) {
            state
                .storage
                .update_session(token.digest(), SessionPatch::default(), session_expiry(now))
                .await?;
            RefreshedCookies::record(
                &parts.extensions,
                SessionKind::Counter.set_cookie(token, SESSION_TTL, &state.public_url),
            );
        }
        Ok(Some(Self { store, token }))
    }
}

impl FromRequestParts<Arc<AppState>> for CounterSession {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, AppError> {
        Self::find(parts, state).await?.ok_or_else(|| ErrorKind::CounterSignInRequired.into())
    }
}
