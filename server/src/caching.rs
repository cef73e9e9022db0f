//! What may be kept, and by whom; and what a browser says it has and can read.

use std::convert::Infallible;

use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponseParts, ResponseParts};

/// How a page may be cached, as a part of a response: `(Caching::Personal, Html(page))`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// The same for everybody without a session: kept, but asked for again each time.
    Public,
    /// Somebody's own. Not `no-store`, which would cost the way back its speed.
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

/// Both vary by cookie: a session gets another page at the same address.
impl IntoResponseParts for CachePolicy {
    type Error = Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Infallible> {
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.header_value()));
        headers.append(VARY, HeaderValue::from_static("Cookie"));
        Ok(response)
    }
}

/// Whether the browser takes a coding such as `br` (RFC 9110 §12.5.3).
pub fn accepts_encoding(asked: &HeaderMap, coding: &str) -> bool {
    let header = asked.get(ACCEPT_ENCODING).and_then(|header| header.to_str().ok()).unwrap_or_default();
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let refused =
            |part: &str| part.strip_prefix("q=").and_then(|weight| weight.parse().ok()) == Some(0.0_f32);
        parts.next() == Some(coding) && !parts.any(refused)
    })
}

/// Whether the browser has what bears this tag: compared weakly (RFC 9110 §13.1.2).
pub fn etag_matches(asked: &HeaderMap, tag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let known = asked.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    known.is_some_and(|tags| tags.split(',').any(|known| known.trim() == "*" || opaque(known) == opaque(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coding_is_taken_unless_it_is_refused() {
        for (accepted, taken) in [
            ("gzip, deflate, br, zstd", true),
            ("br;q=0.5", true),
            ("br;q=0, gzip", false),
            ("br; q=0.0", false),
            ("gzip", false),
            ("brotli", false),
            ("", false),
        ] {
            let asked = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
            assert_eq!(accepts_encoding(&asked, "br"), taken, "{accepted}");
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
            let asked = HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_static(tags))]);
            assert_eq!(
                (etag_matches(&asked, "\"ab\""), etag_matches(&asked, "W/\"ab\"")),
                (known, known),
                "{tags}"
            );
        }
        assert!(!etag_matches(&HeaderMap::new(), "\"ab\""));
    }
}
