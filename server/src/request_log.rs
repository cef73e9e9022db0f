//! What is logged and measured of each request: its route, never the address itself, since ids and
//! tokens are part of it; and nothing about who sent it.
//!
//! Everything logged while a request is handled is inside its span and carries `request.id`, which
//! is also the response header `x-request-id`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Response};
use axum::middleware::Next;
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::TraceLayer;
use tracing::Span;

use crate::AppState;
use crate::environment::Rng;

/// The header that carries the id of a request.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A fresh request id of 64 random bits. One that the client sent is not used: it would be written to
/// the log.
pub(crate) fn generate_request_id(rng: &dyn Rng) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{:016x}", rng.next_u128() >> 64)).ok()
}

type RequestTrace = TraceLayer<
    SharedClassifier<ServerErrorsAsFailures>,
    fn(&Request) -> Span,
    (),
    fn(&Response<Body>, Duration, &Span),
    (),
    (),
    (),
>;

/// Opens a span around each request, and logs its response.
pub(crate) fn trace_layer() -> RequestTrace {
    TraceLayer::new_for_http()
        .make_span_with(span_of as fn(&Request) -> Span)
        .on_request(())
        .on_response(log_response as fn(&Response<Body>, Duration, &Span))
        .on_body_chunk(())
        .on_eos(())
        .on_failure(())
}

fn span_of(request: &Request) -> Span {
    let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", request.id = id, method = %request.method(), route = route_of(request))
}

fn log_response(response: &Response<Body>, duration: Duration, _: &Span) {
    let (status, milliseconds) = (response.status(), duration.as_millis());
    if status.is_server_error() {
        tracing::warn!(status = status.as_u16(), milliseconds, "request failed");
    } else {
        tracing::debug!(status = status.as_u16(), milliseconds, "request answered");
    }
}

/// Counts responses, and measures how long they took.
pub(crate) async fn record_metrics(
    State(state): State<Arc<AppState>>,
    request: Request,
    next: Next,
) -> axum::response::Response {
    let route = route_of(&request).to_owned();
    let started = Instant::now();
    let response = next.run(request).await;
    state.metrics.record_response(&route, response.status(), started.elapsed());
    response
}

/// The pattern that matched the request's path.
fn route_of(request: &Request) -> &str {
    request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str)
}
