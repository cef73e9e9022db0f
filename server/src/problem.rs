//! The one error that a handler returns.
//!
//! An [`AppError`] describes what went wrong, independently of the client. The layer [`render_errors`] presents it: RFC 9457
//! JSON for clients of the order API, a page in the reader's language for people. It does the same for what
//! the framework rejects by itself (an unknown address, a body that is too large).

mod from_use_cases;
mod kind;
mod render;

use axum::http::HeaderValue;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use commerce::{LineChange, OrderId, Paise};

pub use kind::ErrorKind;
pub use render::{on_panic, render_errors};

/// What went wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppError {
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

/// What handlers return.
pub type AppResult<T> = Result<T, AppError>;

impl AppError {
    /// A field that cannot be parsed or makes no sense (422).
    #[must_use]
    pub fn invalid_field(field: &'static str, detail: impl Into<String>) -> Self {
        Self { field: Some(field), ..Self::from(ErrorKind::InvalidField) }.with_detail(detail)
    }

    /// The cart has become an order of the caller's (409).
    #[must_use]
    pub fn already_ordered(order: OrderId) -> Self {
        let address = app::links::api::order(order);
        Self { location: Some(address.clone()), ..Self::from(ErrorKind::AlreadyOrdered) }
            .with_detail(format!("the order is at {address}"))
    }

    #[must_use]
    pub fn with_detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    #[must_use]
    pub fn with_retry_after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }
}

impl From<ErrorKind> for AppError {
    fn from(kind: ErrorKind) -> Self {
        let retry_after = kind.retry_after();
        Self {
            kind,
            detail: None,
            field: None,
            changes: Vec::new(),
            total: None,
            location: None,
            retry_after,
        }
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
