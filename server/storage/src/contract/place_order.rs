//! Placing orders, one at a time.

use commerce::limits::{LimitError, OrderLimits};
use commerce::order::{NewOrder, Transition};
use commerce::{
    Action, Actor, CartId, CartLine, CustomerId, FIRST_ORDER_NUMBER, GstRate, IfMissing, LineChange, OrderId,
    OrderNotice, OrderState, OutboxItem, Paise, Party, Totals,
};

use super::StorageFactory;
use super::fixtures::*;
use crate::{ListingRow, PlaceOrder, PlaceOrderError, PlaceOutcome, SetLine};

const COLLECT: Action = Action::Collect;

pub fn at_market(number: u128) -> NewOrder {
    NewOrder { store: market(), ..new_order(number) }
}

pub async fn an_order_is_priced_numbered_and_stored(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let version = test.listings_version(&corner()).await;
    let mut request = new_order(1);
    request.lines = vec![line("rice", 2), line("onion", 3)];
    let order = test.place(request.clone()).await;

    assert_eq!((order.id, order.number, order.bill_revision), (OrderId(1), FIRST_ORDER_NUMBER, 1));
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

    assert_eq!(test.order(OrderId(1)).await, order);
    assert_eq!(test.storage.order(OrderId(2)).await.unwrap(), None);
    let rice = test.listing(&corner(), "rice").await;
    assert_eq!((rice.on_hand, rice.held), (STOCK, 2));
    assert_eq!(test.listing(&corner(), "onion").await.held, 3);
    assert_eq!(test.listing(&market(), "rice").await.held, 0, "the other store is not touched");
    assert!(test.listings_version(&corner()).await > version);
    assert_eq!(test.booked(slot(0)).await, 1);
    assert_eq!(test.booked(slot(1)).await, 0);
}

pub async fn a_note_and_choices_are_stored_with_the_order(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let mut request = new_order(1);
    request.note = Some("Ripe ones, please".to_owned());
    request.lines = vec![line("rice", 1), line("onion", 1), line("dal", 1)];
    request.if_missing = vec![
        (product_id("onion"), IfMissing::LeaveOut),
        (product_id("dal"), IfMissing::NearestMatch),
        (product_id("milk"), IfMissing::LeaveOut),
    ];
    let request = with_key(request, "once", 1);
    let placed = test.place(request.clone()).await;
    assert_eq!(placed.note.as_deref(), Some("Ripe ones, please"));
    let choices: Vec<_> = placed.lines.iter().map(|line| line.if_missing).collect();
    assert_eq!(choices, [IfMissing::CallMe, IfMissing::LeaveOut, IfMissing::NearestMatch]);
    assert_eq!(test.order(placed.id).await, placed);
    assert_eq!(test.place_again(request).await, placed, "also when the request is repeated");
    assert_eq!(test.place(new_order(2)).await.note, None);
}

pub async fn an_order_notifies_customer_and_store(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.place(new_order(1)).await;
    let mut notices = Vec::new();
    for _ in 0..3 {
        for message in test.storage.pending_messages(morning(), 10).await.unwrap() {
            let OutboxItem::Order { order, store, state, kind: about } = message.item else {
                panic!("not about it")
            };
            assert_eq!((order, store, state), (OrderId(1), corner(), OrderState::Placed));
            assert_eq!((message.attempts, message.created_at), (0, morning()));
            notices.push((message.recipient, about));
            super::messages::taken(&test, message.id).await;
        }
    }
    let (customer, store) = (Party::Customer(CustomerId(1)), Party::Store(corner()));
    let to = |party: &Party| -> Vec<OrderNotice> {
        notices.iter().filter(|(to, _)| to == party).map(|(_, about)| *about).collect()
    };
    assert_eq!(to(&customer), [OrderNotice::Bill, OrderNotice::StoreLocation]);
    assert_eq!(to(&store), [OrderNotice::NewOrder]);
    assert_eq!(notices.len(), 3);
}

pub async fn numbers_are_consecutive_at_each_store(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    for number in 1..=3 {
        assert_eq!(u128::from(test.place(new_order(number)).await.number), 1_000 + number);
        let mut refused = new_order(100 + number);
        refused.lines = vec![line("rice", 90)];
        test.place_rejected(refused).await;
    }
    assert_eq!(test.place(at_market(9)).await.number, FIRST_ORDER_NUMBER);
    assert_eq!(test.place(new_order(4)).await.number, 1_004, "a refusal takes no number");
}

pub async fn a_refused_order_changes_nothing(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_slot_capacity(1).await;
    test.place(new_order(1)).await;
    let listings = test.storage.listings(&corner()).await.unwrap();
    let messages = test.storage.pending_messages(morning(), 99).await.unwrap();

    let nowhere = NewOrder { store: "nowhere".parse().unwrap(), ..new_order(2) };
    assert_eq!(test.place_rejected(nowhere).await, PlaceOrderError::UnknownStore);
    let empty = NewOrder { lines: vec![line("rice", 0)], ..new_order(2) };
    assert_eq!(test.place_rejected(empty).await, PlaceOrderError::Empty);
    let full = with_key(new_order(2), "full", 1);
    assert_eq!(test.place_rejected(full.clone()).await, PlaceOrderError::SlotFull);
    // The first line could be held, the second not.
    let too_much = NewOrder { slot: slot(1), lines: vec![line("dal", 1), line("rice", 20)], ..new_order(2) };
    assert!(matches!(test.place_rejected(too_much).await, PlaceOrderError::Changed(_)));

    assert_eq!(test.storage.listings(&corner()).await.unwrap(), listings, "its version neither");
    assert_eq!(test.storage.pending_messages(morning(), 99).await.unwrap(), messages);
    assert_eq!(test.booked(slot(1)).await, 0);
    assert_eq!(test.storage.order(OrderId(2)).await.unwrap(), None);
    let retried = PlaceOrder { order: NewOrder { slot: slot(1), ..full.order.clone() }, ..full };
    assert_eq!(test.place(retried).await.number, 1_002, "a refusal does not use up the key");
}

pub async fn changes_are_reported(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let dearer = ListingRow { price: Paise::from_rupees(15), ..listing_row(&corner(), "rice") };
    test.storage.import_listings(vec![dearer]).await.unwrap();
    test.set_stock("dal", 2).await;
    test.set_stock("milk", 0).await;
    let mut request = new_order(1);
    request.lines = vec![
        line("rice", 1),
        line("dal", 2),
        line("dal", 1),
        line("milk", 1),
        line("unheard-of", 1),
        line("soap", 1),
    ];
    let refused = test.place_rejected(request.clone()).await;
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
    let order = test.place(request).await;
    let lines: Vec<_> = order.lines.iter().map(|l| (l.product.as_str(), l.quantity)).collect();
    assert_eq!(lines, [("dal", 2), ("soap", 1)], "lines of one product are one line");
}

pub async fn a_full_slot_takes_no_more(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_slot_capacity(2).await;
    test.place(new_order(1)).await;
    test.place(new_order(2)).await;
    assert_eq!(test.place_rejected(new_order(3)).await, PlaceOrderError::SlotFull);
    test.place(NewOrder { slot: slot(1), ..new_order(3) }).await;
    let taken = test.booked_slots(&corner(), slot(0).start, slot(9).start).await;
    assert_eq!(taken, [(slot(0).start, 2), (slot(1).start, 1)]);
    let from_the_second = test.booked_slots(&corner(), slot(1).start, slot(9).start).await;
    assert_eq!(from_the_second, [(slot(1).start, 1)]);
    assert_eq!(test.booked_slots(&corner(), slot(0).start, slot(0).start).await, []);
    test.set_slot_capacity(0).await;
    assert_eq!(
        test.place_rejected(NewOrder { slot: slot(5), ..new_order(4) }).await,
        PlaceOrderError::SlotFull
    );
}

pub async fn the_same_key_is_the_same_order(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let request = with_key(new_order(1), "first", 1);
    let order = test.place(request.clone()).await;
    // A retry comes with a new id, later, and when the store takes no orders any more.
    test.storage.set_paused(&corner(), true).await.unwrap();
    let again = NewOrder { id: OrderId(2), cart: CartId(2), at: minutes_later(3), ..request.order.clone() };
    let retry = PlaceOrder { order: again, ..request };
    assert_eq!(test.place_again(retry).await, order);
    assert_eq!(test.storage.order(OrderId(2)).await.unwrap(), None);
    assert_eq!(test.listing(&corner(), "rice").await.held, 1);
    assert_eq!(test.booked(slot(0)).await, 1);
}

pub async fn a_key_is_not_for_another_request(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.place(with_key(new_order(1), "first", 1)).await;
    let mine = |number| NewOrder { customer: CustomerId(1), ..new_order(number) };
    let other_request = with_key(mine(2), "first", 2);
    assert_eq!(test.storage.place(other_request).await.unwrap(), PlaceOutcome::KeyReused);
    let other_store = with_key(NewOrder { store: market(), ..mine(2) }, "first", 1);
    assert_eq!(test.storage.place(other_store).await.unwrap(), PlaceOutcome::KeyReused);
    assert_eq!(test.listing(&market(), "rice").await.held, 0);
    test.place(with_key(mine(2), "second", 2)).await;
    test.place(with_key(new_order(3), "first", 9)).await; // Another customer's own.
}

pub async fn one_cart_makes_one_order(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let order = test.place(with_key(new_order(1), "first", 1)).await;
    assert_eq!(test.place_again(NewOrder { id: OrderId(2), ..new_order(1) }).await, order);
    let other_store = NewOrder { id: OrderId(4), store: market(), ..new_order(1) };
    assert_eq!(test.place_again(other_store).await, order, "wherever it is tried");
    // Another key is another request, even if it asks for the same.
    for request in [1, 2] {
        let other_key = with_key(NewOrder { id: OrderId(3), ..new_order(1) }, "second", request);
        let outcome = test.storage.place(other_key).await.unwrap();
        assert_eq!(outcome, PlaceOutcome::CartAlreadyOrdered(Box::new(order.clone())));
    }
    assert_eq!(test.listing(&corner(), "rice").await.held, 1);
    let next_cart =
        with_key(NewOrder { cart: CartId(5), customer: CustomerId(1), ..new_order(5) }, "second", 5);
    test.place(next_cart).await;
}

pub async fn the_first_answer_is_repeated_after_every_step(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let request = with_key(new_order(1), "first", 1);
    let order = test.place(request.clone()).await;
    for (minute, action) in [(1, Action::Accept), (2, Action::Ready), (3, Action::Collect)] {
        test.apply(order.id, action, Actor::Store, minutes_later(minute)).await;
        assert_eq!(test.place_again(request.clone()).await, order, "as it was answered then");
        assert_ne!(test.order(order.id).await, order);
    }
}

pub async fn orders_are_listed_newest_first(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    for number in 1..=5 {
        let at = minutes_later([1, 5, 3, 3, 2][usize::try_from(number - 1).unwrap()]);
        test.place(NewOrder { customer: CustomerId(1), at, ..new_order(number) }).await;
    }
    test.place(new_order(6)).await; // Another customer's.
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = test.storage.orders_of(CustomerId(1), before, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        assert!(page.len() <= 2);
        before = Some(last.id);
        seen.extend(page.iter().map(|order| order.id));
    }
    assert_eq!(seen, [2, 4, 3, 5, 1].map(OrderId), "each once");
    let whole = test.storage.orders_of(CustomerId(1), None, 10).await.unwrap();
    assert_eq!(whole[0], test.order(OrderId(2)).await);
    assert_eq!(test.storage.orders_of(CustomerId(9), None, 10).await.unwrap(), []);
}

fn limited(order: NewOrder) -> PlaceOrder {
    PlaceOrder { limits: OrderLimits::default(), ..order.into() }
}

pub async fn a_customer_holds_no_more_than_the_limits_allow(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_stock("rice", 100).await;
    let mine = |number: u128, slot_index, rice| {
        let lines = vec![line("rice", rice)];
        limited(NewOrder { customer: CustomerId(1), slot: slot(slot_index), lines, ..new_order(number) })
    };
    let stock = |max| PlaceOrderError::Limit(LimitError::Stock { product: product_id("rice"), max });
    let listings = test.storage.listings(&corner()).await.unwrap();
    assert_eq!(test.place_rejected(mine(1, 0, 51)).await, stock(50));
    assert_eq!(test.storage.listings(&corner()).await.unwrap(), listings, "nothing is held");
    test.place(mine(1, 0, 30)).await;
    assert_eq!(test.place_rejected(mine(2, 1, 21)).await, stock(20), "open orders count");
    let in_one_slot = PlaceOrderError::Limit(LimitError::OrdersPerSlot { max: 1 });
    assert_eq!(test.place_rejected(mine(2, 0, 1)).await, in_one_slot);
    test.place(mine(2, 1, 1)).await;
    test.place(limited(NewOrder { customer: CustomerId(1), ..at_market(3) })).await;
    let open = |max| PlaceOrderError::Limit(LimitError::OpenOrders { max });
    assert_eq!(test.place_rejected(mine(4, 2, 1)).await, open(3), "at all stores");
    test.place(limited(NewOrder { slot: slot(2), ..new_order(5) })).await; // Another customer's.

    test.apply(OrderId(1), Action::Cancel, Actor::Customer, morning()).await;
    test.place(mine(4, 2, 1)).await;
    test.apply(OrderId(4), Action::Expire, Actor::System, morning()).await;
    assert_eq!(test.place_rejected(mine(6, 3, 1)).await, open(2), "stricter after one that expired");
}

pub async fn a_first_order_is_no_higher_than_the_limit(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let dear = ListingRow {
        price: Paise::from_rupees(9_000),
        mrp: Paise::from_rupees(9_000),
        ..listing_row(&corner(), "soap")
    };
    test.storage.import_listings(vec![dear]).await.unwrap();
    let soap = |number: u128, quantity| {
        let expected_price = Paise::from_rupees(9_000);
        let lines = vec![CartLine { expected_price, ..line("soap", quantity) }];
        limited(NewOrder { customer: CustomerId(1), lines, ..new_order(number) })
    };
    let max = Paise::from_rupees(10_000);
    assert_eq!(test.place_rejected(soap(1, 2)).await, PlaceOrderError::Limit(LimitError::Total { max }));
    test.place(soap(1, 1)).await;
    for (minute, action) in [(1, Action::Accept), (2, Action::Ready), (3, COLLECT)] {
        test.apply(OrderId(1), action, Actor::Store, minutes_later(minute)).await;
    }
    test.place(soap(2, 2)).await;
}

pub async fn a_cart_of_another_customer_is_not_ordered(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let set = SetLine {
        cart: CartId(1),
        customer: Some(CustomerId(1)),
        store: corner(),
        product: product_id("rice"),
        quantity: 1,
        expected_price: price("rice"),
        at: morning(),
    };
    test.storage.set_line(SetLine { customer: None, ..set.clone() }).await.unwrap().unwrap();
    assert!(test.storage.claim_cart(CartId(1), CustomerId(1)).await.unwrap());
    test.storage.set_line(set).await.unwrap().unwrap();
    assert!(!test.storage.claim_cart(CartId(1), CustomerId(2)).await.unwrap());
    assert!(!test.storage.claim_cart(CartId(9), CustomerId(2)).await.unwrap(), "there is none");
    let foreign = NewOrder { customer: CustomerId(2), ..new_order(1) };
    assert_eq!(test.place_rejected(foreign).await, PlaceOrderError::NotYourCart);
    test.place(new_order(1)).await;
}

pub async fn what_was_bought_can_be_bought_again(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let customer = CustomerId(1);
    let order = |number: u128, products: &[&str]| NewOrder {
        customer,
        lines: products.iter().map(|product| line(product, 1)).collect(),
        at: minutes_later(i64::try_from(number).unwrap()),
        ..new_order(number)
    };
    test.place(order(1, &["rice", "milk"])).await;
    test.place(order(2, &["milk", "dal"])).await;
    test.place(order(3, &["soap"])).await;
    test.apply(OrderId(3), Action::Cancel, Actor::Customer, minutes_later(4)).await;
    test.place(NewOrder { customer: CustomerId(2), ..new_order(4) }).await;
    let bought = test.storage.bought_products(customer, &corner()).await.unwrap();
    assert_eq!(bought, ["milk", "dal", "rice"].map(product_id), "often first, then lately");
    assert_eq!(test.storage.bought_products(customer, &market()).await.unwrap(), []);
}
