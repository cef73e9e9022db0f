//! What is noted of every request: the route, never the address itself, since ids and tokens
//! stand in it; and nothing about who asked.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::problem::{AppError, ErrorKind};

/// How long an answer may take. The longest on purpose are the sandbox's phones, which wait 20
/// seconds for news.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// Counts and logs an answer.
pub async fn log_request(State(state): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let method = request.method().clone();
    let started = Instant::now();
    let response = next.run(request).await;
    let status = response.status();
    state.metrics.count_response(status);
    let milliseconds = started.elapsed().as_millis();
    let route = route.as_deref().unwrap_or("other");
    if status.is_server_error() {
        tracing::warn!(%method, route, status = status.as_u16(), milliseconds, "answered");
    } else {
        tracing::debug!(%method, route, status = status.as_u16(), milliseconds, "answered");
    }
    response
}

/// Gives up on what takes too long.
pub async fn hurry(request: Request, next: Next) -> Response {
    match tokio::time::timeout(REQUEST_TIMEOUT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => AppError::from(ErrorKind::Timeout).into_response(),
    }
}
