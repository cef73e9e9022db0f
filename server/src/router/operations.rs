//! What monitors ask, on a listener of its own: `/healthz`, `/readyz`, `/metrics`.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::Shop;

/// `/healthz`: it runs. `/readyz`: it can serve. `/metrics`: what it has done.
pub fn operations(shop: Arc<Shop>) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(shop)
}

async fn ready(State(shop): State<Arc<Shop>>) -> impl IntoResponse {
    if shop.health.is_closing() {
        return (StatusCode::SERVICE_UNAVAILABLE, "closing\n");
    }
    match shop.ledger.ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the ledger is not ready\n")
        }
    }
}

async fn metrics(State(shop): State<Arc<Shop>>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], shop.metrics.text())
}
