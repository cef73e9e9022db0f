//! What monitoring asks for, on a listener of its own: `/healthz`, `/readyz`, `/metrics`.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use tokio::time::timeout;

use crate::AppState;
use crate::metrics;

/// How long a monitor waits for an answer.
const READINESS_TIMEOUT: Duration = Duration::from_secs(2);

/// `/healthz`: the process runs. `/readyz`: orders can be stored. `/metrics`: counters and histograms.
pub(crate) fn operations_router(state: Arc<AppState>) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(get_readiness))
        .route("/metrics", get(get_metrics))
        .with_state(state)
}

async fn get_readiness(State(state): State<Arc<AppState>>) -> impl IntoResponse {
    if state.readiness.is_draining() {
        return (StatusCode::SERVICE_UNAVAILABLE, "shutting down\n");
    }
    match timeout(READINESS_TIMEOUT, state.storage.check_health()).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => {
            tracing::warn!(%error, "not ready: the storage cannot be written");
            (StatusCode::SERVICE_UNAVAILABLE, "the storage cannot be written\n")
        }
        Err(_) => {
            tracing::warn!("not ready: the storage did not answer in time");
            (StatusCode::SERVICE_UNAVAILABLE, "the storage does not answer\n")
        }
    }
}

async fn get_metrics(State(state): State<Arc<AppState>>) -> impl IntoResponse {
    ([(CONTENT_TYPE, metrics::CONTENT_TYPE)], state.metrics.encode())
}
