//! Queries about many stores or orders: lists would otherwise run one for each.

use commerce::{OrderId, StoreCode};

use super::StorageFactory;
use super::fixtures::*;
use super::place_order::at_market;
use crate::{MessageStatus, SendOutcome};

pub async fn slots_of_many_stores_are_one_query(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.place(new_order(1)).await;
    test.place(new_order(2)).await;
    let elsewhere = test.place(at_market(3)).await;
    let nowhere: StoreCode = "nowhere".parse().unwrap();
    let (from, to) = (slot(0).start, slot(99).start);

    let stores = [nowhere.clone(), market(), corner(), market()];
    let taken = test.storage.booked_slots(&stores, from, to).await.unwrap();
    let at_market = vec![(elsewhere.slot().start, 1)];
    let at_corner = vec![(slot(0).start, 2)];
    assert_eq!(taken, [vec![], at_market.clone(), at_corner.clone(), at_market], "in their order");

    assert_eq!(test.storage.booked_slots(&[], from, to).await.unwrap(), Vec::<Vec<_>>::new());
    assert_eq!(test.booked_slots(&corner(), from, to).await, at_corner, "one alone");
    assert_eq!(test.booked_slots(&nowhere, from, to).await, []);
    let later = test.storage.booked_slots(&[corner()], slot(1).start, to).await.unwrap();
    assert_eq!(later, [vec![]], "the first slot starts before");
    let earlier = test.storage.booked_slots(&[corner()], minutes_later(0), slot(0).start).await.unwrap();
    assert_eq!(earlier, [vec![]], "the end does not belong to it");
}

pub async fn notification_statuses_of_many_orders_are_one_query(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let (first, second) = (test.place(new_order(1)).await.id, test.place(new_order(2)).await.id);
    let unknown = OrderId(99);
    let orders = [unknown, second, first, unknown];
    let waiting = Some(MessageStatus::Waiting);
    assert_eq!(test.storage.notification_statuses(&orders).await.unwrap(), [None, waiting, waiting, None]);

    let bill = test.storage.pending_messages(minutes_later(1), 99).await.unwrap().into_iter();
    let to_first = |message: &crate::OutboxMessage| {
        message.recipient == commerce::Party::Customer(commerce::CustomerId(1))
    };
    let bill = bill.filter(to_first).map(|message| message.id).next().expect("the bill waits");
    let outcome = SendOutcome::Accepted { external_id: "wamid.bill".to_owned() };
    test.storage.record_send(bill, outcome, minutes_later(1)).await.unwrap();
    let sent = Some(MessageStatus::Sent);
    assert_eq!(test.storage.notification_statuses(&orders).await.unwrap(), [None, waiting, sent, None]);
    assert_eq!(test.notification_status(first).await, sent, "one alone");
    assert_eq!(test.notification_status(unknown).await, None);
    assert_eq!(test.storage.notification_statuses(&[]).await.unwrap(), []);
}
