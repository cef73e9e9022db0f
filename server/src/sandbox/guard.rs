//! Only this server's own pages, and programs without a browser, may use the phones.
//!
//! A sandbox is bound to loopback, which any web page open in the same browser can reach too: from its
//! own origin (then the browser sends `Origin`), or under a name that resolves to loopback (then `Host`
//! holds that name).

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use url::Url;
use whatsapp::client::is_loopback;

use crate::AppState;
use crate::config::PublicUrl;
use crate::problem::{AppError, ErrorKind};

/// The layer around all routes of the sandbox.
pub(crate) async fn require_local_request(
    State(state): State<Arc<AppState>>,
    request: Request,
    next: Next,
) -> Response {
    if is_local_request(request.headers(), &state.public_url) {
        return next.run(request).await;
    }
    AppError::from(ErrorKind::CsrfRejected).into_response()
}

/// Whether the request names this server by loopback or its configured name, and comes from no other
/// page.
fn is_local_request(headers: &HeaderMap, address: &PublicUrl) -> bool {
    let header = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let Some(host) = header(HOST) else { return false };
    let host_url = format!("http://{host}");
    let is_own_machine = Url::parse(&host_url).is_ok_and(|url| is_loopback(&url));
    let by_its_name = address.origin().split_once("://").is_some_and(|(_, name)| name == host);
    let from_its_page = |origin: &str| origin == address.origin() || origin == host_url;
    (by_its_name || is_own_machine) && header(ORIGIN).is_none_or(from_its_page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_pages_and_programs_may_use_the_phones() {
        let address = PublicUrl::parse("http://127.0.0.1:3000").unwrap();
        let cases: [(&[(&str, &str)], bool); 13] = [
            (&[("host", "127.0.0.1:3000")], true),
            (&[("host", "localhost:3000")], true),
            (&[("host", "[::1]:3000")], true),
            (&[("host", "127.0.0.1:3000"), ("origin", "http://127.0.0.1:3000")], true),
            (&[("host", "localhost:3000"), ("origin", "http://localhost:3000")], true),
            (&[("host", "127.0.0.1:3000"), ("origin", "https://evil.example")], false),
            (&[("host", "127.0.0.1:3000"), ("origin", "http://127.0.0.1:4000")], false),
            (&[("host", "127.0.0.1:3000"), ("origin", "null")], false),
            (&[("host", "evil.example:3000"), ("origin", "http://evil.example:3000")], false),
            (&[("host", "evil.example:3000")], false),
            (&[("host", "localhost.evil.example:3000")], false),
            (&[("host", "127.0.0.1:3000@evil.example")], false),
            (&[], false),
        ];
        for (headers, passes) in cases {
            let map = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
            assert_eq!(is_local_request(&map.collect(), &address), passes, "{headers:?}");
        }
        let named = PublicUrl::parse("https://try.example").unwrap();
        let headers =
            [(HOST, "try.example".parse().unwrap()), (ORIGIN, "https://try.example".parse().unwrap())];
        assert!(is_local_request(&headers.into_iter().collect(), &named), "through a tunnel");
    }
}
