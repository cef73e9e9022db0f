//! Gives a problem the form its reader understands.

use std::any::Any;
use std::sync::Arc;

use app::api;
use app::document::render;
use app::pages::ErrorPage;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use commerce::Language;

use super::{AppError, ErrorKind};
use crate::AppState;
use crate::language::RequestLanguage;
use crate::pages::counter;

/// The media type of RFC 9457.
const PROBLEM_JSON: &str = "application/problem+json";

/// The most of a refusal in plain words that is quoted, in bytes.
const MAX_DETAIL_BYTES: usize = 1000;

/// The layer that turns problems into JSON or pages. What a handler answered as a page or as JSON,
/// whatever its status, passes as it is.
pub async fn render_errors(State(state): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/webhooks/") {
        // Gateways read the status.
        return next.run(request).await;
    }
    let for_api = path.starts_with("/api/");
    let language: RequestLanguage = request.extensions().get().cloned().unwrap_or_default();
    let response = next.run(request).await;
    // A form that was read in the meantime has named its language.
    let language = language.get();
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    if let Some(problem) = response.extensions().get::<AppError>().cloned() {
        return to_response(&state, for_api, language, &problem, status, response.headers());
    }
    // The framework refuses in plain words, or without any.
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| !kind.starts_with("text/plain")) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let mut problem = AppError::from(ErrorKind::from_status(status));
    if status.is_client_error() {
        let words = to_bytes(body, MAX_DETAIL_BYTES).await.unwrap_or_default();
        problem.detail = String::from_utf8(words.to_vec()).ok().filter(|words| !words.is_empty());
    }
    to_response(&state, for_api, language, &problem, status, &parts.headers)
}

fn to_response(
    state: &AppState,
    for_api: bool,
    language: Language,
    problem: &AppError,
    status: StatusCode,
    headers: &HeaderMap,
) -> Response {
    let mut response =
        if for_api { json_response(problem, status) } else { page_response(state, language, problem) };
    *response.status_mut() = status;
    let answered = response.headers_mut();
    // `Allow`, cookies and the like stay; what described the old body goes.
    for (name, value) in headers {
        if *name != CONTENT_TYPE && *name != CONTENT_LENGTH {
            answered.append(name.clone(), value.clone());
        }
    }
    answered.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if matches!(problem.kind, ErrorKind::Overloaded | ErrorKind::RequestInProgress | ErrorKind::Timeout) {
        answered.insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    if problem.kind != ErrorKind::MethodNotAllowed {
        answered.remove(ALLOW);
    }
    response
}

fn json_response(problem: &AppError, status: StatusCode) -> Response {
    let body = api::Problem {
        kind: format!("/problems/{}", problem.kind.slug()),
        title: problem.kind.title().to_owned(),
        status: status.as_u16(),
        detail: problem.detail.clone(),
        field: problem.field.map(str::to_owned),
        changes: problem.changes.clone(),
    };
    let body = serde_json::to_vec(&body).unwrap_or_default();
    ([(CONTENT_TYPE, PROBLEM_JSON)], body).into_response()
}

fn page_response(state: &AppState, language: Language, problem: &AppError) -> Response {
    let document = match problem.kind {
        // The store's chat leads to the counter, by another word than the customer's.
        ErrorKind::CounterSignInRequired => counter::sign_in_document(state, language),
        _ => ErrorPage { language, page: None, kind: problem.kind.page_kind() }.document(&state.assets.site),
    };
    Html(render(document)).into_response()
}

/// What a panic in a handler becomes. The panic itself is logged where it happened.
#[must_use]
pub fn on_panic(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    AppError::from(ErrorKind::Internal).into_response()
}
