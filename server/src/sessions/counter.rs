//! The counter of a store: a browser that was opened by a link from the store's own chat.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use commerce::StoreCode;

use super::cookie::SessionKind;
use super::form_token::form_token;
use super::{Token, open_session};
use crate::AppState;
use crate::problem::{AppError, ErrorKind};

/// The session of a store's counter. As a handler's argument it rejects everyone else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterSession {
    pub store: StoreCode,
    /// The cookie's value.
    pub token: Token,
}

impl CounterSession {
    /// The value of the hidden field [`super::FORM_TOKEN_FIELD`] on the counter's pages.
    #[must_use]
    pub fn form_token(&self) -> String {
        form_token(self.token)
    }

    /// The session of the request's cookie, if any.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn find(parts: &Parts, state: &AppState) -> Result<Option<Self>, AppError> {
        let Some(open) = open_session(SessionKind::Counter, parts, state).await? else { return Ok(None) };
        let store = open.session.counter().cloned();
        Ok(store.map(|store| Self { store, token: open.token }))
    }
}

impl FromRequestParts<Arc<AppState>> for CounterSession {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, AppError> {
        Self::find(parts, state).await?.ok_or_else(|| ErrorKind::CounterSignInRequired.into())
    }
}
