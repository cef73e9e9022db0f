//! Closing in the middle of work, and closing because the ledger has.

use std::time::Duration;

use ledger::LedgerError;
use serde_json::json;

use super::outbox::say_to_many;
use super::until;
use crate::faulty_ledger::{Fault, FaultyLedger, gate};
use crate::test_shop::TestShop;

/// Makes work, tells the shop to close while sixteen calls of a method wait, lets them go on, and waits until
/// it is closed.
async fn close_while(
    ledger: &FaultyLedger,
    method: &'static str,
    shop: TestShop,
    work: impl AsyncFnOnce(&TestShop),
) {
    let gate = gate();
    ledger.always(method, Fault::Wait(gate.clone()));
    work(&shop).await;
    ledger.called(method, 16).await;
    let inner = shop.shop().clone();
    let closing = tokio::spawn(shop.close());
    until(|| inner.health.is_closing()).await;
    gate.close();
    closing.await.unwrap();
}

#[tokio::test]
async fn what_is_being_sent_is_sent_and_recorded_and_nothing_more() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let inner = shop.shop().clone();
    close_while(&ledger, "sent", shop, async |shop| say_to_many(shop, 40).await).await;
    assert_eq!((ledger.calls("sent"), inner.metrics.messages_sent.get()), (16, 16));
}

#[tokio::test]
async fn the_events_begun_are_ended_and_no_other_is_begun() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let text = |number: u32| {
        let (from, id) = (format!("9198{number:08}"), format!("wamid.{number}"));
        json!({ "from": from, "id": id, "timestamp": "1795152600", "type": "text", "text": { "body": "Hi" } })
    };
    let messages: Vec<_> = (0..40).map(text).collect();
    let body = json!({ "object": "whatsapp_business_account", "entry": [{ "id": "1", "changes": [{
        "field": "messages",
        "value": { "metadata": { "phone_number_id": "100000000000001" }, "messages": messages },
    }] }] });
    close_while(&ledger, "meet_store", shop, async |shop| shop.emulator().send_raw(&body)).await;
    assert_eq!((ledger.calls("meet_store"), ledger.calls("answer")), (16, 16));
}

#[tokio::test]
async fn a_shop_whose_ledger_has_closed_by_itself_stops() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    // Trouble that may pass is no reason.
    ledger.always("ready", Fault::engine());
    ledger.called("ready", 1).await;
    ledger.always("ready", Fault::Refuse(LedgerError::Closed));
    let stopped = tokio::time::timeout(Duration::from_secs(20), shop.stops_by_itself()).await;
    let why = stopped.expect("it goes on without a ledger");
    assert!(why.contains("the ledger can no longer be written"), "{why}");
    assert_eq!(ledger.itself().ready().await, Err(LedgerError::Closed), "it closed what it could");
}
