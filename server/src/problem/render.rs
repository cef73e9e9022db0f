//! Presents an error in the form that its reader understands.

use std::any::Any;
use std::sync::Arc;

use app::api;
use app::document::{Document, render};
use app::pages::{CounterSignInPage, ErrorPage};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use commerce::Language;
use i18n::chat;

use super::{AppError, ErrorKind};
use crate::AppState;
use crate::extract::accepts_json;
use crate::language::RequestLanguage;

/// The media type of RFC 9457.
const PROBLEM_JSON: &str = "application/problem+json";

/// The layer that presents errors as JSON or as pages. A response that a handler built as a page or as
/// JSON passes unchanged, whatever its status.
pub async fn render_errors(State(state): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/webhooks/") {
        // Gateways read the status.
        return next.run(request).await;
    }
    let as_json = path.starts_with("/api/") || accepts_json(request.headers());
    let language: RequestLanguage = request.extensions().get().cloned().unwrap_or_default();
    let response = next.run(request).await;
    // A form that was read meanwhile has named its language.
    let language = language.get();
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let error = match response.extensions().get::<AppError>() {
        Some(error) => error.clone(),
        None if is_framework_text(response.headers()) => AppError::from(ErrorKind::from_status(status)),
        None => return response,
    };
    let mut rendered = if as_json {
        json_response(&error, status, language)
    } else {
        page_response(&state, &error, language)
    };
    *rendered.status_mut() = status;
    set_headers(rendered.headers_mut(), response.headers(), &error);
    rendered
}

/// The framework rejects with plain text, or without a body.
fn is_framework_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_none_or(|kind| kind.starts_with("text/plain"))
}

fn set_headers(rendered: &mut HeaderMap, original: &HeaderMap, error: &AppError) {
    // `Allow`, cookies and the like stay; what described the original body goes.
    for (name, value) in original {
        if *name != CONTENT_TYPE && *name != CONTENT_LENGTH {
            rendered.append(name.clone(), value.clone());
        }
    }
    rendered.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = error.retry_after {
        rendered.insert(RETRY_AFTER, seconds.into());
    }
    if error.kind != ErrorKind::MethodNotAllowed {
        rendered.remove(ALLOW);
    }
}

fn json_response(error: &AppError, status: StatusCode, language: Language) -> Response {
    let body = api::Problem {
        kind: format!("/problems/{}", error.kind.slug()),
        title: error.kind.title().to_owned(),
        status: status.as_u16(),
        detail: error.detail.clone(),
        message: error.kind.message(language),
        field: error.field.map(str::to_owned),
        changes: error.changes.clone(),
        total: error.total,
    };
    let body = serde_json::to_vec(&body).unwrap_or_default();
    ([(CONTENT_TYPE, PROBLEM_JSON)], body).into_response()
}

fn page_response(state: &AppState, error: &AppError, language: Language) -> Response {
    let document = error_page(state, error, language);
    (Extension(document.stylesheet()), Html(render(document))).into_response()
}

fn error_page(state: &AppState, error: &AppError, language: Language) -> Document {
    if error.kind == ErrorKind::CounterSignInRequired {
        // The store's chat leads to the counter, by another word than the customer's.
        let chat_link = state.whatsapp_url(&chat::ask_counter(language));
        return CounterSignInPage { language, chat_link }.document(&state.assets.site);
    }
    let page = ErrorPage { language, page: None, kind: error.kind.page_kind(), slug: error.kind.slug() };
    page.document(&state.assets.site)
}

/// The response when a handler panicked. The panic itself is logged where it happened.
#[must_use]
pub fn on_panic(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    AppError::from(ErrorKind::Internal).into_response()
}
