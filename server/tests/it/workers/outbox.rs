//! Messages whose sending goes wrong, and those beside them.

use commerce::notice::ChatMessage;
use commerce::order::NewOrder;
use commerce::{
    CartId, CartLine, Language, MessageId, OrderId, OrderLimits, OutboxItem, Party, Slot, StoreCode,
};
use jiff::SignedDuration;
use storage::{NewMessage, PlaceOrder, PlaceOutcome, SendOutcome};

use super::{ASHA, RAVI, written_to};
use crate::faulty_storage::{Fault, FaultyStorage, closed_gate};
use crate::journey::phone::ChatPhone;
use crate::test_app::{FIRST_ORDER, STORE, TestApp};

/// Writes one message to each of so many customers.
pub(super) async fn say_to_many(shop: &TestApp, many: u32) {
    let mut messages = Vec::new();
    for number in 0..many {
        let to = Party::Customer(shop.customer(number).await);
        shop.emulator().open_window(&whatsapp::identity::Phone::new(format!("9198{number:08}")));
        let message = ChatMessage::Text { body: format!("Good morning, number {number}") };
        messages.push(NewMessage {
            id: MessageId(u128::from(number) + 1),
            recipient: to,
            item: OutboxItem::Message { message },
        });
    }
    shop.write_messages(messages).await;
    shop.state().notifiers.outbox.notify();
}

#[tokio::test]
async fn a_send_that_cannot_be_recorded_is_not_repeated() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    storage.fail_always("record_send", Fault::engine());
    asha.send_text("Hi");
    asha.receive().await;
    ravi.send_text("Hi");
    shop.idle().await;
    // After the backoff recording is tried again, and nothing else is sent.
    shop.advance_and_settle(SignedDuration::from_secs(1)).await;
    assert_eq!(storage.calls("record_send"), 3);
    assert_eq!((written_to(&shop, ASHA).len(), written_to(&shop, RAVI).len()), (1, 0));
    storage.clear("record_send");
    shop.advance(SignedDuration::from_secs(2));
    assert_eq!(asha.receive().await.choices().len(), 3);
    ravi.receive().await;
    ravi.receive().await;
    asha.assert_no_more_messages().await;
    ravi.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn a_panic_while_sending_is_one_try() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    storage.fail_next("address", 1, &Fault::Panic);
    asha.send_text("Hi");
    shop.idle().await;
    ravi.send_text("Hi");
    assert_eq!(ravi.drain().await.len(), 2);
    assert_eq!(asha.messages(), []);
    assert_eq!(storage.calls("address"), 3, "one for Asha, two for Ravi: the clock does not move");
    shop.advance(SignedDuration::from_secs(1));
    shop.idle().await;
    assert!(asha.receive().await.link().is_some());
    assert_eq!(asha.receive().await.choices().len(), 3);
    shop.stop().await;
}

#[tokio::test]
async fn a_send_that_hangs_blocks_no_other() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let gate = closed_gate();
    storage.fail_next("record_send", 1, &Fault::Wait(gate.clone()));
    say_to_many(&shop, 40).await;
    storage.wait_for_completed("record_send", 39).await;
    let waiting = storage.inner().pending_messages(shop.now(), 99).await.unwrap();
    assert_eq!(waiting.len(), 1, "{waiting:#?}");
    gate.close();
    shop.idle().await;
    assert_eq!(storage.inner().pending_messages(shop.now(), 99).await.unwrap(), []);
    assert_eq!(shop.state().metrics.messages_sent.get(), 40);
    assert_eq!(storage.calls("record_send"), 40);
    shop.stop().await;
}

/// Asha, whose chat is open, orders a kilo of tomatoes; the message to the store has failed for good.
async fn order(shop: &TestApp, storage: &FaultyStorage) {
    shop.emulator().open_window(&whatsapp::identity::Phone::new(ASHA));
    let held_up = closed_gate();
    storage.fail_always("pending_messages", Fault::Wait(held_up.clone()));
    shop.state().notifiers.outbox.notify();
    storage.wait_for_calls("pending_messages", storage.calls("pending_messages") + 1).await;
    let store: StoreCode = STORE.parse().unwrap();
    let listings = storage.inner().listings(&store).await.unwrap().unwrap().listings;
    let listing = listings.iter().find(|listing| listing.product.as_str() == "tomato-1kg").unwrap();
    let start = shop.now() + SignedDuration::from_mins(60);
    let order = NewOrder {
        id: OrderId(7),
        store: store.clone(),
        customer: shop.customer(12_340_001).await,
        cart: CartId(7),
        contact_name: "Asha".to_owned(),
        note: None,
        language: Language::English,
        slot: Slot { start, end: start + SignedDuration::from_mins(30) },
        lines: vec![CartLine {
            product: listing.product.clone(),
            quantity: 1,
            expected_price: listing.price,
        }],
        coupon: None,
        expected_discount: commerce::Paise::ZERO,
        if_missing: Vec::new(),
        pickup_code: "4711".to_owned(),
        at: shop.now(),
    };
    let order = PlaceOrder { order, key: None, limits: OrderLimits::default() };
    let placed = storage.inner().place(order).await.unwrap();
    assert!(matches!(placed, PlaceOutcome::Placed(_)), "{placed:?}");
    let waiting = storage.inner().pending_messages(shop.now(), 10).await.unwrap();
    let to_store = waiting.iter().find(|message| message.recipient == Party::Store(store.clone())).unwrap();
    let never = SendOutcome::Failed { reason: "of this test".to_owned() };
    storage.inner().record_send(to_store.id, never, shop.now()).await.unwrap();
    storage.clear("pending_messages");
    held_up.close();
}

/// The receipt with a link to the order, and the messages after it.
async fn assert_order_in_text(shop: &TestApp, asha: &mut ChatPhone<'_>) {
    let words = asha.receive().await;
    assert!(words.kind == "interactive" && words.text().contains(FIRST_ORDER), "{words:#?}");
    assert!(shop.link_path(&words).starts_with("/l/"), "{words:#?}");
    asha.receive_kind("location").await;
    asha.assert_no_more_messages().await;
}

#[tokio::test]
async fn a_bill_whose_file_is_refused_three_times_goes_in_words() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let mut asha = shop.phone(ASHA, "Asha");
    shop.emulator().fail_next(3, 400, 131_053);
    order(&shop, &storage).await;
    for _ in 1..3 {
        shop.idle().await;
        assert_eq!(asha.messages(), []);
        shop.advance(SignedDuration::from_secs(2));
    }
    assert_order_in_text(&shop, &mut asha).await;
    shop.stop().await;
}

#[tokio::test]
async fn a_bill_whose_file_is_refused_for_good_goes_in_words_at_once() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let mut asha = shop.phone(ASHA, "Asha");
    shop.emulator().fail_next(1, 400, 131_009);
    order(&shop, &storage).await;
    assert_order_in_text(&shop, &mut asha).await;
    assert_eq!(shop.state().metrics.messages_failed.get(), 0);
    shop.stop().await;
}

#[tokio::test]
async fn a_bill_has_its_pdf_after_failures_of_every_message() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let mut asha = shop.phone(ASHA, "Asha");
    // Two attempts with the PDF; from the third on each attempts the text too, in vain.
    shop.emulator().fail_next(2 + 2 * 2, 500, 131_016);
    order(&shop, &storage).await;
    for _ in 1..5 {
        shop.advance_and_settle(SignedDuration::from_secs(8)).await;
    }
    asha.receive_kind("document").await;
    asha.receive_kind("location").await;
    asha.assert_no_more_messages().await;
    shop.stop().await;
}
