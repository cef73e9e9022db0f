//! Reopening, closing, refusing another mode or key, purging.

use std::sync::Arc;

use commerce::order::NewOrder;
use commerce::{Action, Actor, CartId, CustomerId, Language, MessageId, OrderId, Party};
use jiff::{Timestamp, ToSpan};
use tokio::task::JoinSet;

use super::StorageFactory;
use super::fixtures::*;
use crate::{
    EventCompletion, LinkPurpose, Mode, NewLink, NewSession, PlaceOutcome, SendOutcome, SessionScope,
    SetLine, StorageError, StorageKey,
};

pub async fn all_of_it_is_there_after_reopening(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let name = Some("Asha".to_owned());
    let customer = test.storage.resolve_customer(identity(1), name, morning(), 1).await.unwrap().0.id;
    let party = Party::Customer(customer);
    let address = test.storage.address(&party).await.unwrap();
    let line = SetLine {
        cart: CartId(9),
        customer: Some(customer),
        store: corner(),
        product: product_id("dal"),
        quantity: 2,
        expected_price: price("dal"),
        at: morning(),
    };
    let cart = test.storage.set_line(line).await.unwrap().unwrap().cart;
    let request = with_key(new_order(1), "first", 1);
    let placed = test.place(request.clone()).await;
    let accepted = test.apply(placed.id, Action::Accept, Actor::Store, minutes_later(1)).await;
    let event = new_event(1, "a", morning());
    test.storage.store_events(vec![event.clone()]).await.unwrap();
    let purpose = LinkPurpose::Counter { store: corner() };
    test.storage.add_link(link(1, purpose, None)).await.unwrap();
    test.storage.create_session(session(2, days_later(7))).await.unwrap();
    let listings = test.storage.listings(&corner()).await.unwrap();
    let versions = test.storage.versions().await.unwrap();
    let pending = test.storage.pending_messages(minutes_later(1), 99).await.unwrap();

    let test = test.reopen(factory).await;
    assert_eq!(test.order(placed.id).await, accepted);
    assert_eq!(test.place_again(request).await, placed);
    assert_eq!(test.storage.cart(CartId(9)).await.unwrap(), Some(cart));
    assert_eq!(test.storage.listings(&corner()).await.unwrap(), listings);
    assert_eq!(test.storage.versions().await.unwrap(), versions);
    assert_eq!(test.storage.pending_messages(minutes_later(1), 99).await.unwrap(), pending);
    assert_eq!(test.storage.address(&party).await.unwrap(), address);
    let known = test.resolve(identity(1), morning()).await;
    assert_eq!((known.id, known.name.as_deref()), (customer, Some("Asha")));
    assert_eq!(test.storage.store_events(vec![event]).await.unwrap(), 0);
    assert_eq!(test.storage.pending_events(days_later(99), 9).await.unwrap().len(), 1);
    assert!(test.storage.link(token(1)).await.unwrap().is_some());
    assert!(test.storage.session(token(2), morning()).await.unwrap().is_some());
    assert_eq!(test.place(new_order(2)).await.number, 1_002, "numbering goes on");
}

fn link(number: u8, purpose: LinkPurpose, expires_at: Option<Timestamp>) -> NewLink {
    NewLink { token: token(number), purpose, language: Language::Hindi, created_at: morning(), expires_at }
}

fn session(number: u8, expires_at: Timestamp) -> NewSession {
    NewSession {
        token: token(number),
        scope: SessionScope::Anonymous,
        cart: None,
        created_at: morning(),
        expires_at,
        replaces: None,
        single_use_link: None,
    }
}

pub async fn the_other_mode_is_refused(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.storage.close().await.unwrap();
    let refused = factory.open(Mode::Live, storage_key()).await.map(drop);
    assert_eq!(refused, Err(StorageError::ModeMismatch { created_for: "sandbox", requested: "live" }));
    assert!(factory.open(Mode::Sandbox, storage_key()).await.is_ok());
}

pub async fn another_key_is_refused(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.storage.close().await.unwrap();
    let refused = factory.open(Mode::Sandbox, StorageKey::from_bytes([8; 32])).await.map(drop);
    assert_eq!(refused, Err(StorageError::WrongKey));
    assert!(factory.open(Mode::Sandbox, storage_key()).await.is_ok());
}

pub async fn a_closed_storage_fails_every_call(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.storage.close().await.unwrap();
    assert_eq!(test.storage.place(new_order(1).into()).await, Err(StorageError::Closed));
    assert_eq!(test.storage.order(OrderId(1)).await, Err(StorageError::Closed));
    assert_eq!(test.storage.check_health().await, Err(StorageError::Closed));
    assert_eq!(test.storage.pending_events(morning(), 1).await, Err(StorageError::Closed));
    let test = test.reopen(factory).await; // Closing twice does no harm.
    assert_eq!(test.storage.order(OrderId(1)).await, Ok(None));
}

pub async fn what_waits_is_finished_before_closing(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_stock("rice", 1_000).await;
    let mut callers = JoinSet::new();
    for number in 1..=200u128 {
        let storage = Arc::clone(&test.storage);
        let order = NewOrder { slot: slot(i64::try_from(number % 20).unwrap()), ..new_order(number) };
        callers.spawn(async move { (number, storage.place(order.into()).await) });
        if number == 100 {
            tokio::task::yield_now().await;
        }
    }
    test.storage.close().await.unwrap();
    let outcomes = callers.join_all().await;
    let test = test.reopen(factory).await;
    for (number, outcome) in outcomes {
        let stored = test.storage.order(OrderId(number)).await.unwrap();
        match outcome {
            Ok(PlaceOutcome::Placed(order)) => assert_eq!(stored, Some(*order)),
            Err(StorageError::Closed) => assert_eq!(stored, None, "nothing of it was written"),
            other => panic!("neither placed nor closed: {other:?}"),
        }
    }
}

/// Purges at an instant, at the second of two calls an hour apart: the first only reads the clock.
async fn purge(test: &TestStorage, at: Timestamp) -> u64 {
    let before = at.checked_sub(1.hour()).unwrap();
    assert_eq!(test.storage.purge_expired(before).await.unwrap(), 0, "the clock has stepped");
    test.storage.purge_expired(at).await.unwrap()
}

pub async fn what_has_expired_is_deleted(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.storage.create_session(session(1, days_later(1))).await.unwrap();
    test.storage.create_session(session(2, days_later(60))).await.unwrap();
    let counter = LinkPurpose::Counter { store: corner() };
    test.storage.add_link(link(1, counter.clone(), Some(days_later(1)))).await.unwrap();
    test.storage.add_link(link(2, counter, Some(days_later(60)))).await.unwrap();
    for (number, order) in [(3, OrderId(1)), (4, OrderId(2))] {
        let purpose = LinkPurpose::Order { customer: CustomerId(1), order };
        test.storage.add_link(link(number, purpose, None)).await.unwrap();
    }
    let ended = test.place(with_key(new_order(1), "first", 1)).await;
    let open = test.place(new_order(2)).await;
    for action in [Action::Accept, Action::Ready, Action::Collect] {
        test.apply(ended.id, action, Actor::Store, morning()).await;
    }
    let events = vec![new_event(1, "a", morning()), new_event(2, "b", morning())];
    test.storage.store_events(events).await.unwrap();
    let first = test.storage.pending_events(morning(), 1).await.unwrap().remove(0).id;
    test.storage
        .complete_event(EventCompletion {
            event: first,
            links: vec![],
            messages: vec![],
            coverage: vec![],
            at: morning(),
        })
        .await
        .unwrap();
    let bill = test.storage.pending_messages(morning(), 99).await.unwrap().remove(0);
    let taken = SendOutcome::Accepted { external_id: "wamid.1".to_owned() };
    test.storage.record_send(bill.id, taken, morning()).await.unwrap();

    assert_eq!(purge(&test, minutes_later(60)).await, 0, "nothing has expired");
    assert!(purge(&test, days_later(16)).await > 0);
    assert!(purge(&test, days_later(31)).await > 0, "the payload of the bill");
    assert_eq!(purge(&test, days_later(31)).await, 0, "all is deleted");

    assert_eq!(test.storage.session(token(1), morning()).await.unwrap(), None);
    assert!(test.storage.session(token(2), morning()).await.unwrap().is_some());
    let mut found = Vec::new();
    for number in 1..=4 {
        if test.storage.link(token(number)).await.unwrap().is_some() {
            found.push(number);
        }
    }
    assert_eq!(found, [2, 4], "those that have not expired, and that of the open order");
    assert_eq!(test.order(ended.id).await.state, commerce::OrderState::Collected, "orders stay");
    let reused = with_key(NewOrder { customer: CustomerId(1), ..new_order(3) }, "first", 9);
    test.place(reused).await;
    assert_eq!(
        test.storage.pending_events(days_later(99), 9).await.unwrap().len(),
        1,
        "what is not done stays"
    );
    assert_eq!(test.notification_status(open.id).await, Some(crate::MessageStatus::Waiting));
    let waiting = test.storage.pending_messages(days_later(31), 99).await.unwrap();
    assert!(waiting.iter().all(|message| message.id != MessageId(0)) && waiting.len() >= 3);
}

pub async fn a_storage_that_works_is_ready(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let versions = test.storage.versions().await.unwrap();
    test.storage.check_health().await.unwrap();
    assert_eq!(test.storage.versions().await.unwrap(), versions, "asking changes nothing");
}

pub async fn a_clock_that_jumps_ahead_deletes_nothing(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.storage.create_session(session(1, days_later(1))).await.unwrap();
    assert_eq!(test.storage.purge_expired(morning()).await.unwrap(), 0);
    assert_eq!(test.storage.purge_expired(days_later(8)).await.unwrap(), 0, "it jumps");
    assert_eq!(test.storage.purge_expired(minutes_later(60)).await.unwrap(), 0, "and back");
    assert!(test.storage.session(token(1), morning()).await.unwrap().is_some());
    assert_eq!(purge(&test, days_later(8)).await, 1, "time goes on");
}

pub async fn an_ownerless_cart_lives_a_day(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let customer = test.resolve(identity(1), morning()).await.id;
    for number in 1..=3 {
        let line = SetLine {
            cart: CartId(number),
            customer: None,
            store: corner(),
            product: product_id("dal"),
            quantity: 1,
            expected_price: price("dal"),
            at: morning(),
        };
        test.storage.set_line(line).await.unwrap().unwrap();
    }
    test.storage.set_cart(customer, Some(CartId(1))).await.unwrap();
    let browser = NewSession { cart: Some(CartId(2)), ..session(1, days_later(1)) };
    test.storage.create_session(browser).await.unwrap();
    let carts = async || {
        let mut found = Vec::new();
        for number in 1..=3 {
            found.extend(test.storage.cart(CartId(number)).await.unwrap().map(|cart| cart.id.0));
        }
        found
    };
    purge(&test, minutes_later(23 * 60)).await;
    assert_eq!(carts().await, [1, 2, 3]);
    purge(&test, days_later(1)).await;
    assert_eq!(carts().await, [1], "the browser's session has expired, and its cart with it");
    purge(&test, days_later(91)).await;
    assert_eq!(carts().await, [0; 0]);
}
