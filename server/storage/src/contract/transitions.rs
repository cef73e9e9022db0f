//! What becomes of an order: its steps, its ends, and what they give back.

use commerce::order::NewOrder;
use commerce::order::Transition;
use commerce::{
    Action, Actor, CustomerId, OrderId, OrderNotice, OrderState, OutboxItem, Paise, Party, Payment,
    PaymentMethod, RejectReason, TransitionError,
};

use super::StorageFactory;
use super::fixtures::*;
use crate::ActionOutcome;

const COLLECT: Action = Action::Collect;
const REJECT: Action = Action::Reject { reason: RejectReason::TooBusy };

fn three_rice(number: u128) -> NewOrder {
    NewOrder { lines: vec![line("rice", 3)], ..new_order(number) }
}

pub async fn every_transition_is_stored_with_its_actor(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let id = test.place(three_rice(1)).await.id;
    let accepted = test.apply(id, Action::Accept, Actor::Store, minutes_later(1)).await;
    assert_eq!(accepted.state, OrderState::Accepted);
    // Closing on the open day after the slot: Saturday, 22:00 in India.
    assert_eq!(accepted.deadline, Some("2026-11-21T16:30:00Z".parse().unwrap()));
    test.apply(id, Action::Ready, Actor::Store, minutes_later(2)).await;
    let collected = test.apply(id, COLLECT, Actor::Store, minutes_later(3)).await;
    let step = |state, actor, minute| Transition { state, actor, at: minutes_later(minute) };
    let expected = [
        step(OrderState::Placed, Actor::Customer, 0),
        step(OrderState::Accepted, Actor::Store, 1),
        step(OrderState::Ready, Actor::Store, 2),
        step(OrderState::Collected, Actor::Store, 3),
    ];
    assert_eq!(collected.history, expected);
    let payment =
        Payment { method: PaymentMethod::Cash, amount: collected.totals.total, at: minutes_later(3) };
    assert_eq!((&collected.payments[..], collected.deadline), (&[payment][..], None));
    assert_eq!(test.order(id).await, collected, "as it was answered");

    let id = test.place(new_order(2)).await.id;
    let rejected = test.apply(id, REJECT, Actor::Store, minutes_later(1)).await;
    assert_eq!(rejected.reject_reason, Some(RejectReason::TooBusy));
    assert_eq!(test.order(id).await, rejected);
}

pub async fn collected_takes_the_stock(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let id = test.place(three_rice(1)).await.id;
    for action in [Action::Accept, Action::Ready] {
        let version = test.listings_version(&corner()).await;
        test.apply(id, action, Actor::Store, morning()).await;
        let rice = test.listing(&corner(), "rice").await;
        assert_eq!((rice.on_hand, rice.held), (STOCK, 3), "still on the shelf");
        assert_eq!(test.listings_version(&corner()).await, version);
    }
    let version = test.listings_version(&corner()).await;
    test.apply(id, COLLECT, Actor::Store, morning()).await;
    let rice = test.listing(&corner(), "rice").await;
    assert_eq!((rice.on_hand, rice.held), (STOCK - 3, 0));
    assert!(test.listings_version(&corner()).await > version);
    assert_eq!(test.booked(slot(0)).await, 1, "the slot was used");
}

pub async fn every_other_end_gives_stock_and_slot_back(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let ends: [(&[Action], Action, Actor, OrderState); 6] = [
        (&[], REJECT, Actor::Store, OrderState::Rejected),
        (&[], Action::Cancel, Actor::Customer, OrderState::Cancelled),
        (&[Action::Accept], Action::Cancel, Actor::Customer, OrderState::Cancelled),
        (&[], Action::Expire, Actor::System, OrderState::Expired),
        (&[Action::Accept], Action::MarkUncollected, Actor::System, OrderState::Uncollected),
        (&[Action::Accept, Action::Ready], Action::MarkUncollected, Actor::System, OrderState::Uncollected),
    ];
    for (number, (before, end, actor, state)) in (1..).zip(ends) {
        let order = test.place(three_rice(number)).await;
        for action in before {
            test.apply(order.id, *action, Actor::Store, morning()).await;
        }
        assert_eq!(test.booked(slot(0)).await, 1);
        let version = test.listings_version(&corner()).await;
        let ended = test.apply(order.id, end, actor, morning()).await;
        assert_eq!((ended.state, ended.deadline), (state, None));
        let rice = test.listing(&corner(), "rice").await;
        assert_eq!((rice.on_hand, rice.held), (STOCK, 0), "after {state:?}");
        assert_eq!(test.booked(slot(0)).await, 0, "after {state:?}");
        assert!(test.listings_version(&corner()).await > version);
    }
}

pub async fn a_rejected_action_changes_nothing(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let order = test.place(three_rice(1)).await;
    let messages = test.storage.pending_messages(morning(), 99).await.unwrap();
    for (action, actor, why) in [
        (Action::Accept, Actor::Customer, TransitionError::NotPermitted),
        (Action::Ready, Actor::Store, TransitionError::TooEarly),
        (COLLECT, Actor::Store, TransitionError::TooEarly),
        (Action::MarkUncollected, Actor::System, TransitionError::TooEarly),
    ] {
        let outcome =
            test.storage.apply_action(order.id, command(action, actor, minutes_later(1))).await.unwrap();
        assert_eq!(outcome, ActionOutcome::Rejected(Box::new(order.clone()), why));
    }
    assert_eq!(test.order(order.id).await, order);
    assert_eq!(test.listing(&corner(), "rice").await.held, 3);
    assert_eq!(test.storage.pending_messages(morning(), 99).await.unwrap(), messages);

    let cancelled = test.apply(order.id, Action::Cancel, Actor::Customer, minutes_later(1)).await;
    let again = test
        .storage
        .apply_action(order.id, command(Action::Cancel, Actor::Customer, minutes_later(2)))
        .await
        .unwrap();
    assert_eq!(again, ActionOutcome::Rejected(Box::new(cancelled), TransitionError::AlreadyDone));
    assert_eq!(test.listing(&corner(), "rice").await.held, 0, "given back once");
    let unknown = test
        .storage
        .apply_action(OrderId(9), command(Action::Accept, Actor::Store, morning()))
        .await
        .unwrap();
    assert_eq!(unknown, ActionOutcome::NotFound);
}

pub async fn time_finds_the_orders_that_are_due(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    for number in 1..=4u8 {
        let at = minutes_later(10 - i64::from(number));
        test.place(NewOrder { at, ..new_order(u128::from(number)) }).await;
    }
    let due = async |minute| test.storage.due_orders(minutes_later(minute), 10).await.unwrap();
    assert_eq!(due(20).await, []);
    assert_eq!(due(21).await, [OrderId(4)], "15 minutes after the sixth");
    assert_eq!(due(24).await, [4, 3, 2, 1].map(OrderId), "earliest first");
    assert_eq!(test.storage.due_orders(minutes_later(24), 2).await.unwrap(), [4, 3].map(OrderId));
    test.apply(OrderId(4), Action::Expire, Actor::System, minutes_later(24)).await;
    test.apply(OrderId(3), Action::Accept, Actor::Store, minutes_later(24)).await;
    assert_eq!(due(24).await, [2, 1].map(OrderId));
    let much_later = test.storage.due_orders(days_later(3), 10).await.unwrap();
    assert_eq!(much_later, [2, 1, 3].map(OrderId), "the accepted one is due when it is not fetched");
}

pub async fn the_board_shows_what_is_open_and_done(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let yesterday = days_later(-1);
    test.place(NewOrder { at: yesterday, ..three_rice(1) }).await;
    for number in 2..=5u8 {
        let at = minutes_later(-i64::from(number));
        test.place(NewOrder { at, ..three_rice(u128::from(number)) }).await;
    }
    test.place(super::place_order::at_market(6)).await;
    for id in [1, 2, 3] {
        for action in [Action::Accept, Action::Ready] {
            test.apply(OrderId(id), action, Actor::Store, morning()).await;
        }
    }
    test.apply(OrderId(1), COLLECT, Actor::Store, morning()).await;
    test.apply(OrderId(2), COLLECT, Actor::Store, yesterday).await;
    test.apply(OrderId(4), Action::Cancel, Actor::Customer, morning()).await;

    let board = test.storage.board(&corner(), minutes_later(-60)).await.unwrap();
    let open: Vec<_> = board.open.iter().map(|order| (order.id, order.state)).collect();
    assert_eq!(open, [(OrderId(5), OrderState::Placed), (OrderId(3), OrderState::Ready)], "oldest first");
    assert_eq!(board.open[1], test.order(OrderId(3)).await);
    assert_eq!(board.placed_today, 4);
    assert_eq!(board.takings_today, Paise(3 * price("rice").0), "what was collected today");
    let nowhere = test.storage.board(&"nowhere".parse().unwrap(), morning()).await.unwrap();
    assert_eq!(nowhere, crate::Board::default());
}

pub async fn each_transition_notifies_whom_it_should(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let (customer, store) = (Party::Customer(CustomerId(1)), Party::Store(corner()));
    let id = test.place(new_order(1)).await.id;
    let placed = [
        (customer.clone(), OrderNotice::Bill),
        (store.clone(), OrderNotice::NewOrder),
        (customer.clone(), OrderNotice::StoreLocation),
    ];
    assert_eq!(send_all(&test, OrderState::Placed).await, placed);
    test.apply(id, Action::Accept, Actor::Store, minutes_later(1)).await;
    let accepted = [(customer.clone(), OrderNotice::StatusUpdate), (store.clone(), OrderNotice::NextStep)];
    assert_eq!(send_all(&test, OrderState::Accepted).await, accepted);
    test.apply(id, Action::MarkUncollected, Actor::System, minutes_later(2)).await;
    let over = [(customer, OrderNotice::StatusUpdate), (store, OrderNotice::Closed)];
    assert_eq!(send_all(&test, OrderState::Uncollected).await, over);
}

/// Sends all that waits, and returns to whom it went; all of it is about one state.
async fn send_all(test: &TestStorage, about_state: OrderState) -> Vec<(Party, OrderNotice)> {
    let mut notices = Vec::new();
    loop {
        let mut messages = test.storage.pending_messages(minutes_later(60), 99).await.unwrap();
        if messages.is_empty() {
            return notices;
        }
        // The customer before the store, whatever the order in which parties are answered.
        messages.sort_by_key(|message| matches!(message.recipient, Party::Store(_)));
        for message in messages {
            let OutboxItem::Order { state, kind: about, .. } = message.item else {
                panic!("not about an order")
            };
            assert_eq!(state, about_state);
            notices.push((message.recipient, about));
            super::messages::taken(test, message.id).await;
        }
    }
}
