//! Events that fail, and those beside them.

use ledger::LedgerError;
use serde_json::json;

use super::{ASHA, RAVI, pass, until, written_to};
use crate::faulty_ledger::{Fault, gate};
use crate::test_shop::TestShop;

#[tokio::test]
async fn a_panic_puts_one_event_off_and_its_senders_next_ones_behind_it() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    ledger.next("meet_store", 1, &Fault::Panic);
    asha.says("Hi");
    ledger.did("event_failed", 1).await;
    asha.says("999999");
    shop.emulator().settled().await;
    // The clock stands still: hers waits, and nobody else's.
    ravi.has_heard_everything().await;
    assert_eq!(asha.everything(), []);
    pass(&shop, 1);
    assert!(asha.hears().await.link().is_some(), "the greeting first");
    assert_eq!(asha.hears().await.choices().len(), 3);
    assert!(asha.hears().await.text().contains("999999"));
    assert_eq!(ledger.calls("event_failed"), 1);
    assert_eq!(shop.shop().metrics.events_set_aside.get(), 0);
    shop.close().await;
}

#[tokio::test]
async fn what_fails_for_good_is_set_aside_after_waits_that_double() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let mut asha = shop.phone(ASHA, "Asha");
    ledger.next("meet_store", 4, &Fault::Panic);
    ledger.next("meet_store", 4, &Fault::engine());
    asha.says("Hi");
    for tries in 1..8 {
        ledger.did("event_failed", tries).await;
        let wait = 1 << (tries - 1);
        pass(&shop, wait - 1);
        let waiting = ledger.itself().pending_events(shop.now(), 10).await.unwrap();
        assert_eq!(waiting, [], "after {tries} tries it waits {wait} seconds");
        pass(&shop, 1);
    }
    let set_aside = &shop.shop().metrics.events_set_aside;
    until(|| set_aside.get() == 1).await;
    assert_eq!((ledger.calls("meet_store"), ledger.calls("event_failed")), (8, 7));
    assert_eq!(asha.everything(), []);
    asha.has_heard_everything().await;
    shop.close().await;
}

#[tokio::test]
async fn a_busy_ledger_costs_an_event_no_try() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let mut asha = shop.phone(ASHA, "Asha");
    ledger.next("meet_store", 1, &Fault::Refuse(LedgerError::Busy));
    asha.has_heard_everything().await;
    assert_eq!((ledger.calls("meet_store"), ledger.calls("event_failed")), (2, 0));
    shop.close().await;
}

#[tokio::test]
async fn a_sender_whose_event_takes_long_holds_up_nobody_else() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    let gate = gate();
    ledger.next("meet_store", 1, &Fault::Wait(gate.clone()));
    // Both in one round: the next begins when this one has ended.
    shop.emulator().open_window(&ravi.number);
    shop.emulator().open_window(&asha.number);
    let text = |from: &str, id: &str| json!({ "from": from, "id": id, "timestamp": "1795152600", "type": "text", "text": { "body": "orders" } });
    shop.emulator().send_raw(&webhook(
        "100000000000001",
        json!({ "messages": [text(ASHA, "wamid.1"), text(RAVI, "wamid.2"), text(ASHA, "wamid.3")] }),
    ));
    assert!(ravi.hears().await.text().contains("no orders yet"));
    assert_eq!(written_to(&shop, ASHA), []);
    assert_eq!(ledger.calls("meet_store"), 2, "her second stands behind her first");
    gate.close();
    asha.hears().await;
    asha.hears().await;
    shop.close().await;
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
async fn statuses_are_kept_in_one_command() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let status = |number: u32| json!({ "id": format!("wamid.{number}"), "status": "read", "timestamp": "1" });
    let statuses: Vec<_> = (0..100).map(status).collect();
    shop.emulator().send_raw(&webhook("100000000000001", json!({ "statuses": statuses })));
    shop.emulator().settled().await;
    ledger.called("message_statuses", 1).await;
    while !ledger.itself().pending_events(shop.now(), 1).await.unwrap().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(shop.shop().metrics.events_received.get(), 100);
    assert_eq!((ledger.calls("message_statuses"), ledger.calls("answer")), (1, 0));
    shop.close().await;
}

#[tokio::test]
async fn statuses_that_can_not_be_kept_together_are_kept_one_by_one() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    // All three together, and then the first of them.
    ledger.next("message_statuses", 2, &Fault::engine());
    let status =
        |number: u32| json!({ "id": format!("wamid.{number}"), "status": "failed", "timestamp": "1" });
    let statuses: Vec<_> = (0..3).map(status).collect();
    shop.emulator().send_raw(&webhook("100000000000001", json!({ "statuses": statuses })));
    ledger.did("event_failed", 1).await;
    let failed = &shop.shop().metrics.messages_failed;
    until(|| failed.get() == 2).await;
    pass(&shop, 1);
    until(|| failed.get() == 3).await;
    shop.close().await;
}

#[tokio::test]
async fn events_of_another_number_are_left_alone() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let mut asha = shop.phone(ASHA, "Asha");
    let text = json!({
        "from": ASHA, "id": "wamid.elsewhere", "timestamp": "1795152600", "type": "text", "text": { "body": "Hi" },
    });
    shop.emulator().send_raw(&webhook("100000000000009", json!({ "messages": [text] })));
    ledger.did("answer", 1).await;
    asha.has_heard_everything().await;
    assert_eq!(ledger.calls("meet_store"), 1, "nobody listened to the other one");
    shop.close().await;
}
