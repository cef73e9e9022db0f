//! What is noted of every request: the route, never the address itself, since ids and tokens
//! stand in it; and nothing about who asked.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Shop;
use crate::problem::{Kind, Problem};

/// How long an answer may take. The longest on purpose are the rehearsal's phones, which wait 20
/// seconds for news.
const LONGEST: Duration = Duration::from_secs(30);

/// Counts and logs an answer.
pub async fn note(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let method = request.method().clone();
    let started = Instant::now();
    let response = next.run(request).await;
    let status = response.status();
    shop.metrics.count_response(status);
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
    match tokio::time::timeout(LONGEST, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::from(Kind::TooSlow).into_response(),
    }
}
