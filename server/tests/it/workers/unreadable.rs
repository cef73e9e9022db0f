//! What Meta signed and we can not read.

use ledger::LedgerError;
use reqwest::Method;
use whatsapp::signature;

use super::until;
use crate::faulty_ledger::Fault;
use crate::test_shop::TestShop;

async fn deliver(shop: &TestShop, body: &'static str) -> u16 {
    let signed = signature::sign(&shop.shop().app_secret, body.as_bytes());
    let headers = [("content-type", "application/json"), (signature::HEADER, signed.as_str())];
    let mut meta = shop.browser().saying(&[]);
    meta.send(Method::POST, "/webhooks/whatsapp", &headers, Some(body.to_owned())).await.status
}

#[tokio::test]
async fn it_is_stored_before_it_is_acknowledged_and_ended_by_the_worker() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    // The worker looks the other way for a while.
    ledger.always("pending_events", Fault::Refuse(LedgerError::Busy));
    ledger.next("receive", 1, &Fault::Refuse(LedgerError::Busy));
    assert_eq!(deliver(&shop, "not \"json\"").await, 503, "not stored, so not acknowledged");
    for body in ["not \"json\"", "{}", "not \"json\"", r#"{"entry":[]}"#] {
        assert_eq!(deliver(&shop, body).await, 200, "{body}");
    }
    let stored = ledger.itself().pending_events(shop.now(), 10).await.unwrap();
    let stored: Vec<_> = stored.iter().map(|event| event.payload.as_str()).collect();
    let unreadable =
        [r#"{"unreadable":"not \"json\""}"#, r#"{"unreadable":"{}"}"#, r#"{"unreadable":"{\"entry\":[]}"}"#];
    assert_eq!(stored, unreadable, "each once");
    ledger.heal("pending_events");
    ledger.did("answer", 3).await;
    let metrics = &shop.shop().metrics;
    until(|| metrics.events_received.get() == 3).await;
    assert_eq!(ledger.itself().pending_events(shop.now(), 10).await.unwrap(), []);
    assert_eq!(metrics.events_set_aside.get(), 0);
    shop.close().await;
}
