//! The visitor: what is known of who asks for a page.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use commerce::{CartId, CustomerId, Language, Place};
use storage::{Customer, Session, SessionPatch, SessionScope};

use super::cookie::{SessionKind, has_islands};
use super::form_token::form_token;
use super::{RefreshedCookies, SESSION_TTL, Token, needs_refresh, session_expiry};
use crate::AppState;
use crate::language::RequestLanguage;
use crate::ordering::CartOwner;
use crate::problem::AppError;

/// A session with the token that opened it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenSession {
    /// What the cookie holds.
    pub token: Token,
    /// What the storage knows.
    pub session: Session,
}

/// Who asks for a page, as far as that is known. A handler takes it as an argument.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// The language to answer in, which a form may still change.
    pub request_language: RequestLanguage,
    /// Whether the islands have started in this browser.
    pub has_islands: bool,
    /// The browser's session.
    pub session: Option<OpenSession>,
    /// The customer who continued in it.
    pub customer: Option<Customer>,
}

impl Visitor {
    /// The language to answer in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.request_language.get()
    }

    /// The customer's id.
    #[must_use]
    pub fn customer_id(&self) -> Option<CustomerId> {
        self.customer.as_ref().map(|customer| customer.id)
    }

    /// The current cart: the customer's, else the browser's.
    #[must_use]
    pub fn cart(&self) -> Option<CartId> {
        match &self.customer {
            Some(customer) => customer.cart,
            None => self.session.as_ref().and_then(|open| open.session.cart),
        }
    }

    /// Whose cart this visitor changes.
    #[must_use]
    pub fn cart_owner(&self) -> CartOwner {
        match &self.customer {
            Some(customer) => CartOwner::Customer { id: customer.id, cart: customer.cart },
            None => CartOwner::Anonymous { cart: self.cart() },
        }
    }

    /// Where the person said to be: the customer last, in the chat or on a page, else this browser.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        let here = || self.session.as_ref().and_then(|open| open.session.place.as_ref());
        self.customer.as_ref().and_then(|customer| customer.place.as_ref()).or_else(here)
    }

    /// The session, as long as nobody known has continued in it: what another customer left in this
    /// browser is not the next one's.
    #[must_use]
    pub fn anonymous_session(&self) -> Option<&Session> {
        let session = self.session.as_ref().map(|open| &open.session);
        session.filter(|session| session.scope == SessionScope::Anonymous)
    }

    /// The value of the hidden field [`super::FORM_TOKEN_FIELD`] on personal pages.
    #[must_use]
    pub fn form_token(&self) -> Option<String> {
        self.session.as_ref().map(|open| form_token(open.token))
    }

    /// Whether a page made for this visitor is personal; the others get the shared rendering.
    #[must_use]
    pub const fn has_session(&self) -> bool {
        self.session.is_some()
    }
}

impl FromRequestParts<Arc<AppState>> for Visitor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, AppError> {
        // A layer has loaded it already.
        if let Some(visitor) = parts.extensions.get::<Self>() {
            return Ok(visitor.clone());
        }
        let request_language: RequestLanguage = parts.extensions.get().cloned().unwrap_or_default();
        let has_islands = has_islands(&parts.headers);
        let mut visitor = Self { request_language, has_islands, session: None, customer: None };
        let Some(token) = SessionKind::Customer.read_token(&parts.headers, &state.public_url) else {
            return Ok(visitor);
        };
        let now = state.clock.now();
        let Some(session) = state.storage.session(token.digest(), now).await? else { return Ok(visitor) };
        if needs_refresh(Some(session.expires_at), now) {
            state
                .storage
                .update_session(token.digest(), SessionPatch::default(), session_expiry(now))
                .await?;
            RefreshedCookies::record(
                &parts.extensions,
                SessionKind::Customer.set_cookie(token, SESSION_TTL, &state.public_url),
            );
        }
        if let Some(customer) = session.customer() {
            visitor.customer = state.storage.customer(customer).await?;
            if let Some(language) = visitor.customer.as_ref().and_then(|customer| customer.language) {
                visitor.request_language.set_customer(language);
            }
        }
        visitor.session = Some(OpenSession { token, session });
        Ok(visitor)
    }
}
