//! The language in a page's address: taken off before routing, kept as an extension.

use app::links::split_language;
use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use commerce::Language;

/// Rewrites `/hi/cart` to `/cart` and remembers that it was Hindi.
///
/// Only what is read has a language: forms carry theirs in a field, the API in `?lang=`.
pub fn take_off(mut request: Request) -> Request {
    let (language, path) = split_language(request.uri().path());
    let has_none = path.starts_with("/api/") || path.starts_with("/webhooks/");
    if path == request.uri().path() || has_none || !request.method().is_safe() {
        request.extensions_mut().insert(Language::default());
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
