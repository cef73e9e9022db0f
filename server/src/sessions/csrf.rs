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

use super::cookie::SessionKind;
use super::form_token::{FORM_TOKEN_FIELD, verify};
use crate::AppState;
use crate::config::PublicUrl;
use crate::problem::{AppError, ErrorKind};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The largest form that is read in search of a token, in bytes; the largest form we have is far smaller.
pub const MAX_FORM_BYTES: usize = 64 * 1024;

/// Whether the headers show that a page of ours made the request.
fn is_same_origin(headers: &HeaderMap, address: &PublicUrl) -> bool {
    let header = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (header(SEC_FETCH_SITE), header(ORIGIN)) {
        (Some("same-origin"), _) => true,
        (_, Some(origin)) => origin == address.origin(),
        (Some(_), None) => false,
        (None, None) => header(REFERER).is_some_and(|referer| address.contains(referer)),
    }
}

/// The guard of everything that people's pages post to.
pub async fn protect_forms(State(state): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_same_origin(request.headers(), &state.public_url) {
        return next.run(request).await;
    }
    match verify_form_token(&state, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => reject(&state, problem),
    }
}

/// The guard of the order API: until there are API keys it serves our own pages only, readers too.
pub async fn protect_api(State(state): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    if is_same_origin(request.headers(), &state.public_url) {
        return next.run(request).await;
    }
    reject(&state, ErrorKind::CsrfRejected.into())
}

fn reject(state: &AppState, problem: AppError) -> Response {
    if problem.kind == ErrorKind::CsrfRejected {
        state.metrics.csrf_rejections.increment();
    }
    problem.into_response()
}

/// Looks for the session's form token in a form, and puts the form together again.
async fn verify_form_token(state: &AppState, request: Request) -> Result<Request, AppError> {
    let headers = request.headers();
    let tokens =
        [SessionKind::Customer, SessionKind::Counter].map(|jar| jar.read_token(headers, &state.public_url));
    let is_form = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !is_form || request.method() != Method::POST || tokens.iter().all(Option::is_none) {
        return Err(ErrorKind::CsrfRejected.into());
    }
    let (parts, body) = request.into_parts();
    let bytes =
        to_bytes(body, MAX_FORM_BYTES).await.map_err(|_| AppError::from(ErrorKind::PayloadTooLarge))?;
    let sent = find_form_token(&bytes).ok_or(ErrorKind::CsrfRejected)?;
    if tokens.into_iter().flatten().any(|token| verify(token, &sent)) {
        return Ok(Request::from_parts(parts, Body::from(bytes)));
    }
    Err(ErrorKind::CsrfRejected.into())
}

fn find_form_token(form: &Bytes) -> Option<String> {
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
            assert_eq!(is_same_origin(&map, &address), passes, "{headers:?}");
        }
    }
}
