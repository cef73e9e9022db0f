//! Many callers at the same moment.

use std::sync::Arc;

use commerce::order::NewOrder;
use commerce::{Action, Actor, CustomerId, OrderId, OutboxItem};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use super::StorageFactory;
use super::fixtures::*;
use crate::{ActionOutcome, PlaceOrder, PlaceOrderError, PlaceOutcome};

const CALLERS: u128 = 64;

/// Places every order at once, and answers what became of each.
async fn all_at_once(
    test: &TestStorage,
    orders: impl Iterator<Item = impl Into<PlaceOrder> + Send + 'static>,
) -> Vec<PlaceOutcome> {
    let orders: Vec<_> = orders.collect();
    let start = Arc::new(Barrier::new(orders.len()));
    let mut callers = JoinSet::new();
    for order in orders {
        let (storage, start) = (Arc::clone(&test.storage), Arc::clone(&start));
        callers.spawn(async move {
            start.wait().await;
            storage.place(order.into()).await.unwrap()
        });
    }
    callers.join_all().await
}

fn placed(outcomes: &[PlaceOutcome]) -> Vec<OrderId> {
    let order = |outcome: &PlaceOutcome| match outcome {
        PlaceOutcome::Placed(order) => Some(order.id),
        _ => None,
    };
    outcomes.iter().filter_map(order).collect()
}

pub async fn ten_pieces_go_to_exactly_ten_of_sixty_four(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_stock("rice", 10).await;
    let orders =
        (1..=CALLERS).map(|n| NewOrder { slot: slot(i64::try_from(n % 7).unwrap()), ..new_order(n) });
    let outcomes = all_at_once(&test, orders).await;
    let winners = placed(&outcomes);
    assert_eq!(winners.len(), 10);
    let refused =
        outcomes.iter().filter(|o| matches!(o, PlaceOutcome::Rejected(PlaceOrderError::Changed(_))));
    assert_eq!(refused.count(), 54);
    let rice = test.listing(&corner(), "rice").await;
    assert_eq!((rice.on_hand, rice.held), (10, 10));
    let mut numbers = Vec::new();
    for id in winners {
        numbers.push(test.order(id).await.number);
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1_001..=1_010).collect::<Vec<u32>>());
    let bills = test.storage.pending_messages(morning(), 999).await.unwrap();
    assert_eq!(bills.len(), 11, "the heads of ten customers' lines and of the store's");
}

pub async fn a_slot_is_never_overbooked(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_stock("rice", 1_000).await;
    test.set_slot_capacity(7).await;
    let outcomes = all_at_once(&test, (1..=CALLERS).map(new_order)).await;
    assert_eq!(placed(&outcomes).len(), 7);
    let full = PlaceOutcome::Rejected(PlaceOrderError::SlotFull);
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == full).count(), 57);
    assert_eq!(test.booked(slot(0)).await, 7);
    assert_eq!(test.listing(&corner(), "rice").await.held, 7);
}

pub async fn one_key_at_once_makes_one_order(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let same = |n| with_key(NewOrder { customer: CustomerId(1), ..new_order(n) }, "same", 1);
    let outcomes = all_at_once(&test, (1..=CALLERS).map(same)).await;
    let [winner] = placed(&outcomes)[..] else { panic!("not one order: {outcomes:?}") };
    let order = Box::new(test.order(winner).await);
    let others = outcomes.iter().filter(|outcome| **outcome == PlaceOutcome::Existing(order.clone()));
    assert_eq!(others.count(), 63);
    assert_eq!(test.listing(&corner(), "rice").await.held, 1);
    assert_eq!(test.storage.orders_of(CustomerId(1), None, 99).await.unwrap().len(), 1);
}

pub async fn one_cart_at_once_makes_one_order(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let same = |n| NewOrder { id: OrderId(n), ..new_order(1) };
    let outcomes = all_at_once(&test, (1..=CALLERS).map(same)).await;
    assert_eq!(placed(&outcomes).len(), 1);
    let again = outcomes.iter().filter(|outcome| matches!(outcome, PlaceOutcome::Existing(_)));
    assert_eq!(again.count(), 63);
    assert_eq!(test.listing(&corner(), "rice").await.held, 1);
}

pub async fn an_order_ends_once(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let id = test.place(new_order(1)).await.id;
    test.apply(id, Action::Accept, Actor::Store, morning()).await;
    let mut callers = JoinSet::new();
    for number in 0..CALLERS {
        let storage = Arc::clone(&test.storage);
        let (action, actor) = match number % 3 {
            0 => (Action::Cancel, Actor::Customer),
            1 => (Action::MarkUncollected, Actor::System),
            _ => (Action::Collect, Actor::Store),
        };
        callers
            .spawn(async move { storage.apply_action(id, command(action, actor, morning())).await.unwrap() });
    }
    let outcomes = callers.join_all().await;
    let done = outcomes.iter().filter(|outcome| matches!(outcome, ActionOutcome::Applied(_)));
    assert_eq!(done.count(), 1);
    let rice = test.listing(&corner(), "rice").await;
    assert_eq!((rice.on_hand, rice.held), (STOCK, 0));
    assert_eq!(test.booked(slot(0)).await, 0);
    assert_eq!(test.order(id).await.history.len(), 3);
}

pub async fn an_import_does_not_stop_the_shop(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_stock("dal", 1_000).await;
    let products = (0..9_000).map(|n| product(&format!("p{n}"), "Thing", "चीज़")).collect();
    let import = {
        let storage = Arc::clone(&test.storage);
        tokio::spawn(async move { storage.import_products(products).await.unwrap() })
    };
    let orders = (1..=CALLERS).map(|n| NewOrder {
        lines: vec![line("dal", 1)],
        slot: slot(i64::try_from(n % 9).unwrap()),
        ..new_order(n)
    });
    let outcomes = all_at_once(&test, orders).await;
    assert_eq!(placed(&outcomes).len(), 64);
    assert_eq!(import.await.unwrap().added, 9_000);
    let all = test.storage.pending_messages(morning(), 999).await.unwrap();
    assert!(all.iter().all(|message| matches!(message.item, OutboxItem::Order { .. })));
    assert_eq!(all.len(), 65);
}
