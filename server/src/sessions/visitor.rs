//! The visitor of a page, as far as known.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use commerce::{CartId, CustomerId, Language, Place};
use storage::Customer;

use super::cookie::{SessionKind, has_islands, read_cookie};
use super::form_token::form_token;
use super::place_cookie::PLACE_COOKIE;
use super::{OpenSession, open_session};
use crate::AppState;
use crate::language::RequestLanguage;
use crate::ordering::CartOwner;
use crate::problem::AppError;

/// The visitor of a page, as far as known: an anonymous browser, or one in which a customer is signed
/// in. A handler takes it as an argument.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// The language to answer in, which a form may still change.
    pub request_language: RequestLanguage,
    /// Whether the islands have started in this browser.
    pub has_islands: bool,
    pub session: Option<OpenSession>,
    /// Where an anonymous browser is, by its own cookie.
    pub(super) anonymous_place: Option<Place>,
}

impl Visitor {
    /// The language to answer in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.request_language.get()
    }

    /// The customer who is signed in.
    #[must_use]
    pub fn customer_id(&self) -> Option<CustomerId> {
        self.session.as_ref().and_then(|open| open.session.customer())
    }

    /// The customer who is signed in, with name and masked phone: for the pages that show these.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn load_customer(&self, state: &AppState) -> storage::Result<Option<Customer>> {
        match self.customer_id() {
            Some(customer) => state.storage.customer(customer).await,
            None => Ok(None),
        }
    }

    /// The current cart: the customer's, else the browser's.
    #[must_use]
    pub fn cart(&self) -> Option<CartId> {
        self.session.as_ref().and_then(|open| open.session.cart)
    }

    /// Whose cart this visitor changes.
    #[must_use]
    pub fn cart_owner(&self) -> CartOwner {
        match self.customer_id() {
            Some(id) => CartOwner::Customer { id, cart: self.cart() },
            None => CartOwner::Anonymous { cart: self.cart() },
        }
    }

    /// The place last set: by the customer, in the chat or on a page; else in this browser.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match &self.session {
            Some(open) if open.session.customer().is_some() => open.session.place.as_ref(),
            _ => self.anonymous_place.as_ref(),
        }
    }

    /// The cart filled in this browser while no one was signed in: what one customer left in a browser
    /// is not the next one's.
    #[must_use]
    pub fn anonymous_cart(&self) -> Option<CartId> {
        self.cart().filter(|_| self.customer_id().is_none())
    }

    /// The place set in this browser while no one was signed in.
    #[must_use]
    pub fn anonymous_place(&self) -> Option<&Place> {
        self.anonymous_place.as_ref().filter(|_| self.customer_id().is_none())
    }

    /// The value of the hidden field [`super::FORM_TOKEN_FIELD`] on personal pages.
    #[must_use]
    pub fn form_token(&self) -> Option<String> {
        self.session.as_ref().map(|open| form_token(open.token))
    }

    /// Whether a page made for this visitor is personal; the others get the shared rendering.
    #[must_use]
    pub const fn is_personal(&self) -> bool {
        self.session.is_some() || self.anonymous_place.is_some()
    }
}

impl FromRequestParts<Arc<AppState>> for Visitor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, AppError> {
        // A layer has loaded it already.
        if let Some(visitor) = parts.extensions.get::<Self>() {
            return Ok(visitor.clone());
        }
        let place = read_cookie(&parts.headers, PLACE_COOKIE, &state.public_url);
        let visitor = Self {
            request_language: parts.extensions.get().cloned().unwrap_or_default(),
            has_islands: has_islands(&parts.headers),
            session: open_session(SessionKind::Customer, parts, state).await?,
            anonymous_place: place.and_then(|value| state.place_signer.verify(&value)),
        };
        if let Some(language) = visitor.session.as_ref().and_then(|open| open.session.language) {
            visitor.request_language.set_customer(language);
        }
        Ok(visitor)
    }
}
