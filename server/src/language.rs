//! The language in a page's address: taken off before routing, kept as an extension.
//!
//! What is posted has none in its address. It speaks the language of the page it comes from, as far
//! as the browser tells, until the form's own field is read.

use app::links::split_language;
use axum::extract::Request;
use axum::http::header::REFERER;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Uri};
use commerce::Language;

/// Rewrites `/hi/cart` to `/cart` and remembers that it was Hindi.
///
/// Only what is read has a language: forms carry theirs in a field, the API in `?lang=`.
pub fn strip_language_prefix(mut request: Request) -> Request {
    let (language, path) = split_language(request.uri().path());
    let has_none = path.starts_with("/api/") || path.starts_with("/webhooks/");
    if path == request.uri().path() || has_none || !request.method().is_safe() {
        let language =
            if request.method().is_safe() { None } else { language_from_referer(request.headers()) };
        request.extensions_mut().insert(language.unwrap_or_default());
        return request;
    }
    let rest = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = request.uri().clone().into_parts();
    if let Ok(rest) = rest.parse::<PathAndQuery>() {
        parts.path_and_query = Some(rest);
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
            request.extensions_mut().insert(language);
        }
    }
    request
}

/// The language of the page that a form was on.
fn language_from_referer(headers: &HeaderMap) -> Option<Language> {
    let page: Uri = headers.get(REFERER)?.to_str().ok()?.parse().ok()?;
    Some(split_language(page.path()).0)
}
