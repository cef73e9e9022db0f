//! Gives a problem the form its reader understands.

use std::any::Any;
use std::sync::Arc;

use app::api;
use app::document::render;
use app::pages::ProblemPage;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use commerce::Language;

use super::{Kind, Problem};
use crate::Shop;
use crate::pages::counter;

/// The media type of RFC 9457.
const PROBLEM_JSON: &str = "application/problem+json";

/// The most of a refusal in plain words that is quoted, in bytes.
const LONGEST_DETAIL: usize = 1000;

/// The layer that turns problems into JSON or pages. What a handler answered as a page or as JSON,
/// whatever its status, passes as it is.
pub async fn present(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/webhooks/") {
        // Gateways read the status.
        return next.run(request).await;
    }
    let for_api = path.starts_with("/api/");
    let language = request.extensions().get::<Language>().copied().unwrap_or_default();
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    if let Some(problem) = response.extensions().get::<Problem>().cloned() {
        return formed(&shop, for_api, language, &problem, status, response.headers());
    }
    // The framework refuses in plain words, or without any.
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| !kind.starts_with("text/plain")) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let mut problem = Problem::from(Kind::of_status(status));
    if status.is_client_error() {
        let words = to_bytes(body, LONGEST_DETAIL).await.unwrap_or_default();
        problem.detail = String::from_utf8(words.to_vec()).ok().filter(|words| !words.is_empty());
    }
    formed(&shop, for_api, language, &problem, status, &parts.headers)
}

fn formed(
    shop: &Shop,
    for_api: bool,
    language: Language,
    problem: &Problem,
    status: StatusCode,
    headers: &HeaderMap,
) -> Response {
    let mut response = if for_api { as_json(problem, status) } else { as_page(shop, language, problem) };
    *response.status_mut() = status;
    let answered = response.headers_mut();
    // `Allow`, cookies and the like stay; what described the old body goes.
    for (name, value) in headers {
        if *name != CONTENT_TYPE && *name != CONTENT_LENGTH {
            answered.append(name.clone(), value.clone());
        }
    }
    answered.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if matches!(problem.kind, Kind::Busy | Kind::KeyInFlight | Kind::TooSlow) {
        answered.insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    if problem.kind != Kind::WrongMethod {
        answered.remove(ALLOW);
    }
    response
}

fn as_json(problem: &Problem, status: StatusCode) -> Response {
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

fn as_page(shop: &Shop, language: Language, problem: &Problem) -> Response {
    let document = match problem.kind {
        // The store's chat leads to the counter, by another word than the customer's.
        Kind::CounterClosed => counter::sign_in(shop, language),
        _ => ProblemPage { language, here: None, kind: problem.kind.page() }.document(&shop.site),
    };
    Html(render(document)).into_response()
}

/// What a panic in a handler becomes. The panic itself is logged where it happened.
#[must_use]
pub fn crashed(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    Problem::from(Kind::OurFault).into_response()
}
