//! Messages whose sending goes wrong, and those beside them.

use commerce::notice::Say;
use commerce::{CartId, CartLine, Language, MessageId, Notice, OrderId, Party, Slot, StoreCode};
use jiff::SignedDuration;
use ledger::{Ledger, NewMessage, PlaceOrder, PlaceOutcome, SendOutcome};

use super::{ASHA, RAVI, pass, written_to};
use crate::faulty_ledger::{Fault, FaultyLedger, gate};
use crate::journey::phone::ChatPhone;
use crate::test_shop::{STORE, TestShop};

/// Writes one message to each of so many customers.
pub async fn say_to_many(shop: &TestShop, many: u32) {
    let mut messages = Vec::new();
    for number in 0..many {
        let to = Party::Customer(shop.customer(number).await);
        shop.emulator().open_window(&whatsapp::identity::Phone::new(format!("9198{number:08}")));
        let message = Say::Text { body: format!("Good morning, number {number}") };
        messages.push(NewMessage {
            id: MessageId(u128::from(number) + 1),
            to,
            notice: Notice::Say { message },
        });
    }
    shop.shop().ledger.say(messages, shop.now()).await.unwrap();
    shop.shop().wake.outbox.notify_one();
}

#[tokio::test]
async fn what_was_sent_and_can_not_be_recorded_is_not_sent_again() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    ledger.always("sent", Fault::engine());
    asha.says("Hi");
    asha.hears().await;
    ravi.says("Hi");
    // Tried to record, twice more, the last time after a rest.
    ledger.called("sent", 3).await;
    assert_eq!(written_to(&shop, ASHA).len(), 1);
    ledger.heal("sent");
    assert_eq!(asha.hears().await.choices().len(), 3);
    ravi.hears().await;
    ravi.hears().await;
    asha.has_heard_everything().await;
    ravi.has_heard_everything().await;
    shop.close().await;
}

#[tokio::test]
async fn a_panic_while_sending_is_one_try() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let (mut asha, mut ravi) = (shop.phone(ASHA, "Asha"), shop.phone(RAVI, "Ravi"));
    ledger.next("address", 1, &Fault::Panic);
    asha.says("Hi");
    ledger.called("sent", 1).await;
    ravi.has_heard_everything().await;
    assert_eq!(asha.everything(), []);
    assert_eq!(ledger.calls("address"), 3, "one for Asha, two for Ravi: time stands still");
    pass(&shop, 1);
    assert!(asha.hears().await.link().is_some());
    assert_eq!(asha.hears().await.choices().len(), 3);
    shop.close().await;
}

#[tokio::test]
async fn one_that_hangs_holds_up_nobody_else() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let gate = gate();
    ledger.next("sent", 1, &Fault::Wait(gate.clone()));
    say_to_many(&shop, 40).await;
    ledger.called("sent", 40).await;
    let waiting = async || ledger.itself().pending_messages(shop.now(), 99).await.unwrap().len();
    while waiting().await > 1 {
        tokio::task::yield_now().await;
    }
    gate.close();
    while waiting().await > 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(shop.shop().metrics.messages_sent.get(), 40);
    assert_eq!(ledger.calls("sent"), 40);
    shop.close().await;
}

/// Asha, whose chat is open, orders a kilo of tomatoes; what the store is told of it has been dealt with.
async fn order(shop: &TestShop, ledger: &FaultyLedger) {
    shop.emulator().open_window(&whatsapp::identity::Phone::new(ASHA));
    let held_up = gate();
    ledger.always("pending_messages", Fault::Wait(held_up.clone()));
    ledger.called("pending_messages", ledger.calls("pending_messages") + 1).await;
    let store: StoreCode = STORE.parse().unwrap();
    let listings = ledger.listings(&store).await.unwrap().unwrap().listings;
    let listing = listings.iter().find(|listing| listing.product.as_str() == "tomato-1kg").unwrap();
    let start = shop.now() + SignedDuration::from_mins(60);
    let order = PlaceOrder {
        id: OrderId(7),
        store: store.clone(),
        customer: shop.customer(12_340_001).await,
        cart: CartId(7),
        contact_name: "Asha".to_owned(),
        language: Language::English,
        slot: Slot { start, end: start + SignedDuration::from_mins(30) },
        lines: vec![CartLine { product: listing.product.clone(), quantity: 1, seen_price: listing.price }],
        pickup_code: "4711".to_owned(),
        at: shop.now(),
        key: None,
    };
    let placed = ledger.place(order).await.unwrap();
    assert!(matches!(placed, PlaceOutcome::Placed(_)), "{placed:?}");
    let waiting = ledger.itself().pending_messages(shop.now(), 10).await.unwrap();
    let to_store = waiting.iter().find(|message| message.to == Party::Store(store.clone())).unwrap();
    let never = SendOutcome::Never { why: "of this test".to_owned() };
    ledger.itself().sent(to_store.id, never, shop.now()).await.unwrap();
    ledger.heal("pending_messages");
    held_up.close();
}

/// The receipt with a link to the order, and what stands behind it.
async fn hears_of_the_order_in_words(shop: &TestShop, asha: &mut ChatPhone<'_>) {
    let words = asha.hears().await;
    assert!(words.kind == "interactive" && words.text().contains("Order 1"), "{words:#?}");
    assert!(shop.path_of(&words).starts_with("/l/"), "{words:#?}");
    asha.hears_a("location").await;
    asha.has_heard_everything().await;
}

#[tokio::test]
async fn a_bill_whose_file_is_refused_three_times_goes_in_words() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let mut asha = shop.phone(ASHA, "Asha");
    shop.emulator().fail_next(3, 400, 131_053);
    order(&shop, &ledger).await;
    for tries in 1..3 {
        ledger.did("sent", tries).await;
        assert_eq!(asha.everything(), []);
        pass(&shop, 2);
    }
    hears_of_the_order_in_words(&shop, &mut asha).await;
    shop.close().await;
}

#[tokio::test]
async fn a_bill_whose_file_is_refused_for_good_goes_in_words_at_once() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let mut asha = shop.phone(ASHA, "Asha");
    shop.emulator().fail_next(1, 400, 131_009);
    order(&shop, &ledger).await;
    hears_of_the_order_in_words(&shop, &mut asha).await;
    assert_eq!(shop.shop().metrics.messages_failed.get(), 0);
    shop.close().await;
}

#[tokio::test]
async fn a_bill_keeps_its_paper_through_trouble_that_stops_everything() {
    let (shop, ledger) = TestShop::open_on_faulty_ledger().await;
    let mut asha = shop.phone(ASHA, "Asha");
    // Two tries with the paper; from the third on each tries words too, in vain.
    shop.emulator().fail_next(2 + 2 * 2, 500, 131_016);
    order(&shop, &ledger).await;
    for tries in 1..5 {
        ledger.did("sent", tries).await;
        pass(&shop, 8);
    }
    asha.hears_a("document").await;
    asha.hears_a("location").await;
    asha.has_heard_everything().await;
    shop.close().await;
}
