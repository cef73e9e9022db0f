//! Outgoing messages: retried, in order, and failed without blocking others.

use commerce::Language::English;
use commerce::Paise;
use jiff::SignedDuration;
use whatsapp::identity::Phone;

use super::phone::STORE_PHONE;
use super::shopping::{
    ASHA, RAVI, arrive, arrive_and_order, board_counts, continue_from, open_counter, order_tomatoes,
};
use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn messages_are_retried_in_their_order_after_errors_of_meta() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    shop.emulator().fail_next(3, 500, 131_016);
    phone.send_text("Hi");
    let first = shop.receive_later(&mut phone).await;
    assert!(first.link().is_some(), "the link comes before the buttons: {first:#?}");
    assert_eq!(shop.receive_later(&mut phone).await.choices().len(), 3);
    // The bill before the place, also when its file is refused once.
    let (mut phone, mut browser) = arrive(&shop, RAVI, "Ravi").await;
    shop.emulator().fail_next(1, 400, 131_053);
    order_tomatoes(&mut browser).await;
    assert_eq!(shop.receive_later(&mut phone).await.kind, "document");
    assert_eq!(shop.receive_later(&mut phone).await.kind, "location");
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn a_recipient_who_has_to_wait_blocks_no_other() {
    let shop = TestApp::start().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    shop.emulator().fail_next(1, 400, 131_056);
    asha.send_text("Hi");
    // The clock does not move, so hers waits from now on.
    shop.idle().await;
    ravi.send_text("Hi");
    ravi.receive().await;
    ravi.receive().await;
    assert_eq!(asha.messages(), []);
    assert!(shop.receive_later(&mut asha).await.link().is_some());
    assert_eq!(shop.receive_later(&mut asha).await.choices().len(), 3);
    shop.stop().await;
}

#[tokio::test]
async fn a_message_to_a_closed_chat_fails_without_blocking_others() {
    let shop = TestApp::start().await;
    let failed = || shop.state().metrics.messages_failed.get();
    let (mut phone, mut browser, _order) = arrive_and_order(&shop).await;
    shop.idle().await;
    assert_eq!(failed(), 1);
    assert_eq!(shop.phone(STORE_PHONE, "Sunita").messages(), []);
    // The counter shows the order; once the store's phone has sent a message, its chat works.
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    assert_eq!(board_counts(&counter.open("/counter").await), [1, 0, 0]);
    order_tomatoes(&mut browser).await;
    let request = store_phone.receive_kind("interactive").await;
    let second = i18n::chat::store_new_order(English, "SG-1002", "Asha", "", "", Paise(0));
    assert!(request.text().starts_with(second.lines().next().unwrap()), "{}", request.text());
    // A day later it is closed again.
    shop.advance(SignedDuration::from_hours(25));
    phone.send_text("Hi");
    phone.drain().await;
    let before = failed();
    order_tomatoes(&mut browser).await;
    phone.receive_kind("document").await;
    shop.idle().await;
    assert!(failed() > before);
    // The counter's session has ended too: a storekeeper who opens a new one finds the order.
    store_phone.send_text("counter");
    let link = store_phone.receive().await;
    let mut counter = continue_from(&shop, &shop.link_path(&link)).await;
    let board = counter.open("/counter").await;
    assert_eq!(board_counts(&board), [1, 0, 0]);
    shop.stop().await;
}

#[tokio::test]
async fn the_counter_shows_that_a_message_was_not_delivered() {
    let shop = TestApp::start().await;
    let mut counter = shop.counter_browser(STORE).await;
    let (mut phone, _browser, order) = arrive_and_order(&shop).await;
    shop.idle().await;
    // Taken, and then reported as not delivered.
    shop.advance(SignedDuration::from_secs(1));
    shop.emulator().fail_delivery_of_next(1, 131_026);
    let accept = format!("/counter/orders/{}/accept", order.strip_prefix("/o/").unwrap());
    counter.post_form(&accept, &[]).await.assert_status(303);
    phone.receive().await;
    shop.idle().await;
    let board = counter.open("/counter").await.text();
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
    shop.idle().await;
    let shop = shop.restart().await;
    shop.emulator().open_window(&Phone::new(ASHA));
    let mut phone = shop.phone(ASHA, "Asha");
    assert_eq!(shop.receive_later(&mut phone).await.kind, "document");
    assert_eq!(shop.receive_later(&mut phone).await.kind, "location");
    shop.stop().await;
}
