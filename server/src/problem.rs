//! The one error a handler returns.
//!
//! A [`Problem`] knows what went wrong and its status, not who asked. The layer [`present`] gives
//! it its form: RFC 9457 JSON for the order API, a page in the reader's language for people. It
//! does the same for what the framework refuses by itself (no such address, too large a body).

mod kind;
mod present;

use axum::http::HeaderValue;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use commerce::{LineChange, OrderId};
use ledger::LedgerError;

pub use kind::Kind;
pub use present::{crashed, present};

/// What went wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind of thing.
    pub kind: Kind,
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
pub type Result<T> = std::result::Result<T, Problem>;

impl Problem {
    /// A field that can not be read or makes no sense (422).
    #[must_use]
    pub fn bad_input(field: &'static str, detail: impl Into<String>) -> Self {
        Self { field: Some(field), ..Self::from(Kind::BadInput) }.with_detail(detail)
    }

    /// The cart has become an order of the asker's (409).
    #[must_use]
    pub fn already_ordered(order: OrderId) -> Self {
        let address = app::links::api::order(order);
        Self { location: Some(address.clone()), ..Self::from(Kind::AlreadyOrdered) }
            .with_detail(format!("it has become {address}"))
    }

    /// Says what happened this time.
    #[must_use]
    pub fn with_detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }
}

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Self {
        Self { kind, detail: None, field: None, changes: Vec::new(), location: None }
    }
}

/// The ledger could not do what was asked: come back soon, or it is our fault. Logged here, once.
impl From<LedgerError> for Problem {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::Busy | LedgerError::Closed => {
                tracing::warn!(%error, "the ledger took no more work");
                Kind::Busy.into()
            }
            error => {
                tracing::error!(%error, "the ledger failed");
                Kind::OurFault.into()
            }
        }
    }
}

/// Without [`present`] around it, the bare status.
impl IntoResponse for Problem {
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
