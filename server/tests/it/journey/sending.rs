//! Messages on their way out: tried again, in order, and given up without holding anything up.

use std::time::Duration;

use jiff::SignedDuration;
use whatsapp::emulator::ThreadMessage;
use whatsapp::identity::Phone;

use super::phone::{ChatPhone, STORE_PHONE};
use super::shopping::{ASHA, RAVI, arrive, open_counter, order_tomatoes};
use crate::test_shop::{STORE, TestShop};

/// The next message, with time passing while it is waited for.
async fn hears_later(shop: &TestShop, phone: &mut ChatPhone<'_>) -> ThreadMessage {
    let passing = async {
        loop {
            tokio::time::sleep(Duration::from_millis(20)).await;
            shop.pass(SignedDuration::from_secs(1));
            shop.shop().wake.outbox.notify_one();
        }
    };
    tokio::select! {
        message = phone.hears() => message,
        () = passing => unreachable!("time never stops"),
    }
}

#[tokio::test]
async fn trouble_on_metas_side_is_waited_out_and_the_order_is_kept() {
    let shop = TestShop::open().await;
    let mut phone = shop.phone(ASHA, "Asha");
    shop.emulator().fail_next(3, 500, 131_016);
    phone.says("Hi");
    let first = hears_later(&shop, &mut phone).await;
    assert!(first.link().is_some(), "the link comes before the buttons: {first:#?}");
    assert_eq!(hears_later(&shop, &mut phone).await.choices().len(), 3);
    // The bill before the place, also when its file is refused once.
    let (mut phone, mut browser) = arrive(&shop, RAVI, "Ravi").await;
    shop.emulator().fail_next(1, 400, 131_053);
    order_tomatoes(&mut browser).await;
    assert_eq!(hears_later(&shop, &mut phone).await.kind, "document");
    assert_eq!(hears_later(&shop, &mut phone).await.kind, "location");
    phone.has_heard_everything().await;
    shop.close().await;
}

#[tokio::test]
async fn one_who_has_to_wait_holds_up_nobody_else() {
    let shop = TestShop::open().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    shop.emulator().fail_next(1, 400, 131_056);
    asha.says("Hi");
    // Time stands still, so hers waits from now on.
    wait_for_a_refusal(&shop).await;
    ravi.says("Hi");
    ravi.hears().await;
    ravi.hears().await;
    assert_eq!(asha.everything(), []);
    assert!(hears_later(&shop, &mut asha).await.link().is_some());
    assert_eq!(hears_later(&shop, &mut asha).await.choices().len(), 3);
    shop.close().await;
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
async fn wait_for_a_refusal(shop: &TestShop) {
    let far = shop.now() + SignedDuration::from_hours(1);
    let ledger = &shop.shop().ledger;
    until("refused", async || {
        let now = ledger.pending_messages(shop.now(), 10).await.unwrap().len();
        let later = ledger.pending_messages(far, 10).await.unwrap().len();
        now == 0 && later > 0
    })
    .await;
}

#[tokio::test]
async fn a_store_whose_chat_is_closed_is_given_up_without_holding_anything_up() {
    let shop = TestShop::open().await;
    let failed = || shop.shop().metrics.messages_failed.get();
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    order_tomatoes(&mut browser).await;
    phone.hears_a("document").await;
    phone.hears_a("location").await;
    until("given up", async || failed() > 0).await;
    assert_eq!(shop.phone(STORE_PHONE, "Sunita").everything(), []);
    // The counter shows the order; once somebody has written from the store's phone, its chat works.
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    assert!(counter.open("/counter").await.words().contains("New · 1"));
    order_tomatoes(&mut browser).await;
    assert!(store_phone.hears_a("interactive").await.text().contains("New order 2"));
    // A day later it is closed again.
    shop.pass(SignedDuration::from_hours(25));
    phone.catches_up().await;
    let before = failed();
    order_tomatoes(&mut browser).await;
    phone.hears_a("document").await;
    until("given up", async || failed() > before).await;
    let board = counter.open("/counter").await;
    assert!(board.words().contains("New · 1"), "{}", board.words());
    shop.close().await;
}

#[tokio::test]
async fn the_counter_sees_that_the_customer_could_not_be_told() {
    let shop = TestShop::open().await;
    let mut counter = shop.counter_of(STORE).await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    phone.hears_a("document").await;
    phone.hears_a("location").await;
    shop.emulator().settled().await;
    // Taken, and then reported as not delivered.
    shop.pass(SignedDuration::from_secs(1));
    shop.emulator().fail_delivery_of_next(1, 131_026);
    let accept = format!("/counter/orders/{}/accept", order.strip_prefix("/o/").unwrap());
    counter.post_form(&accept, &[]).await.is(303);
    phone.hears().await;
    let mut board = String::new();
    for _ in 0..200 {
        board = counter.open("/counter").await.words();
        if board.contains("message not delivered") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(board.contains("message not delivered"), "{board}");
    shop.close().await;
}

#[tokio::test]
async fn what_was_not_sent_before_closing_is_sent_after_opening() {
    let shop = TestShop::open().await;
    shop.emulator().open_window(&Phone::new(ASHA));
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    // Nothing leaves any more.
    shop.emulator().fail_next(1_000, 500, 131_016);
    order_tomatoes(&mut browser).await;
    wait_for_a_refusal(&shop).await;
    let shop = shop.reopen().await;
    shop.emulator().open_window(&Phone::new(ASHA));
    let mut phone = shop.phone(ASHA, "Asha");
    assert_eq!(hears_later(&shop, &mut phone).await.kind, "document");
    assert_eq!(hears_later(&shop, &mut phone).await.kind, "location");
    shop.close().await;
}
