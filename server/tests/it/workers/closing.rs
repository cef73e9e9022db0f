//! Closing in the middle of work, and closing because the storage has.

use std::sync::Arc;

use jiff::SignedDuration;
use serde_json::json;
use storage::StorageError;

use super::outbox::say_to_many;
use crate::faulty_storage::{Fault, FaultyStorage, closed_gate};
use crate::test_app::TestApp;

/// Makes work, stops the app while sixteen calls of a method wait, lets them continue, and waits until
/// it is closed.
async fn close_while(
    storage: &FaultyStorage,
    method: &'static str,
    shop: TestApp,
    work: impl AsyncFnOnce(&TestApp),
) {
    let gate = closed_gate();
    storage.fail_always(method, Fault::Wait(gate.clone()));
    work(&shop).await;
    storage.wait_for_calls(method, 16).await;
    let inner = shop.state().clone();
    let closing = tokio::spawn(shop.stop());
    while !inner.readiness.is_draining() {
        tokio::task::yield_now().await;
    }
    gate.close();
    closing.await.unwrap();
}

#[tokio::test]
async fn what_is_being_sent_is_sent_and_recorded_and_nothing_more() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let inner = shop.state().clone();
    close_while(&storage, "record_send", shop, async |shop| say_to_many(shop, 40).await).await;
    assert_eq!((storage.calls("record_send"), inner.metrics.messages_sent.get()), (16, 16));
}

#[tokio::test]
async fn events_in_progress_are_completed_and_no_other_is_started() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let text = |number: u32| {
        let (from, id) = (format!("9198{number:08}"), format!("wamid.{number}"));
        json!({ "from": from, "id": id, "timestamp": "1795152600", "type": "text", "text": { "body": "Hi" } })
    };
    let messages: Vec<_> = (0..40).map(text).collect();
    let body = json!({ "object": "whatsapp_business_account", "entry": [{ "id": "1", "changes": [{
        "field": "messages",
        "value": { "metadata": { "phone_number_id": "100000000000001" }, "messages": messages },
    }] }] });
    close_while(&storage, "find_store_by_phone", shop, async |shop| shop.emulator().send_raw(&body)).await;
    assert_eq!((storage.calls("find_store_by_phone"), storage.calls("complete_event")), (16, 16));
}

#[tokio::test]
async fn a_shop_whose_storage_has_closed_by_itself_stops() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    // It checks every two seconds; an error that may pass is no reason to stop.
    let clock = Arc::clone(&shop.clock);
    let time_passes = async || {
        loop {
            clock.advance(SignedDuration::from_secs(1));
            tokio::task::yield_now().await;
        }
    };
    storage.fail_next("check_health", 1, &Fault::engine());
    storage.fail_always("check_health", Fault::Fail(StorageError::Closed));
    let why = tokio::select! {
        why = shop.wait_for_exit() => why,
        () = time_passes() => unreachable!("time never stops"),
    };
    assert_eq!(storage.calls("check_health"), 2);
    assert!(why.contains("the storage can no longer be written"), "{why}");
    assert_eq!(storage.inner().check_health().await, Err(StorageError::Closed), "it closed what it could");
}
