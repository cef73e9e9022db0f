//! Health checks and metrics.

use std::sync::Arc;

use reqwest::Method;
use storage::StorageError;

use crate::browser::Browser;
use crate::faulty_storage::{Fault, closed_gate};
use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn health_and_metrics_have_a_listener_of_their_own() {
    let shop = TestApp::start().await;
    let mut monitor = Browser::new(shop.operations_url());
    assert_eq!(monitor.get("/healthz").await.status, 200);
    assert_eq!(monitor.get("/readyz").await.status, 200);
    shop.browser().get(&format!("/s/{STORE}")).await;
    let metrics = monitor.get("/metrics").await;
    assert!(metrics.header("content-type").starts_with("application/openmetrics-text; version=1.0.0"));
    assert!(metrics.body.contains("nukkad_http_responses_total{class=\"2xx\"}"), "{}", metrics.body);
    assert!(!metrics.body.contains(STORE));
    // Customers do not reach them.
    for path in ["/healthz", "/readyz", "/metrics"] {
        assert_eq!(shop.browser().get(path).await.status, 404, "{path}");
    }
    shop.state().readiness.start_draining();
    assert_eq!(monitor.get("/readyz").await.status, 503);
    assert_eq!(monitor.get("/healthz").await.status, 200);
    shop.stop().await;
}

#[tokio::test]
async fn a_server_that_cannot_store_orders_is_not_ready() {
    let (app, storage) = TestApp::start_with_faulty_storage().await;
    let mut monitor = Browser::new(app.operations_url());
    assert_eq!(monitor.get("/readyz").await.status, 200);
    let gate = closed_gate();
    for fault in [Fault::engine(), Fault::Wait(Arc::clone(&gate))] {
        storage.fail_always("check_health", fault);
        assert_eq!(monitor.get("/readyz").await.status, 503);
        assert_eq!(monitor.get("/healthz").await.status, 200);
    }
    storage.clear("check_health");
    gate.close();
    assert_eq!(monitor.get("/readyz").await.status, 200);
    app.stop().await;
}

#[tokio::test]
async fn with_a_full_disk_every_write_is_answered_to_retry() {
    let (app, storage) = TestApp::start_with_faulty_storage().await;
    storage.fail_always("set_line", Fault::Fail(StorageError::Full));
    storage.fail_always("store_events", Fault::Fail(StorageError::Full));
    let mut browser = app.browser();
    let line = [("store", STORE), ("line", "tomato-1kg:1:2100")];
    let form = browser.post_form("/cart/lines", &line).await;
    assert_eq!(form.status, 503, "{}", form.body);
    assert!(!form.header("retry-after").is_empty());
    let signature = whatsapp::signature::sign(&app.state().chat.app_secret, b"{}");
    let headers = [("x-hub-signature-256", signature.as_str())];
    let mut meta = app.browser().with_headers(&[]);
    let webhook = meta.send(Method::POST, "/webhooks/whatsapp", &headers, Some("{}".to_owned())).await;
    assert_eq!(webhook.status, 503);
    // Reading goes on.
    assert_eq!(browser.get(&format!("/s/{STORE}")).await.status, 200);
    app.stop().await;
}

#[tokio::test]
async fn rejected_webhooks_are_counted() {
    let shop = TestApp::start().await;
    let before = shop.state().metrics.webhook_signature_failures.get();
    let headers = [("x-hub-signature-256", "sha256=00")];
    let mut meta = shop.browser().with_headers(&[]);
    let refused = meta.send(Method::POST, "/webhooks/whatsapp", &headers, Some("{}".to_owned())).await;
    assert_eq!(refused.status, 401);
    let mut monitor = Browser::new(shop.operations_url());
    let expected = format!("nukkad_webhook_signature_failures_total {}", before + 1);
    assert!(monitor.get("/metrics").await.body.lines().any(|line| line == expected));
    shop.stop().await;
}

#[tokio::test]
async fn a_storage_refuses_the_other_mode() {
    use storage::{Mode, StorageKey, sqlite::SqliteStorage};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("storage.db");
    let key = StorageKey::load_or_create_beside(&path).unwrap();
    drop(SqliteStorage::open(&path, Mode::Sandbox, key).unwrap());
    let key = StorageKey::load_or_create_beside(&path).unwrap();
    let other = SqliteStorage::open(&path, Mode::Live, key).err();
    assert!(matches!(other, Some(StorageError::ModeMismatch { .. })), "{other:?}");
}
