//! Requests that another site makes a browser send: found out, and refused.
//!
//! Whatever changes something passes when the browser says that it comes from a page of ours
//! (`Sec-Fetch-Site: same-origin`, else our own `Origin`), or when it carries the form token of its
//! session. An old engine that says neither, from a page without a session, may still show a
//! `Referer` of ours; another site can not make a browser lie about any of these.

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HeaderName, ORIGIN, REFERER};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::cookie::Jar;
use super::form_token::{FORM_TOKEN_FIELD, fits};
use crate::Shop;
use crate::config::PublicUrl;
use crate::problem::{Kind, Problem};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The largest form that is read in search of a token, in bytes; the largest form we have is far smaller.
pub const LARGEST_FORM: usize = 64 * 1024;

/// Whether the headers show that a page of ours made the request.
fn is_from_us(headers: &HeaderMap, address: &PublicUrl) -> bool {
    let header = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (header(SEC_FETCH_SITE), header(ORIGIN)) {
        (Some("same-origin"), _) => true,
        (_, Some(origin)) => origin == address.origin(),
        (Some(_), None) => false,
        (None, None) => header(REFERER).is_some_and(|referer| address.contains(referer)),
    }
}

/// The guard of everything that people's pages post to.
pub async fn guard_forms(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_from_us(request.headers(), &shop.public_url) {
        return next.run(request).await;
    }
    match with_form_token(&shop, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => refused(&shop, problem),
    }
}

/// The guard of the order API: until there are API keys it serves our own pages only, readers too.
pub async fn guard_api(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    if is_from_us(request.headers(), &shop.public_url) {
        return next.run(request).await;
    }
    refused(&shop, Kind::Forged.into())
}

fn refused(shop: &Shop, problem: Problem) -> Response {
    if problem.kind == Kind::Forged {
        shop.metrics.forged.count();
    }
    problem.into_response()
}

/// Looks for the session's form token in a form, and puts the form together again.
async fn with_form_token(shop: &Shop, request: Request) -> Result<Request, Problem> {
    let headers = request.headers();
    let tokens = [Jar::Shop, Jar::Counter].map(|jar| jar.token(headers, &shop.public_url));
    let is_form = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !is_form || request.method() != Method::POST || tokens.iter().all(Option::is_none) {
        return Err(Kind::Forged.into());
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, LARGEST_FORM).await.map_err(|_| Problem::from(Kind::TooLarge))?;
    let sent = form_token_in(&bytes).ok_or(Kind::Forged)?;
    if tokens.into_iter().flatten().any(|token| fits(token, &sent)) {
        return Ok(Request::from_parts(parts, Body::from(bytes)));
    }
    Err(Kind::Forged.into())
}

fn form_token_in(form: &Bytes) -> Option<String> {
    let mut fields = url::form_urlencoded::parse(form);
    fields.find(|(name, _)| name == FORM_TOKEN_FIELD).map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_browser_says_decides() {
        let address = PublicUrl::parse("https://shop.example").unwrap();
        let ours = "https://shop.example";
        let theirs = "https://evil.example";
        let cases: [(&[(&str, &str)], bool); 15] = [
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "same-origin"), ("origin", ours)], true),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", theirs)], false),
            (&[("sec-fetch-site", "cross-site"), ("referer", "https://shop.example/cart")], false),
            (&[("origin", ours)], true),
            (&[("origin", theirs)], false),
            (&[("origin", "null")], false),
            (&[("origin", "https://shop.example:444")], false),
            (&[("origin", "null"), ("referer", "https://shop.example/cart")], false),
            (&[("referer", "https://shop.example/cart")], true),
            (&[("referer", "https://shop.example.evil.example/")], false),
            (&[], false),
        ];
        for (headers, passes) in cases {
            let map = headers
                .iter()
                .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap()))
                .collect();
            assert_eq!(is_from_us(&map, &address), passes, "{headers:?}");
        }
    }
}
