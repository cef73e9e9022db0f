//! How a page leaves: its status, its language, and who may keep it.

use app::document::{Document, Stylesheet, render};
use axum::Extension;
use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use commerce::Language;

use crate::CachePolicy;

/// A personal page.
#[must_use]
pub fn private_page(document: Document) -> Response {
    page_with_status(StatusCode::OK, document)
}

/// A personal page with another status: a form that came back, a link that has expired.
#[must_use]
pub fn page_with_status(status: StatusCode, document: Document) -> Response {
    let (language, stylesheet) = (document.language(), document.stylesheet());
    (Extension(stylesheet), html_response(status, language, CachePolicy::Private, render(document)))
        .into_response()
}

/// A page that is the same for every browser without a session.
#[must_use]
pub fn public_page(document: Document) -> Response {
    let (language, stylesheet) = (document.language(), document.stylesheet());
    public_html(language, Some(stylesheet), render(document))
}

/// A page, or without a style a piece of one, that is the same for every browser without a session.
#[must_use]
pub fn public_html(language: Language, stylesheet: Option<Stylesheet>, html: impl Into<Body>) -> Response {
    let response = html_response(StatusCode::OK, language, CachePolicy::Public, html);
    match stylesheet {
        Some(stylesheet) => (Extension(stylesheet), response).into_response(),
        None => response,
    }
}

fn html_response(
    status: StatusCode,
    language: Language,
    caching: CachePolicy,
    html: impl Into<Body>,
) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_LANGUAGE, HeaderValue::from_static(language.code())),
    ];
    (status, caching, headers, html.into()).into_response()
}
