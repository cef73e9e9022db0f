//! Reopening, closing, refusing strangers, forgetting.

use std::sync::Arc;

use commerce::{Action, Actor, CartId, CustomerId, Language, MessageId, OrderId, Party};
use tokio::task::JoinSet;

use super::StorageFactory;
use super::fixtures::*;
use crate::{
    EventCompletion, LinkPurpose, Mode, NewEvent, NewLink, NewSession, PlaceOrder, PlaceOutcome, SendOutcome,
    Session, SetLine, StorageError, StorageKey,
};

pub async fn all_of_it_is_there_after_reopening(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let party = Party::Customer(CustomerId(1));
    let name = Some("Asha".to_owned());
    shop.storage.resolve_customer(identity(1), name, morning(), CustomerId(1)).await.unwrap();
    let line = SetLine {
        cart: CartId(9),
        store: corner(),
        product: product_id("dal"),
        quantity: 2,
        expected_price: price("dal"),
        at: morning(),
    };
    let cart = shop.storage.set_line(line).await.unwrap().unwrap();
    let request = PlaceOrder { key: idempotency_key("first", 1), ..order_request(1) };
    let placed = shop.place(request.clone()).await;
    let accepted = shop.apply(placed.id, Action::Accept, Actor::Store, minutes_later(1)).await;
    let event = NewEvent {
        key: "a".to_owned(),
        payload: "{}".to_owned(),
        ordering_key: None,
        received_at: morning(),
    };
    shop.storage.store_events(vec![event.clone()]).await.unwrap();
    let purpose = LinkPurpose::Counter { store: corner() };
    let link = NewLink { token: [1; 32], purpose, language: Language::Hindi, expires_at: None };
    shop.storage.add_link(link).await.unwrap();
    let session = NewSession { token: [2; 32], session: Session::default(), expires_at: days_later(7) };
    shop.storage.create_session(session).await.unwrap();
    let listings = shop.storage.listings(&corner()).await.unwrap();
    let versions = shop.storage.versions().await.unwrap();
    let pending = shop.storage.pending_messages(minutes_later(1), 99).await.unwrap();

    let shop = shop.reopen(site).await;
    assert_eq!(shop.order(placed.id).await, accepted);
    assert_eq!(shop.place_again(request).await, placed);
    assert_eq!(shop.storage.cart(CartId(9)).await.unwrap(), Some(cart));
    assert_eq!(shop.storage.listings(&corner()).await.unwrap(), listings);
    assert_eq!(shop.storage.versions().await.unwrap(), versions);
    assert_eq!(shop.storage.pending_messages(minutes_later(1), 99).await.unwrap(), pending);
    assert_eq!(shop.storage.address(&party).await.unwrap(), Some(identity(1)));
    let met = shop.storage.resolve_customer(identity(1), None, morning(), CustomerId(5)).await.unwrap();
    assert_eq!((met.0.id, met.0.name.as_deref()), (CustomerId(1), Some("Asha")));
    assert_eq!(shop.storage.store_events(vec![event]).await.unwrap(), 0);
    assert_eq!(shop.storage.pending_events(days_later(99), 9).await.unwrap().len(), 1);
    assert!(shop.storage.link([1; 32]).await.unwrap().is_some());
    assert!(shop.storage.session([2; 32], morning()).await.unwrap().is_some());
    assert_eq!(shop.place(order_request(2)).await.number, 2, "numbering goes on");
}

pub async fn the_other_mode_is_refused(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.storage.close().await.unwrap();
    let refused = site.open(Mode::Live, storage_key()).await.map(drop);
    assert_eq!(refused, Err(StorageError::ModeMismatch { created_for: "sandbox", requested: "live" }));
    assert!(site.open(Mode::Sandbox, storage_key()).await.is_ok());
}

pub async fn another_key_is_refused(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.storage.close().await.unwrap();
    let refused = site.open(Mode::Sandbox, StorageKey::from_bytes([8; 32])).await.map(drop);
    assert_eq!(refused, Err(StorageError::WrongKey));
    assert!(site.open(Mode::Sandbox, storage_key()).await.is_ok());
}

pub async fn a_closed_storage_says_so(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.storage.close().await.unwrap();
    assert_eq!(shop.storage.place(order_request(1)).await, Err(StorageError::Closed));
    assert_eq!(shop.storage.order(OrderId(1)).await, Err(StorageError::Closed));
    assert_eq!(shop.storage.check_health().await, Err(StorageError::Closed));
    assert_eq!(shop.storage.pending_events(morning(), 1).await, Err(StorageError::Closed));
    let shop = shop.reopen(site).await; // Closing twice does no harm.
    assert_eq!(shop.storage.order(OrderId(1)).await, Ok(None));
}

pub async fn what_waits_is_finished_before_closing(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.set_stock("rice", 1_000).await;
    let mut callers = JoinSet::new();
    for number in 1..=200u128 {
        let storage = Arc::clone(&shop.storage);
        let order = PlaceOrder { slot: slot(i64::try_from(number % 20).unwrap()), ..order_request(number) };
        callers.spawn(async move { (number, storage.place(order).await) });
        if number == 100 {
            tokio::task::yield_now().await;
        }
    }
    shop.storage.close().await.unwrap();
    let outcomes = callers.join_all().await;
    let shop = shop.reopen(site).await;
    for (number, outcome) in outcomes {
        let kept = shop.storage.order(OrderId(number)).await.unwrap();
        match outcome {
            Ok(PlaceOutcome::Placed(order)) => assert_eq!(kept, Some(*order)),
            Err(StorageError::Closed) => assert_eq!(kept, None, "nothing of it was written"),
            other => panic!("neither placed nor closed: {other:?}"),
        }
    }
}

pub async fn what_has_run_out_is_forgotten(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let session =
        |token, until| NewSession { token: [token; 32], session: Session::default(), expires_at: until };
    shop.storage.create_session(session(1, days_later(1))).await.unwrap();
    shop.storage.create_session(session(2, days_later(60))).await.unwrap();
    let purpose = LinkPurpose::Counter { store: corner() };
    let link = |token, expires_at| NewLink {
        token: [token; 32],
        purpose: purpose.clone(),
        language: Language::Hindi,
        expires_at,
    };
    shop.storage.add_link(link(1, Some(days_later(1)))).await.unwrap();
    shop.storage.add_link(link(2, Some(days_later(60)))).await.unwrap();
    for (token, order) in [(3, OrderId(1)), (4, OrderId(2))] {
        let purpose = LinkPurpose::Order { customer: CustomerId(1), order };
        shop.storage.add_link(NewLink { purpose, ..link(token, None) }).await.unwrap();
    }
    let ended = shop.place(PlaceOrder { key: idempotency_key("first", 1), ..order_request(1) }).await;
    let open = shop.place(order_request(2)).await;
    for action in [Action::Accept, Action::Ready, Action::Collect] {
        shop.apply(ended.id, action, Actor::Store, morning()).await;
    }
    let event = |key: &str| NewEvent {
        key: key.to_owned(),
        payload: "{}".to_owned(),
        ordering_key: None,
        received_at: morning(),
    };
    shop.storage.store_events(vec![event("a"), event("b")]).await.unwrap();
    let first = shop.storage.pending_events(morning(), 1).await.unwrap().remove(0).id;
    shop.storage
        .complete_event(EventCompletion { event: first, links: vec![], messages: vec![], at: morning() })
        .await
        .unwrap();
    let bill = shop.storage.pending_messages(morning(), 99).await.unwrap().remove(0);
    let taken = SendOutcome::Accepted { external_id: "wamid.1".to_owned() };
    shop.storage.record_send(bill.id, taken, morning()).await.unwrap();

    assert_eq!(shop.storage.purge_expired(minutes_later(60)).await.unwrap(), 0, "nothing has run out");
    assert!(shop.storage.purge_expired(days_later(16)).await.unwrap() > 0);
    assert!(shop.storage.purge_expired(days_later(31)).await.unwrap() > 0, "the payload of the bill");
    assert_eq!(shop.storage.purge_expired(days_later(31)).await.unwrap(), 0, "all is gone");

    assert_eq!(shop.storage.session([1; 32], morning()).await.unwrap(), None);
    assert!(shop.storage.session([2; 32], morning()).await.unwrap().is_some());
    let mut found = Vec::new();
    for token in 1..=4 {
        if shop.storage.link([token; 32]).await.unwrap().is_some() {
            found.push(token);
        }
    }
    assert_eq!(found, [2, 4], "those that have not run out, and that of the open order");
    assert_eq!(shop.order(ended.id).await.state, commerce::OrderState::Collected, "orders stay");
    let reused = PlaceOrder { customer: CustomerId(1), key: idempotency_key("first", 9), ..order_request(3) };
    shop.place(reused).await;
    assert_eq!(
        shop.storage.pending_events(days_later(99), 9).await.unwrap().len(),
        1,
        "what is not done is not forgotten"
    );
    assert_eq!(shop.storage.notification_status(open.id).await.unwrap(), Some(crate::MessageStatus::Waiting));
    let waiting = shop.storage.pending_messages(days_later(31), 99).await.unwrap();
    assert!(waiting.iter().all(|message| message.id != MessageId(0)) && waiting.len() >= 3);
}

pub async fn a_storage_that_works_is_ready(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let versions = shop.storage.versions().await.unwrap();
    shop.storage.check_health().await.unwrap();
    assert_eq!(shop.storage.versions().await.unwrap(), versions, "asking changes nothing");
}
