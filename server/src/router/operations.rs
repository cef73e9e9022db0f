//! What monitors ask, on a listener of its own: `/healthz`, `/readyz`, `/metrics`.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::AppState;

/// `/healthz`: it runs. `/readyz`: it can serve. `/metrics`: what it has done.
pub fn operations_router(state: Arc<AppState>) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(get_readiness))
        .route("/metrics", get(get_metrics))
        .with_state(state)
}

async fn get_readiness(State(state): State<Arc<AppState>>) -> impl IntoResponse {
    if state.readiness.is_draining() {
        return (StatusCode::SERVICE_UNAVAILABLE, "closing\n");
    }
    match state.storage.check_health().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the storage is not ready\n")
        }
    }
}

async fn get_metrics(State(state): State<Arc<AppState>>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], state.metrics.encode())
}
