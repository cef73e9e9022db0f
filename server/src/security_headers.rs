//! What browsers are told to refuse.

use std::sync::{Arc, LazyLock};

use app::document::style_hashes;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::caching::CachePolicy;

/// Scripts and files come from here only, styles are known by their hash, nobody frames a page.
/// `'wasm-unsafe-eval'` lets the islands compile; browsers that do not know it have no islands.
static PAGE_POLICY: LazyLock<Option<HeaderValue>> = LazyLock::new(|| {
    let styles = style_hashes();
    let policy = format!(
        "default-src 'none'; img-src 'self'; style-src {styles}; script-src 'self' 'wasm-unsafe-eval'; \
         connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).ok()
});

/// Two years, for this host; what else runs below its name is not ours to decide.
const HSTS: &str = "max-age=63072000";

/// The layer that adds them, where a handler has not set its own.
pub async fn set_security_headers(
    State(state): State<Arc<AppState>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    // With `no-referrer`, browsers would send `Origin: null` on the page's own POST.
    let holds_token = path.starts_with("/l/") || path.starts_with("/o/");
    let referrer = if holds_token { "same-origin" } else { "strict-origin-when-cross-origin" };
    let for_api = path.starts_with("/api/");
    let mut response = next.run(request).await;
    let is_page = is_html(response.headers());
    let headers = response.headers_mut();
    set_default(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    set_default(headers, REFERRER_POLICY, referrer);
    if state.public_url.is_secure() {
        set_default(headers, STRICT_TRANSPORT_SECURITY, HSTS);
    }
    if for_api {
        set_default(headers, CACHE_CONTROL, "no-store");
    }
    if !is_page {
        return response;
    }
    if let Some(policy) = &*PAGE_POLICY {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert_with(|| policy.clone());
    }
    // A page that says nothing about it is somebody's own.
    if !headers.contains_key(CACHE_CONTROL) {
        return (CachePolicy::Private, response).into_response();
    }
    response
}

fn is_html(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

fn set_default(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}
