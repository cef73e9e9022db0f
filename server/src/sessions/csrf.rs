//! Cross-site request forgery: requests that another site makes a browser send are rejected.
//!
//! A request that changes something passes when its headers show that a page of ours made it
//! (`Sec-Fetch-Site: same-origin`, else our own `Origin`), or when they show nothing and the form
//! carries the token of its session. An old browser that sends neither header, on a page without a
//! session, may still send a `Referer` of ours. A request that its headers show to be from another site
//! is rejected whatever else it carries.

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

/// The largest form body that is read, in bytes; our own forms are far smaller.
pub const MAX_FORM_BYTES: usize = 64 * 1024;

/// Where a request was made, as far as its headers show. Another site cannot make a browser send
/// false ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RequestOrigin {
    /// A page of ours.
    Own,
    /// Another site.
    Foreign,
    /// The headers do not show it.
    Unknown,
}

impl RequestOrigin {
    fn of(headers: &HeaderMap, address: &PublicUrl) -> Self {
        let header = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let origin = header(ORIGIN);
        let is_foreign = |origin: &str| origin != "null" && origin != address.origin();
        match header(SEC_FETCH_SITE) {
            _ if origin.is_some_and(is_foreign) => Self::Foreign,
            Some("same-origin") => Self::Own,
            Some("none") => Self::Unknown,
            Some(_) => Self::Foreign,
            None => match (origin, header(REFERER)) {
                (Some("null"), _) => Self::Unknown,
                (Some(_), _) => Self::Own,
                (None, Some(referer)) if address.contains(referer) => Self::Own,
                (None, _) => Self::Unknown,
            },
        }
    }
}

/// Protects what the forms of pages post to.
pub async fn protect_forms(State(state): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let verified = match RequestOrigin::of(request.headers(), &state.public_url) {
        RequestOrigin::Own => Ok(request),
        RequestOrigin::Unknown => verify_form_token(&state, request).await,
        RequestOrigin::Foreign => Err(ErrorKind::CsrfRejected.into()),
    };
    match verified {
        Ok(request) => next.run(request).await,
        Err(error) => reject(&state, error),
    }
}

/// Protects the order API, reads included: until there are API keys it serves our own pages only.
pub async fn protect_api(State(state): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    if RequestOrigin::of(request.headers(), &state.public_url) == RequestOrigin::Own {
        return next.run(request).await;
    }
    reject(&state, ErrorKind::CsrfRejected.into())
}

fn reject(state: &AppState, error: AppError) -> Response {
    if error.kind == ErrorKind::CsrfRejected {
        state.metrics.csrf_rejections.inc();
    }
    error.into_response()
}

/// Checks that a form carries the token of one of the browser's sessions; reads the body and puts it
/// back.
async fn verify_form_token(state: &AppState, request: Request) -> Result<Request, AppError> {
    let headers = request.headers();
    let tokens = SessionKind::ALL.map(|kind| kind.read_token(headers, &state.public_url));
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
    fn the_headers_of_the_browser_decide() {
        use RequestOrigin::{Foreign, Own, Unknown};
        let address = PublicUrl::parse("https://shop.example").unwrap();
        let ours = "https://shop.example";
        let theirs = "https://evil.example";
        let cases: [(&[(&str, &str)], RequestOrigin); 18] = [
            (&[("sec-fetch-site", "same-origin")], Own),
            (&[("sec-fetch-site", "same-origin"), ("origin", ours)], Own),
            // A privacy setting hides the origin.
            (&[("sec-fetch-site", "same-origin"), ("origin", "null")], Own),
            (&[("sec-fetch-site", "same-origin"), ("origin", theirs)], Foreign),
            (&[("sec-fetch-site", "cross-site")], Foreign),
            (&[("sec-fetch-site", "cross-site"), ("origin", ours)], Foreign),
            (&[("sec-fetch-site", "cross-site"), ("origin", "null")], Foreign),
            (&[("sec-fetch-site", "cross-site"), ("referer", "https://shop.example/cart")], Foreign),
            (&[("sec-fetch-site", "same-site")], Foreign),
            (&[("sec-fetch-site", "none")], Unknown),
            (&[("origin", ours)], Own),
            (&[("origin", theirs)], Foreign),
            (&[("origin", "https://shop.example:444")], Foreign),
            (&[("origin", "null")], Unknown),
            (&[("origin", "null"), ("referer", "https://shop.example/cart")], Unknown),
            (&[("referer", "https://shop.example/cart")], Own),
            (&[("referer", "https://shop.example.evil.example/")], Unknown),
            (&[], Unknown),
        ];
        for (headers, origin) in cases {
            let map = headers
                .iter()
                .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap()))
                .collect();
            assert_eq!(RequestOrigin::of(&map, &address), origin, "{headers:?}");
        }
    }
}
