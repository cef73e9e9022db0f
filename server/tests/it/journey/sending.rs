//! Messages on their way out: tried again, in order, and given up without holding anything up.

use std::time::Duration;

use jiff::SignedDuration;
use whatsapp::emulator::ThreadMessage;
use whatsapp::identity::Phone;

use super::phone::{ChatPhone, STORE_PHONE};
use super::shopping::{ASHA, RAVI, arrive, open_counter, order_tomatoes};
use crate::test_app::{STORE, TestApp};

/// The next message, with time passing while it is waited for.
async fn hears_later(shop: &TestApp, phone: &mut ChatPhone<'_>) -> ThreadMessage {
    let passing = async {
        loop {
            tokio::time::sleep(Duration::from_millis(20)).await;
            shop.advance(SignedDuration::from_secs(1));
            shop.state().notifiers.outbox.notify_one();
        }
    };
    tokio::select! {
        message = phone.receive() => message,
        () = passing => unreachable!("time never stops"),
    }
}

#[tokio::test]
async fn trouble_on_metas_side_is_waited_out_and_the_order_is_kept() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    shop.emulator().fail_next(3, 500, 131_016);
    phone.send_text("Hi");
    let first = hears_later(&shop, &mut phone).await;
    assert!(first.link().is_some(), "the link comes before the buttons: {first:#?}");
    assert_eq!(hears_later(&shop, &mut phone).await.choices().len(), 3);
    // The bill before the place, also when its file is refused once.
    let (mut phone, mut browser) = arrive(&shop, RAVI, "Ravi").await;
    shop.emulator().fail_next(1, 400, 131_053);
    order_tomatoes(&mut browser).await;
    assert_eq!(hears_later(&shop, &mut phone).await.kind, "document");
    assert_eq!(hears_later(&shop, &mut phone).await.kind, "location");
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn one_who_has_to_wait_holds_up_nobody_else() {
    let shop = TestApp::start().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    shop.emulator().fail_next(1, 400, 131_056);
    asha.send_text("Hi");
    // Time stands still, so hers waits from now on.
    wait_for_a_refusal(&shop).await;
    ravi.send_text("Hi");
    ravi.receive().await;
    ravi.receive().await;
    assert_eq!(asha.messages(), []);
    assert!(hears_later(&shop, &mut asha).await.link().is_some());
    assert_eq!(hears_later(&shop, &mut asha).await.choices().len(), 3);
    shop.stop().await;
}

/// Waits until something is so.
async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    for _ in 0..2_000 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("never {what}");
}

/// Returns when every waiting message of the outbox waits for a later time.
async fn wait_for_a_refusal(shop: &TestApp) {
    let far = shop.now() + SignedDuration::from_hours(1);
    let storage = &shop.state().storage;
    until("refused", async || {
        let now = storage.pending_messages(shop.now(), 10).await.unwrap().len();
        let later = storage.pending_messages(far, 10).await.unwrap().len();
        now == 0 && later > 0
    })
    .await;
}

#[tokio::test]
async fn a_store_whose_chat_is_closed_is_given_up_without_holding_anything_up() {
    let shop = TestApp::start().await;
    let failed = || shop.state().metrics.messages_failed.get();
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    order_tomatoes(&mut browser).await;
    phone.receive_kind("document").await;
    phone.receive_kind("location").await;
    until("given up", async || failed() > 0).await;
    assert_eq!(shop.phone(STORE_PHONE, "Sunita").messages(), []);
    // The counter shows the order; once somebody has written from the store's phone, its chat works.
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    assert!(counter.open("/counter").await.text().contains("New · 1"));
    order_tomatoes(&mut browser).await;
    assert!(store_phone.receive_kind("interactive").await.text().contains("New order 2"));
    // A day later it is closed again.
    shop.advance(SignedDuration::from_hours(25));
    phone.drain().await;
    let before = failed();
    order_tomatoes(&mut browser).await;
    phone.receive_kind("document").await;
    until("given up", async || failed() > before).await;
    let board = counter.open("/counter").await;
    assert!(board.text().contains("New · 1"), "{}", board.text());
    shop.stop().await;
}

#[tokio::test]
async fn the_counter_sees_that_the_customer_could_not_be_told() {
    let shop = TestApp::start().await;
    let mut counter = shop.counter_browser(STORE).await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    phone.receive_kind("document").await;
    phone.receive_kind("location").await;
    shop.emulator().wait_until_idle().await;
    // Taken, and then reported as not delivered.
    shop.advance(SignedDuration::from_secs(1));
    shop.emulator().fail_delivery_of_next(1, 131_026);
    let accept = format!("/counter/orders/{}/accept", order.strip_prefix("/o/").unwrap());
    counter.post_form(&accept, &[]).await.assert_status(303);
    phone.receive().await;
    let mut board = String::new();
    for _ in 0..200 {
        board = counter.open("/counter").await.text();
        if board.contains("message not delivered") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(board.contains("message not delivered"), "{board}");
    shop.stop().await;
}

#[tokio::test]
async fn what_was_not_sent_before_closing_is_sent_after_opening() {
    let shop = TestApp::start().await;
    shop.emulator().open_window(&Phone::new(ASHA));
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    // Nothing leaves any more.
    shop.emulator().fail_next(1_000, 500, 131_016);
    order_tomatoes(&mut browser).await;
    wait_for_a_refusal(&shop).await;
    let shop = shop.restart().await;
    shop.emulator().open_window(&Phone::new(ASHA));
    let mut phone = shop.phone(ASHA, "Asha");
    assert_eq!(hears_later(&shop, &mut phone).await.kind, "document");
    assert_eq!(hears_later(&shop, &mut phone).await.kind, "location");
    shop.stop().await;
}
