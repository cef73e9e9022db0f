//! Health and metrics, on a listener of their own.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::Shop;

/// Whether the shop wants customers.
#[derive(Debug, Default)]
pub struct Health {
    closing: AtomicBool,
}

impl Health {
    /// From now on `/readyz` says no, so that a balancer sends nobody new.
    pub fn close(&self) {
        self.closing.store(true, Ordering::Relaxed);
    }

    fn is_closing(&self) -> bool {
        self.closing.load(Ordering::Relaxed)
    }
}

/// `/healthz`: it runs. `/readyz`: it can serve. `/metrics`: what it has done.
pub fn router(shop: Arc<Shop>) -> Router {
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
