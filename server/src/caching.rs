//! Who may cache a response, and what a browser has cached and can decode.

use std::convert::Infallible;

use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponseParts, ResponseParts};
use headers::{ETag, HeaderMapExt, IfNoneMatch};

/// Who may cache a page, as a part of a response: `(CachePolicy::Private, Html(page))`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// The same for every browser without a session: cached, but revalidated each time.
    Public,
    /// Personal. Not `no-store`, which would keep it out of the back-forward cache.
    Private,
}

impl CachePolicy {
    /// The value of `Cache-Control`.
    #[must_use]
    pub const fn header_value(self) -> &'static str {
        match self {
            Self::Public => "public, no-cache",
            Self::Private => "private, no-cache",
        }
    }
}

/// Both vary by cookie, since a session gets another page at the same address.
impl IntoResponseParts for CachePolicy {
    type Error = Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Infallible> {
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.header_value()));
        headers.append(VARY, HeaderValue::from_static("Cookie"));
        Ok(response)
    }
}

/// Whether the browser accepts a content coding such as `br` (RFC 9110 §12.5.3).
pub(crate) fn accepts_encoding(headers: &HeaderMap, coding: &str) -> bool {
    let header = headers.get(ACCEPT_ENCODING).and_then(|header| header.to_str().ok()).unwrap_or_default();
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let refused =
            |part: &str| part.strip_prefix("q=").and_then(|weight| weight.parse().ok()) == Some(0.0_f32);
        parts.next() == Some(coding) && !parts.any(refused)
    })
}

/// Whether the browser has the version that bears this tag: compared weakly (RFC 9110 §13.1.2).
pub(crate) fn etag_matches(headers: &HeaderMap, etag: &str) -> bool {
    let Ok(etag) = etag.parse::<ETag>() else { return false };
    headers.typed_get::<IfNoneMatch>().is_some_and(|known| !known.precondition_passes(&etag))
}

#[cfg(test)]
mod tests {
    use axum::http::header::IF_NONE_MATCH;

    use super::*;

    #[test]
    fn a_coding_is_accepted_unless_its_weight_is_zero() {
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", true),
            ("br;q=0.5", true),
            ("br;q=0, gzip", false),
            ("br; q=0.0", false),
            ("gzip", false),
            ("brotli", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
            assert_eq!(accepts_encoding(&headers, "br"), expected, "{accepted}");
        }
        assert!(!accepts_encoding(&HeaderMap::new(), "br"));
    }

    #[test]
    fn tags_are_compared_weakly() {
        for (tags, known) in [
            ("\"ab\"", true),
            ("W/\"ab\"", true),
            ("\"zz\", W/\"ab\"", true),
            ("*", true),
            ("\"a\"", false),
            ("ab", false),
        ] {
            let headers = HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_static(tags))]);
            assert_eq!(
                (etag_matches(&headers, "\"ab\""), etag_matches(&headers, "W/\"ab\"")),
                (known, known),
                "{tags}"
            );
        }
        assert!(!etag_matches(&HeaderMap::new(), "\"ab\""));
    }
}
