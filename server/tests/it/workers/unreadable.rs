//! Webhooks that Meta signed and we cannot read.

use jiff::SignedDuration;
use reqwest::Method;
use storage::StorageError;
use whatsapp::signature;

use crate::faulty_storage::Fault;
use crate::test_app::TestApp;

async fn deliver(shop: &TestApp, body: &'static str) -> u16 {
    let signed = signature::sign(&shop.state().chat.app_secret, body.as_bytes());
    let headers = [("content-type", "application/json"), (signature::HEADER, signed.as_str())];
    let mut meta = shop.browser().with_headers(&[]);
    meta.send(Method::POST, "/webhooks/whatsapp", &headers, Some(body.to_owned())).await.status
}

#[tokio::test]
async fn it_is_stored_before_it_is_acknowledged_and_ended_by_the_worker() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    // The worker looks the other way for a while.
    storage.fail_always("pending_events", Fault::Fail(StorageError::Busy));
    storage.fail_next("store_events", 1, &Fault::Fail(StorageError::Busy));
    assert_eq!(deliver(&shop, "not \"json\"").await, 503, "not stored, so not acknowledged");
    for body in ["not \"json\"", "{}", "not \"json\"", r#"{"entry":[]}"#] {
        assert_eq!(deliver(&shop, body).await, 200, "{body}");
    }
    let stored = storage.inner().pending_events(shop.now(), 10).await.unwrap();
    let stored: Vec<_> = stored.iter().map(|event| event.payload.as_str()).collect();
    let unreadable =
        [r#"{"unreadable":"not \"json\""}"#, r#"{"unreadable":"{}"}"#, r#"{"unreadable":"{\"entry\":[]}"}"#];
    assert_eq!(stored, unreadable, "each once");
    storage.clear("pending_events");
    shop.advance_and_settle(SignedDuration::from_mins(1)).await;
    let metrics = &shop.state().metrics;
    assert_eq!((storage.calls("complete_event"), metrics.events_received.get()), (3, 3));
    assert_eq!(storage.inner().pending_events(shop.now(), 10).await.unwrap(), []);
    assert_eq!(metrics.events_dead_lettered.get(), 0);
    shop.stop().await;
}
