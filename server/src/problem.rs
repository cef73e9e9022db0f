//! The one error that a handler returns.
//!
//! An [`AppError`] describes what went wrong, independently of the client. The layer [`render_errors`] presents it: RFC 9457
//! JSON for clients of the order API, a page in the reader's language for people. It does the same for what
//! the framework rejects by itself (an unknown address, a body that is too large).

mod from_use_cases;
mod kind;
mod render;

use std::ops::Deref;

use axum::http::HeaderValue;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use commerce::{LineChange, OrderId, Paise};

pub use kind::ErrorKind;
pub use render::{on_panic, render_errors};

/// What went wrong with a request. One pointer: every handler returns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppError(Box<ErrorContext>);

/// What an [`AppError`] holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorContext {
    pub kind: ErrorKind,
    /// What happened this time, in English, for a developer who calls the API. Nothing personal.
    pub detail: Option<String>,
    /// The invalid field.
    pub field: Option<&'static str>,
    /// What changed in the cart since the customer saw it.
    pub changes: Vec<LineChange>,
    /// What the cart costs now.
    pub total: Option<Paise>,
    /// The address of what exists instead, for the API.
    pub location: Option<String>,
    /// Seconds after which the same request may succeed.
    pub retry_after: Option<u32>,
}

impl Deref for AppError {
    type Target = ErrorContext;

    fn deref(&self) -> &ErrorContext {
        &self.0
    }
}

/// What handlers return.
pub type AppResult<T> = Result<T, AppError>;

impl AppError {
    /// A field that cannot be parsed or makes no sense (422).
    #[must_use]
    pub fn invalid_field(field: &'static str, detail: impl Into<String>) -> Self {
        Self::from(ErrorKind::InvalidField).with_field(field).with_detail(detail)
    }

    /// The cart has become an order of the caller's (409).
    #[must_use]
    pub fn already_ordered(order: OrderId) -> Self {
        let address = app::links::api::order(order);
        let mut error =
            Self::from(ErrorKind::AlreadyOrdered).with_detail(format!("the order is at {address}"));
        error.0.location = Some(address);
        error
    }

    /// What changed in the cart and what it costs now (409).
    #[must_use]
    pub fn cart_changed(changes: Vec<LineChange>, total: Paise) -> Self {
        let detail = format!("the cart now costs {} paise", total.0);
        let mut error = Self::from(ErrorKind::CartChanged).with_detail(detail);
        error.0.changes = changes;
        error.0.total = Some(total);
        error
    }

    #[must_use]
    pub fn with_field(mut self, field: &'static str) -> Self {
        self.0.field = Some(field);
        self
    }

    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    #[must_use]
    pub fn with_retry_after(mut self, seconds: u32) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }
}

impl From<ErrorKind> for AppError {
    fn from(kind: ErrorKind) -> Self {
        let retry_after = kind.retry_after();
        Self(Box::new(ErrorContext {
            kind,
            detail: None,
            field: None,
            changes: Vec::new(),
            total: None,
            location: None,
            retry_after,
        }))
    }
}

/// Without [`render_errors`] around it, the bare status.
impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        let location = self.location.as_deref().and_then(|address| HeaderValue::from_str(address).ok());
        if let Some(address) = location {
            response.headers_mut().insert(LOCATION, address);
        }
        response.extensions_mut().insert(self);
        response
    }
}
