//! Taking orders, one at a time.

use commerce::order::Transition;
use commerce::{
    Action, Actor, CartId, CustomerId, GstRate, LineChange, OrderId, OrderNotice, OrderState, OutboxItem,
    Paise, Party, Totals,
};

use super::StorageFactory;
use super::fixtures::*;
use crate::{ListingRow, PlaceOrder, PlaceOrderError, PlaceOutcome};

pub fn at_market(number: u128) -> PlaceOrder {
    PlaceOrder { store: market(), ..order_request(number) }
}

pub async fn an_order_is_priced_numbered_and_kept(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let version = shop.listings_version(&corner()).await;
    let mut request = order_request(1);
    request.lines = vec![line("rice", 2), line("onion", 3)];
    let order = shop.place(request.clone()).await;

    assert_eq!((order.id, order.number, order.bill_revision), (OrderId(1), 1, 1));
    assert_eq!((&order.store, order.customer, order.cart), (&corner(), CustomerId(1), CartId(1)));
    assert_eq!((order.contact_name.as_str(), order.pickup_code()), ("Customer 1", "4711"));
    assert_eq!((order.language, order.slot()), (request.language, request.slot));
    let lines: Vec<_> = order.lines.iter().map(|l| (l.product.as_str(), l.quantity, l.unit_price)).collect();
    assert_eq!(lines, [("rice", 2, Paise(1_400)), ("onion", 3, Paise(1_500))]);
    assert_eq!(order.lines[0].names, product("rice", "Rice", "चावल").names);
    assert_eq!(order.lines[0].gst_rate, GstRate(500));
    assert_eq!(order.totals.total, Paise(2 * 1_400 + 3 * 1_500));
    assert_eq!(order.totals.savings, Paise::from_rupees(50));
    let totals = order.lines.iter().fold(Totals::default(), |totals, line| {
        totals.with_line(line.quantity, line.unit_price, line.unit_mrp, line.gst_rate)
    });
    assert_eq!(order.totals, totals);
    assert_eq!(order.state, OrderState::Placed);
    assert_eq!(order.deadline, Some(minutes_later(15)), "15 minutes of open time");
    let step = Transition { state: OrderState::Placed, actor: Actor::Customer, at: morning() };
    assert_eq!((order.placed_at, order.history.as_slice()), (morning(), [step].as_slice()));
    assert_eq!((&order.payments[..], order.reject_reason), (&[][..], None));

    assert_eq!(shop.order(OrderId(1)).await, order);
    assert_eq!(shop.storage.order(OrderId(2)).await.unwrap(), None);
    let rice = shop.listing(&corner(), "rice").await;
    assert_eq!((rice.on_hand, rice.held), (STOCK, 2));
    assert_eq!(shop.listing(&corner(), "onion").await.held, 3);
    assert_eq!(shop.listing(&market(), "rice").await.held, 0, "the other store is not touched");
    assert!(shop.listings_version(&corner()).await > version);
    assert_eq!(shop.booked(slot(0)).await, 1);
    assert_eq!(shop.booked(slot(1)).await, 0);
}

pub async fn an_order_tells_customer_and_store(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.place(order_request(1)).await;
    let mut told = Vec::new();
    for _ in 0..3 {
        for message in shop.storage.pending_messages(morning(), 10).await.unwrap() {
            let OutboxItem::Order { order, store, state, kind: about } = message.item else {
                panic!("not about it")
            };
            assert_eq!((order, store, state), (OrderId(1), corner(), OrderState::Placed));
            assert_eq!((message.attempts, message.created_at), (0, morning()));
            told.push((message.recipient, about));
            super::messages::taken(&shop, message.id).await;
        }
    }
    let (customer, store) = (Party::Customer(CustomerId(1)), Party::Store(corner()));
    let to = |party: &Party| -> Vec<OrderNotice> {
        told.iter().filter(|(to, _)| to == party).map(|(_, about)| *about).collect()
    };
    assert_eq!(to(&customer), [OrderNotice::Bill, OrderNotice::StoreLocation]);
    assert_eq!(to(&store), [OrderNotice::NewOrder]);
    assert_eq!(told.len(), 3);
}

pub async fn numbers_are_consecutive_at_each_store(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    for number in 1..=3 {
        assert_eq!(u128::from(shop.place(order_request(number)).await.number), number);
        let mut refused = order_request(100 + number);
        refused.lines = vec![line("rice", 90)];
        shop.place_rejected(refused).await;
    }
    assert_eq!(shop.place(at_market(9)).await.number, 1);
    assert_eq!(shop.place(order_request(4)).await.number, 4, "a refusal takes no number");
}

pub async fn a_refused_order_changes_nothing(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.set_slot_capacity(1).await;
    shop.place(order_request(1)).await;
    let listings = shop.storage.listings(&corner()).await.unwrap();
    let messages = shop.storage.pending_messages(morning(), 99).await.unwrap();

    let nowhere = PlaceOrder { store: "nowhere".parse().unwrap(), ..order_request(2) };
    assert_eq!(shop.place_rejected(nowhere).await, PlaceOrderError::UnknownStore);
    let empty = PlaceOrder { lines: vec![line("rice", 0)], ..order_request(2) };
    assert_eq!(shop.place_rejected(empty).await, PlaceOrderError::Empty);
    let full = PlaceOrder { key: idempotency_key("full", 1), ..order_request(2) };
    assert_eq!(shop.place_rejected(full.clone()).await, PlaceOrderError::SlotFull);
    // The first line could be held, the second not.
    let too_much =
        PlaceOrder { slot: slot(1), lines: vec![line("dal", 1), line("rice", 20)], ..order_request(2) };
    assert!(matches!(shop.place_rejected(too_much).await, PlaceOrderError::Changed(_)));

    assert_eq!(shop.storage.listings(&corner()).await.unwrap(), listings, "its version neither");
    assert_eq!(shop.storage.pending_messages(morning(), 99).await.unwrap(), messages);
    assert_eq!(shop.booked(slot(1)).await, 0);
    assert_eq!(shop.storage.order(OrderId(2)).await.unwrap(), None);
    let retried = PlaceOrder { slot: slot(1), ..full };
    assert_eq!(shop.place(retried).await.number, 2, "a refusal does not use up the key");
}

pub async fn what_changed_is_told(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let dearer = ListingRow { price: Paise::from_rupees(15), ..listing_row(&corner(), "rice") };
    shop.storage.import_listings(vec![dearer]).await.unwrap();
    shop.set_stock("dal", 2).await;
    shop.set_stock("milk", 0).await;
    let mut request = order_request(1);
    request.lines = vec![
        line("rice", 1),
        line("dal", 2),
        line("dal", 1),
        line("milk", 1),
        line("unheard-of", 1),
        line("soap", 1),
    ];
    let refused = shop.place_rejected(request.clone()).await;
    let expected = vec![
        LineChange::PriceChanged {
            product: product_id("rice"),
            expected: price("rice"),
            current: Paise::from_rupees(15),
        },
        LineChange::QuantityReduced { product: product_id("dal"), available: 2, requested: 3 },
        LineChange::Unavailable { product: product_id("milk") },
        LineChange::Unavailable { product: product_id("unheard-of") },
    ];
    assert_eq!(refused, PlaceOrderError::Changed(expected));
    request.lines = vec![line("dal", 1), line("soap", 1), line("dal", 1)];
    let order = shop.place(request).await;
    let lines: Vec<_> = order.lines.iter().map(|l| (l.product.as_str(), l.quantity)).collect();
    assert_eq!(lines, [("dal", 2), ("soap", 1)], "lines of one product are one line");
}

pub async fn a_full_slot_takes_no_more(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.set_slot_capacity(2).await;
    shop.place(order_request(1)).await;
    shop.place(order_request(2)).await;
    assert_eq!(shop.place_rejected(order_request(3)).await, PlaceOrderError::SlotFull);
    shop.place(PlaceOrder { slot: slot(1), ..order_request(3) }).await;
    let taken = shop.storage.booked_slots_of(&corner(), slot(0).start, slot(9).start).await.unwrap();
    assert_eq!(taken, [(slot(0).start, 2), (slot(1).start, 1)]);
    let from_the_second =
        shop.storage.booked_slots_of(&corner(), slot(1).start, slot(9).start).await.unwrap();
    assert_eq!(from_the_second, [(slot(1).start, 1)]);
    assert_eq!(shop.storage.booked_slots_of(&corner(), slot(0).start, slot(0).start).await.unwrap(), []);
    shop.set_slot_capacity(0).await;
    assert_eq!(
        shop.place_rejected(PlaceOrder { slot: slot(5), ..order_request(4) }).await,
        PlaceOrderError::SlotFull
    );
}

pub async fn the_same_key_is_the_same_order(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let request = PlaceOrder { key: idempotency_key("first", 1), ..order_request(1) };
    let order = shop.place(request.clone()).await;
    // A retry comes with a new id, later, and when the store takes no orders any more.
    shop.storage.set_paused(&corner(), true).await.unwrap();
    let retry = PlaceOrder { id: OrderId(2), cart: CartId(2), at: minutes_later(3), ..request };
    assert_eq!(shop.place_again(retry).await, order);
    assert_eq!(shop.storage.order(OrderId(2)).await.unwrap(), None);
    assert_eq!(shop.listing(&corner(), "rice").await.held, 1);
    assert_eq!(shop.booked(slot(0)).await, 1);
}

pub async fn a_key_is_not_for_another_request(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.place(PlaceOrder { key: idempotency_key("first", 1), ..order_request(1) }).await;
    let mine = |number| PlaceOrder { customer: CustomerId(1), ..order_request(number) };
    let other_request = PlaceOrder { key: idempotency_key("first", 2), ..mine(2) };
    assert_eq!(shop.storage.place(other_request).await.unwrap(), PlaceOutcome::KeyReused);
    let other_store = PlaceOrder { store: market(), key: idempotency_key("first", 1), ..mine(2) };
    assert_eq!(shop.storage.place(other_store).await.unwrap(), PlaceOutcome::KeyReused);
    assert_eq!(shop.listing(&market(), "rice").await.held, 0);
    shop.place(PlaceOrder { key: idempotency_key("second", 2), ..mine(2) }).await;
    shop.place(PlaceOrder { key: idempotency_key("first", 9), ..order_request(3) }).await; // Another customer's own.
}

pub async fn one_cart_makes_one_order(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let order = shop.place(PlaceOrder { key: idempotency_key("first", 1), ..order_request(1) }).await;
    assert_eq!(shop.place_again(PlaceOrder { id: OrderId(2), ..order_request(1) }).await, order);
    let other_store = PlaceOrder { id: OrderId(4), store: market(), ..order_request(1) };
    assert_eq!(shop.place_again(other_store).await, order, "wherever it is tried");
    // Another key is another request, even if it asks for the same.
    for request in [1, 2] {
        let other_key =
            PlaceOrder { id: OrderId(3), key: idempotency_key("second", request), ..order_request(1) };
        let outcome = shop.storage.place(other_key).await.unwrap();
        assert_eq!(outcome, PlaceOutcome::CartAlreadyOrdered(Box::new(order.clone())));
    }
    assert_eq!(shop.listing(&corner(), "rice").await.held, 1);
    let next_cart = PlaceOrder {
        cart: CartId(5),
        key: idempotency_key("second", 5),
        customer: CustomerId(1),
        ..order_request(5)
    };
    shop.place(next_cart).await;
}

pub async fn the_first_answer_is_repeated_after_every_step(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let request = PlaceOrder { key: idempotency_key("first", 1), ..order_request(1) };
    let order = shop.place(request.clone()).await;
    for (minute, action) in [(1, Action::Accept), (2, Action::Ready), (3, Action::Collect)] {
        shop.apply(order.id, action, Actor::Store, minutes_later(minute)).await;
        assert_eq!(shop.place_again(request.clone()).await, order, "as it was answered then");
        assert_ne!(shop.order(order.id).await, order);
    }
}

pub async fn orders_are_listed_newest_first(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    for number in 1..=5 {
        let at = minutes_later([1, 5, 3, 3, 2][usize::try_from(number - 1).unwrap()]);
        shop.place(PlaceOrder { customer: CustomerId(1), at, ..order_request(number) }).await;
    }
    shop.place(order_request(6)).await; // Another customer's.
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = shop.storage.orders_of(CustomerId(1), before, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        assert!(page.len() <= 2);
        before = Some(last.id);
        seen.extend(page.iter().map(|order| order.id));
    }
    assert_eq!(seen, [2, 4, 3, 5, 1].map(OrderId), "each once");
    let whole = shop.storage.orders_of(CustomerId(1), None, 10).await.unwrap();
    assert_eq!(whole[0], shop.order(OrderId(2)).await);
    assert_eq!(shop.storage.orders_of(CustomerId(9), None, 10).await.unwrap(), []);
}
