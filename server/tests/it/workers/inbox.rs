//! Events that fail, and those beside them.

use commerce::Language::English;
use jiff::SignedDuration;
use serde_json::json;
use storage::StorageError;

use super::{ASHA, RAVI, written_to};
use crate::faulty_storage::{Fault, closed_gate};
use crate::test_app::TestApp;

#[tokio::test]
async fn a_panic_reschedules_an_event_and_those_of_its_sender_behind_it() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    storage.fail_next("find_store_by_phone", 1, &Fault::Panic);
    asha.send_text("Hi");
    shop.idle().await;
    asha.send_text("999999");
    ravi.send_text("Hi");
    // The clock does not move: hers wait, and those of others do not.
    assert_eq!(ravi.drain().await.len(), 2);
    assert_eq!(asha.messages(), []);
    shop.advance(SignedDuration::from_secs(1));
    shop.idle().await;
    assert!(asha.receive().await.link().is_some(), "the greeting first");
    assert_eq!(asha.receive().await.choices().len(), 3);
    assert!(asha.receive().await.text().contains("999999"));
    assert_eq!(storage.calls("reschedule_event"), 1);
    assert_eq!(shop.state().metrics.events_dead_lettered.get(), 0);
    shop.stop().await;
}

#[tokio::test]
async fn an_event_is_dead_lettered_after_delays_that_double() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let mut asha = shop.phone(ASHA, "Asha");
    storage.fail_next("find_store_by_phone", 4, &Fault::Panic);
    storage.fail_next("find_store_by_phone", 4, &Fault::engine());
    asha.send_text("Hi");
    for attempts in 1..8 {
        shop.idle().await;
        assert_eq!(storage.calls("reschedule_event"), attempts);
        // The delay doubles, and jitter takes away up to a quarter.
        let delay = SignedDuration::from_secs(1 << (attempts - 1));
        let least = delay * 3 / 4 - SignedDuration::from_millis(1);
        shop.advance_and_settle(least).await;
        assert_eq!(storage.calls("find_store_by_phone"), attempts, "not before {least:?}");
        shop.advance(delay - least);
    }
    shop.idle().await;
    assert_eq!(shop.state().metrics.events_dead_lettered.get(), 1);
    assert_eq!((storage.calls("find_store_by_phone"), storage.calls("reschedule_event")), (8, 7));
    asha.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn a_busy_storage_costs_an_event_no_attempt() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let mut asha = shop.phone(ASHA, "Asha");
    storage.fail_next("find_store_by_phone", 1, &Fault::Fail(StorageError::Busy));
    asha.send_text("Hi");
    asha.assert_no_more_messages().await;
    shop.advance(SignedDuration::from_secs(1));
    assert_eq!(asha.drain().await.len(), 2);
    assert_eq!((storage.calls("find_store_by_phone"), storage.calls("reschedule_event")), (2, 0));
    shop.stop().await;
}

#[tokio::test]
async fn a_slow_event_blocks_no_other_sender() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    let gate = closed_gate();
    storage.fail_next("find_store_by_phone", 1, &Fault::Wait(gate.clone()));
    // Both in one round: the next begins when this one has ended.
    shop.emulator().open_window(&ravi.number);
    shop.emulator().open_window(&asha.number);
    let text = |from: &str, id: &str| json!({ "from": from, "id": id, "timestamp": "1795152600", "type": "text", "text": { "body": "orders" } });
    shop.emulator().send_raw(&webhook(
        "100000000000001",
        json!({ "messages": [text(ASHA, "wamid.1"), text(RAVI, "wamid.2"), text(ASHA, "wamid.3")] }),
    ));
    assert!(ravi.receive().await.text().contains(&i18n::chat::no_orders(English)));
    assert_eq!(written_to(&shop, ASHA), []);
    assert_eq!(storage.calls("find_store_by_phone"), 2, "her second waits for her first");
    gate.close();
    asha.receive().await;
    asha.receive().await;
    shop.stop().await;
}

/// A webhook body about a number of ours.
fn webhook(number_id: &str, what: serde_json::Value) -> serde_json::Value {
    let mut value = json!({
        "messaging_product": "whatsapp",
        "metadata": { "display_phone_number": "912200000000", "phone_number_id": number_id },
    });
    value.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
    let changes = json!([{ "field": "messages", "value": value }]);
    json!({ "object": "whatsapp_business_account", "entry": [{ "id": "1", "changes": changes }] })
}

#[tokio::test]
async fn statuses_are_stored_in_one_command() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let status = |number: u32| json!({ "id": format!("wamid.{number}"), "status": "read", "timestamp": "1" });
    let statuses: Vec<_> = (0..100).map(status).collect();
    shop.emulator().send_raw(&webhook("100000000000001", json!({ "statuses": statuses })));
    shop.idle().await;
    assert_eq!(storage.inner().pending_events(shop.now(), 1).await.unwrap(), []);
    assert_eq!(shop.state().metrics.events_received.get(), 100);
    assert_eq!((storage.calls("record_statuses"), storage.calls("complete_event")), (1, 0));
    shop.stop().await;
}

#[tokio::test]
async fn statuses_that_cannot_be_stored_together_are_stored_one_by_one() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    // All three together, and then the first of them.
    storage.fail_next("record_statuses", 2, &Fault::engine());
    let status =
        |number: u32| json!({ "id": format!("wamid.{number}"), "status": "failed", "timestamp": "1" });
    let statuses: Vec<_> = (0..3).map(status).collect();
    shop.emulator().send_raw(&webhook("100000000000001", json!({ "statuses": statuses })));
    shop.idle().await;
    let failed = &shop.state().metrics.messages_failed;
    assert_eq!((storage.calls("reschedule_event"), failed.get()), (1, 2));
    shop.advance_and_settle(SignedDuration::from_secs(1)).await;
    assert_eq!(failed.get(), 3);
    shop.stop().await;
}

#[tokio::test]
async fn events_of_another_number_are_left_alone() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let mut asha = shop.phone(ASHA, "Asha");
    let text = json!({
        "from": ASHA, "id": "wamid.elsewhere", "timestamp": "1795152600", "type": "text", "text": { "body": "Hi" },
    });
    shop.emulator().send_raw(&webhook("100000000000009", json!({ "messages": [text] })));
    asha.assert_no_more_messages().await;
    assert_eq!(storage.calls("complete_event"), 1);
    asha.send_text("Hi");
    assert_eq!(asha.drain().await.len(), 2);
    assert_eq!(storage.calls("find_store_by_phone"), 1, "the other one is ignored");
    shop.stop().await;
}

/// The text of a number of messages from one phone, all in one webhook.
fn many_texts(body: &str, count: u32) -> serde_json::Value {
    let text = |number: u32| {
        let id = format!("wamid.{body}.{number}");
        json!({ "from": ASHA, "id": id, "timestamp": "1795152600", "type": "text", "text": { "body": body } })
    };
    let messages: Vec<_> = (0..count).map(text).collect();
    webhook("100000000000001", json!({ "messages": messages }))
}

#[tokio::test]
async fn many_greetings_get_one_reply_and_one_link() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let mut asha = shop.phone(ASHA, "Asha");
    shop.emulator().open_window(&asha.number);
    shop.emulator().send_raw(&many_texts("Hi", 1_000));
    let replies = asha.drain().await;
    assert_eq!(replies.len(), 2, "{replies:#?}");
    assert_eq!(storage.calls("complete_event"), 1_000);
    assert_eq!(storage.inner().pending_events(shop.now(), 1).await.unwrap(), []);
    // After a while there is a greeting again, with the same link; later the link is a new one.
    for (minutes, is_same) in [(1, true), (6, false)] {
        shop.advance(SignedDuration::from_mins(minutes));
        asha.send_text("Hi");
        let again = asha.drain().await;
        assert_eq!(again.len(), 2, "{again:#?}");
        assert_eq!(again[0].link() == replies[0].link(), is_same, "after {minutes} minutes");
    }
    shop.stop().await;
}

#[tokio::test]
async fn the_replies_to_one_customer_in_a_minute_are_limited() {
    let (shop, _storage) = TestApp::start_with_faulty_storage().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    shop.emulator().open_window(&asha.number);
    shop.emulator().send_raw(&many_texts("orders", 100));
    assert_eq!(asha.drain().await.len(), 20);
    ravi.send_text("orders");
    assert_eq!(ravi.drain().await.len(), 1);
    shop.advance(SignedDuration::from_mins(1));
    asha.send_text("orders");
    assert_eq!(asha.drain().await.len(), 1);
    shop.stop().await;
}
