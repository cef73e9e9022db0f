//! The counter keeper: a browser that was opened by a link from a store's own chat.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use commerce::StoreCode;
use ledger::SessionChange;

use super::cookie::Jar;
use super::form_token::form_token;
use super::{Renewals, Token, is_due, session_end};
use crate::Shop;
use crate::problem::{Kind, Problem};

/// Whoever keeps the counter of a store. As a handler's argument it refuses everybody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterKeeper {
    /// Which store.
    pub store: StoreCode,
    /// What the cookie holds.
    pub token: Token,
}

impl CounterKeeper {
    /// The value of the hidden field [`super::FORM_TOKEN_FIELD`] on the counter's pages.
    #[must_use]
    pub fn form_token(&self) -> String {
        form_token(self.token)
    }

    /// The keeper whom the request's cookie shows, if any.
    ///
    /// # Errors
    /// When the ledger fails.
    pub async fn find(parts: &Parts, shop: &Shop) -> Result<Option<Self>, Problem> {
        let Some(token) = Jar::Counter.token(&parts.headers, &shop.public_url) else { return Ok(None) };
        let now = shop.clock.now();
        let Some(session) = shop.ledger.session(token.digest(), now).await? else { return Ok(None) };
        let Some(store) = session.counter else { return Ok(None) };
        if is_due(session.until, now) {
            shop.ledger.change_session(token.digest(), SessionChange::default(), session_end(now)).await?;
            Renewals::note(&parts.extensions, Jar::Counter.set(token, &shop.public_url));
        }
        Ok(Some(Self { store, token }))
    }
}

impl FromRequestParts<Arc<Shop>> for CounterKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, shop: &Arc<Shop>) -> Result<Self, Problem> {
        Self::find(parts, shop).await?.ok_or_else(|| Kind::CounterClosed.into())
    }
}
