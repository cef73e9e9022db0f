//! Headers that tell browsers what to refuse, and requests that are refused for their `Host`.

use std::sync::Arc;

use app::document::Stylesheet;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Version};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::caching::CachePolicy;
use crate::problem::{AppError, ErrorKind};

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const CROSS_ORIGIN_OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Scripts and files come from here only, the page's style is known by its hash, nothing frames a page.
/// `'wasm-unsafe-eval'` lets the islands compile; browsers that do not know it have no islands.
fn page_policy(stylesheet: Option<Stylesheet>) -> Option<HeaderValue> {
    let style = stylesheet.map_or_else(|| "'none'".into(), Stylesheet::csp_source);
    let policy = format!(
        "default-src 'none'; img-src 'self'; style-src {style}; script-src 'self' 'wasm-unsafe-eval'; \
         connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).ok()
}

/// What is no page loads nothing and runs nothing.
const FILE_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// A PDF without `sandbox`, which Safari's viewer takes for an empty page, and with the inline style
/// that Chrome's viewer lays itself out by.
const PDF_POLICY: &str =
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// Pages use no device but the location, which only our own script requests.
const PERMISSIONS: &str = "geolocation=(self), camera=(), microphone=(), payment=()";

/// Two years, for this host; what else runs below its name is not ours to decide.
const HSTS: &str = "max-age=63072000";

/// The layer that sets them, where a handler has not set its own.
pub(crate) async fn set_security_headers(
    State(app): State<Arc<AppState>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    // With `no-referrer`, browsers would send `Origin: null` on the page's own POST.
    let holds_token = path.starts_with("/l/") || path.starts_with("/o/");
    let referrer = if holds_token { "same-origin" } else { "strict-origin-when-cross-origin" };
    // Chats fetch preview pictures for pages of their own.
    let resource = if path.starts_with("/preview/") { "cross-origin" } else { "same-origin" };
    let is_api = path.starts_with("/api/");
    let mut response = next.run(request).await;
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let has_no_content = content_type.is_none();
    let is_page = content_type.is_some_and(|kind| kind.starts_with("text/html"));
    let is_pdf = content_type == Some("application/pdf");
    let stylesheet = response.extensions().get().copied();
    let headers = response.headers_mut();
    set_default(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    set_default(headers, REFERRER_POLICY, referrer);
    set_default(headers, CROSS_ORIGIN_RESOURCE_POLICY, resource);
    if app.public_url.is_secure() {
        set_default(headers, STRICT_TRANSPORT_SECURITY, HSTS);
    }
    if is_api {
        set_default(headers, CACHE_CONTROL, "no-store");
    }
    if has_no_content {
        // For a page that has not changed (304), a policy here would replace that of the stored page.
        return response;
    }
    if !is_page {
        set_default(headers, CONTENT_SECURITY_POLICY, if is_pdf { PDF_POLICY } else { FILE_POLICY });
        return response;
    }
    set_default(headers, PERMISSIONS_POLICY, PERMISSIONS);
    set_default(headers, CROSS_ORIGIN_OPENER_POLICY, "same-origin");
    if let Some(policy) = page_policy(stylesheet) {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    // A page without a caching policy is personal.
    if !headers.contains_key(CACHE_CONTROL) {
        return (CachePolicy::Private, response).into_response();
    }
    response
}

fn set_default(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}

/// The layer that rejects a request without `Host`, or with several (RFC 9112 §3.2).
pub(crate) async fn require_one_host(request: Request, next: Next) -> Response {
    let hosts = request.headers().get_all(HOST).iter().count();
    let is_valid = match request.version() {
        Version::HTTP_11 => hosts == 1,
        // HTTP/2 names the host in `:authority`; HTTP/1.0 need not.
        _ => hosts <= 1,
    };
    if is_valid { next.run(request).await } else { AppError::from(ErrorKind::Malformed).into_response() }
}
