//! Reopening, closing, refusing strangers, forgetting.

use std::sync::Arc;

use commerce::{Action, Actor, CartId, CustomerId, Language, MessageId, OrderId, PaidBy, Party};
use tokio::task::JoinSet;

use super::Site;
use super::fixtures::*;
use crate::{
    Answer, LedgerError, LedgerKey, LinkPurpose, Mode, NewEvent, NewLink, NewSession, PlaceOrder,
    PlaceOutcome, SendOutcome, Session, SetLine,
};

pub async fn all_of_it_is_there_after_reopening(site: &dyn Site) {
    let shop = Shop::open(site).await;
    let party = Party::Customer(CustomerId(1));
    let name = Some("Asha".to_owned());
    shop.ledger.meet_customer(somebody(1), name, morning(), CustomerId(1)).await.unwrap();
    let line = SetLine {
        cart: CartId(9),
        store: corner(),
        product: product_id("dal"),
        quantity: 2,
        seen_price: price("dal"),
        at: morning(),
    };
    let cart = shop.ledger.set_line(line).await.unwrap().unwrap();
    let request = PlaceOrder { key: key_of("first", 1), ..wanted(1) };
    let placed = shop.placed(request.clone()).await;
    let accepted = shop.act(placed.id, Action::Accept, Actor::Store, minutes_later(1)).await;
    let event = NewEvent { key: "a".to_owned(), payload: "{}".to_owned(), line: None, at: morning() };
    shop.ledger.receive(vec![event.clone()]).await.unwrap();
    let purpose = LinkPurpose::Counter { store: corner() };
    let link = NewLink { token: [1; 32], purpose, language: Language::Hindi, expires_at: None };
    shop.ledger.add_link(link).await.unwrap();
    let session = NewSession { token: [2; 32], session: Session::default(), until: days_later(7) };
    shop.ledger.open_session(session).await.unwrap();
    let listings = shop.ledger.listings(&corner()).await.unwrap();
    let versions = shop.ledger.versions().await.unwrap();
    let pending = shop.ledger.pending_messages(minutes_later(1), 99).await.unwrap();

    let shop = shop.reopened(site).await;
    assert_eq!(shop.order(placed.id).await, accepted);
    assert_eq!(shop.again(request).await, placed);
    assert_eq!(shop.ledger.cart(CartId(9)).await.unwrap(), Some(cart));
    assert_eq!(shop.ledger.listings(&corner()).await.unwrap(), listings);
    assert_eq!(shop.ledger.versions().await.unwrap(), versions);
    assert_eq!(shop.ledger.pending_messages(minutes_later(1), 99).await.unwrap(), pending);
    assert_eq!(shop.ledger.address(&party).await.unwrap(), Some(somebody(1)));
    let met = shop.ledger.meet_customer(somebody(1), None, morning(), CustomerId(5)).await.unwrap();
    assert_eq!((met.0.id, met.0.name.as_deref()), (CustomerId(1), Some("Asha")));
    assert_eq!(shop.ledger.receive(vec![event]).await.unwrap(), 0);
    assert_eq!(shop.ledger.pending_events(days_later(99), 9).await.unwrap().len(), 1);
    assert!(shop.ledger.link([1; 32]).await.unwrap().is_some());
    assert!(shop.ledger.session([2; 32], morning()).await.unwrap().is_some());
    assert_eq!(shop.placed(wanted(2)).await.number, 2, "numbering goes on");
}

pub async fn the_other_mode_is_refused(site: &dyn Site) {
    let shop = Shop::open(site).await;
    shop.ledger.close().await.unwrap();
    let refused = site.open(Mode::Live, key()).await.map(drop);
    assert_eq!(refused, Err(LedgerError::OtherMode { made: "rehearsal", asked: "live" }));
    assert!(site.open(Mode::Rehearsal, key()).await.is_ok());
}

pub async fn another_key_is_refused(site: &dyn Site) {
    let shop = Shop::open(site).await;
    shop.ledger.close().await.unwrap();
    let refused = site.open(Mode::Rehearsal, LedgerKey::from_bytes([8; 32])).await.map(drop);
    assert_eq!(refused, Err(LedgerError::WrongKey));
    assert!(site.open(Mode::Rehearsal, key()).await.is_ok());
}

pub async fn a_closed_ledger_says_so(site: &dyn Site) {
    let shop = Shop::open(site).await;
    shop.ledger.close().await.unwrap();
    assert_eq!(shop.ledger.place(wanted(1)).await, Err(LedgerError::Closed));
    assert_eq!(shop.ledger.order(OrderId(1)).await, Err(LedgerError::Closed));
    assert_eq!(shop.ledger.ready().await, Err(LedgerError::Closed));
    assert_eq!(shop.ledger.pending_events(morning(), 1).await, Err(LedgerError::Closed));
    let shop = shop.reopened(site).await; // Closing twice does no harm.
    assert_eq!(shop.ledger.order(OrderId(1)).await, Ok(None));
}

pub async fn what_waits_is_finished_before_closing(site: &dyn Site) {
    let shop = Shop::open(site).await;
    shop.stock("rice", 1_000).await;
    let mut callers = JoinSet::new();
    for number in 1..=200u128 {
        let ledger = Arc::clone(&shop.ledger);
        let order = PlaceOrder { slot: slot(i64::try_from(number % 20).unwrap()), ..wanted(number) };
        callers.spawn(async move { (number, ledger.place(order).await) });
        if number == 100 {
            tokio::task::yield_now().await;
        }
    }
    shop.ledger.close().await.unwrap();
    let outcomes = callers.join_all().await;
    let shop = shop.reopened(site).await;
    for (number, outcome) in outcomes {
        let kept = shop.ledger.order(OrderId(number)).await.unwrap();
        match outcome {
            Ok(PlaceOutcome::Placed(order)) => assert_eq!(kept, Some(*order)),
            Err(LedgerError::Closed) => assert_eq!(kept, None, "nothing of it was written"),
            other => panic!("neither placed nor closed: {other:?}"),
        }
    }
}

pub async fn what_has_run_out_is_forgotten(site: &dyn Site) {
    let shop = Shop::open(site).await;
    let session = |token, until| NewSession { token: [token; 32], session: Session::default(), until };
    shop.ledger.open_session(session(1, days_later(1))).await.unwrap();
    shop.ledger.open_session(session(2, days_later(60))).await.unwrap();
    let purpose = LinkPurpose::Counter { store: corner() };
    let link = |token, expires_at| NewLink {
        token: [token; 32],
        purpose: purpose.clone(),
        language: Language::Hindi,
        expires_at,
    };
    shop.ledger.add_link(link(1, Some(days_later(1)))).await.unwrap();
    shop.ledger.add_link(link(2, Some(days_later(60)))).await.unwrap();
    for (token, order) in [(3, OrderId(1)), (4, OrderId(2))] {
        let purpose = LinkPurpose::Order { customer: CustomerId(1), order };
        shop.ledger.add_link(NewLink { purpose, ..link(token, None) }).await.unwrap();
    }
    let ended = shop.placed(PlaceOrder { key: key_of("first", 1), ..wanted(1) }).await;
    let open = shop.placed(wanted(2)).await;
    for action in [Action::Accept, Action::Ready, Action::Collect { paid_by: PaidBy::Cash }] {
        shop.act(ended.id, action, Actor::Store, morning()).await;
    }
    let event =
        |key: &str| NewEvent { key: key.to_owned(), payload: "{}".to_owned(), line: None, at: morning() };
    shop.ledger.receive(vec![event("a"), event("b")]).await.unwrap();
    let first = shop.ledger.pending_events(morning(), 1).await.unwrap().remove(0).id;
    shop.ledger
        .answer(Answer { event: first, links: vec![], messages: vec![], at: morning() })
        .await
        .unwrap();
    let bill = shop.ledger.pending_messages(morning(), 99).await.unwrap().remove(0);
    let taken = SendOutcome::Taken { wamid: "wamid.1".to_owned() };
    shop.ledger.sent(bill.id, taken, morning()).await.unwrap();

    assert_eq!(shop.ledger.tidy(minutes_later(60)).await.unwrap(), 0, "nothing has run out");
    assert!(shop.ledger.tidy(days_later(16)).await.unwrap() > 0);
    assert!(shop.ledger.tidy(days_later(31)).await.unwrap() > 0, "the payload of the bill");
    assert_eq!(shop.ledger.tidy(days_later(31)).await.unwrap(), 0, "all is gone");

    assert_eq!(shop.ledger.session([1; 32], morning()).await.unwrap(), None);
    assert!(shop.ledger.session([2; 32], morning()).await.unwrap().is_some());
    let mut found = Vec::new();
    for token in 1..=4 {
        if shop.ledger.link([token; 32]).await.unwrap().is_some() {
            found.push(token);
        }
    }
    assert_eq!(found, [2, 4], "those that have not run out, and that of the open order");
    assert_eq!(shop.order(ended.id).await.state, commerce::OrderState::Collected, "orders stay");
    let reused = PlaceOrder { customer: CustomerId(1), key: key_of("first", 9), ..wanted(3) };
    shop.placed(reused).await;
    assert_eq!(
        shop.ledger.pending_events(days_later(99), 9).await.unwrap().len(),
        1,
        "what is not done is not forgotten"
    );
    assert_eq!(shop.ledger.told(open.id).await.unwrap(), Some(crate::MessageStatus::Waiting));
    let waiting = shop.ledger.pending_messages(days_later(31), 99).await.unwrap();
    assert!(waiting.iter().all(|message| message.id != MessageId(0)) && waiting.len() >= 3);
}

pub async fn a_ledger_that_works_is_ready(site: &dyn Site) {
    let shop = Shop::open(site).await;
    let versions = shop.ledger.versions().await.unwrap();
    shop.ledger.ready().await.unwrap();
    assert_eq!(shop.ledger.versions().await.unwrap(), versions, "asking changes nothing");
}
