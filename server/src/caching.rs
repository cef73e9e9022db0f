//! What may be kept, and by whom.

use std::convert::Infallible;

use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, VARY};
use axum::response::{IntoResponseParts, ResponseParts};

/// How a page may be cached, as a part of a response: `(Caching::Personal, Html(page))`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// The same for everybody without a session: kept, but asked for again each time.
    Shared,
    /// Somebody's own. Not `no-store`, which would cost the way back its speed.
    Personal,
}

impl Caching {
    /// The value of `Cache-Control`.
    #[must_use]
    pub const fn control(self) -> &'static str {
        match self {
            Self::Shared => "public, no-cache",
            Self::Personal => "private, no-cache",
        }
    }
}

/// Both vary by cookie: a session gets another page at the same address.
impl IntoResponseParts for Caching {
    type Error = Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Infallible> {
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.control()));
        headers.append(VARY, HeaderValue::from_static("Cookie"));
        Ok(response)
    }
}
