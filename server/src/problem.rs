//! The one error a handler returns.
//!
//! A [`Problem`] knows what went wrong and its status, not who asked. The layer [`present`] gives
//! it its form: RFC 9457 JSON for the order API, a page in the reader's language for people. It
//! does the same for what the framework refuses by itself (no such address, too large a body).

mod kind;
mod render;

use axum::http::HeaderValue;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use commerce::{LineChange, OrderId};
use storage::StorageError;

pub use kind::ErrorKind;
pub use render::{on_panic, render_errors};

/// What went wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppError {
    /// What kind of thing.
    pub kind: ErrorKind,
    /// What happened this time, for a developer who calls the API. Nothing personal.
    pub detail: Option<String>,
    /// The field that is wrong.
    pub field: Option<&'static str>,
    /// What changed in the cart since it was seen.
    pub changes: Vec<LineChange>,
    /// The address of what is there instead, for the API.
    pub location: Option<String>,
}

/// What handlers answer.
pub type AppResult<T> = Result<T, AppError>;

impl AppError {
    /// A field that can not be read or makes no sense (422).
    #[must_use]
    pub fn invalid_field(field: &'static str, detail: impl Into<String>) -> Self {
        Self { field: Some(field), ..Self::from(ErrorKind::InvalidField) }.with_detail(detail)
    }

    /// The cart has become an order of the asker's (409).
    #[must_use]
    pub fn already_ordered(order: OrderId) -> Self {
        let address = app::links::api::order(order);
        Self { location: Some(address.clone()), ..Self::from(ErrorKind::AlreadyOrdered) }
            .with_detail(format!("it has become {address}"))
    }

    /// Says what happened this time.
    #[must_use]
    pub fn with_detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }
}

impl From<ErrorKind> for AppError {
    fn from(kind: ErrorKind) -> Self {
        Self { kind, detail: None, field: None, changes: Vec::new(), location: None }
    }
}

/// The storage could not do what was asked: come back soon, or it is our fault. Logged here, once.
impl From<StorageError> for AppError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Busy | StorageError::Closed => {
                tracing::warn!(%error, "the storage took no more work");
                ErrorKind::Overloaded.into()
            }
            error => {
                tracing::error!(%error, "the storage failed");
                ErrorKind::Internal.into()
            }
        }
    }
}

/// Without [`present`] around it, the bare status.
impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = self.kind.status();
        let mut response = status.into_response();
        if let Some(address) =
            self.location.as_deref().and_then(|address| HeaderValue::from_str(address).ok())
        {
            response.headers_mut().insert(LOCATION, address);
        }
        response.extensions_mut().insert(self);
        response
    }
}
