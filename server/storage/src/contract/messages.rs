//! The inbox and the outbox.

use commerce::notice::ChatMessage;
use commerce::{Action, Actor, CustomerId, Language, MessageId, OrderId, OutboxItem, Party};

use super::StorageFactory;
use super::fixtures::*;
use crate::{
    EventCompletion, InboxEvent, LinkPurpose, MessageStatus, NewEvent, NewLink, NewMessage, OutboxMessage,
    SendOutcome, StatusReport,
};

fn event(key: &str, minute: i64) -> NewEvent {
    let payload = format!("{{\"event\":\"{key}\"}}");
    NewEvent { key: key.to_owned(), payload, ordering_key: None, received_at: minutes_later(minute) }
}

fn customer(number: u128) -> Party {
    Party::Customer(CustomerId(number))
}

fn message(number: u128, to: &Party) -> NewMessage {
    let say = ChatMessage::Text { body: format!("message {number}") };
    NewMessage { id: MessageId(number), recipient: to.clone(), item: OutboxItem::Message { message: say } }
}

/// The chat took a message, under an id that follows from the message's.
pub async fn taken(shop: &TestStorage, message: MessageId) {
    let outcome = SendOutcome::Accepted { external_id: format!("wamid.{message}") };
    shop.storage.record_send(message, outcome, minutes_later(1)).await.unwrap();
}

async fn status(shop: &TestStorage, message: u128, status: MessageStatus) -> bool {
    let report = report(0, message, status);
    shop.storage.record_statuses(vec![report], minutes_later(2)).await.unwrap() == 1
}

fn report(event: i64, message: u128, status: MessageStatus) -> StatusReport {
    StatusReport { event, external_id: format!("wamid.{}", MessageId(message)), status }
}

async fn pending_events(shop: &TestStorage, minute: i64) -> Vec<InboxEvent> {
    shop.storage.pending_events(minutes_later(minute), 99).await.unwrap()
}

/// The keys of what can be worked on at a minute.
async fn pending_keys(shop: &TestStorage, minute: i64) -> Vec<String> {
    let events = pending_events(shop, minute).await;
    events.iter().map(|event| event.payload.split('"').nth(3).unwrap().to_owned()).collect()
}

async fn done(shop: &TestStorage, event: i64) {
    let answer = EventCompletion { event, links: vec![], messages: vec![], at: minutes_later(1) };
    shop.storage.complete_event(answer).await.unwrap();
}

async fn pending(shop: &TestStorage, minute: i64) -> Vec<OutboxMessage> {
    shop.storage.pending_messages(minutes_later(minute), 99).await.unwrap()
}

async fn pending_ids(shop: &TestStorage, minute: i64) -> Vec<u128> {
    pending(shop, minute).await.iter().map(|message| message.id.0).collect()
}

pub async fn an_event_is_stored_once(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    assert_eq!(
        shop.storage.store_events(vec![event("a", 0), event("b", 0), event("a", 1)]).await.unwrap(),
        2
    );
    assert_eq!(shop.storage.store_events(vec![event("b", 2), event("c", 2)]).await.unwrap(), 1);
    let events = pending_events(&shop, 3).await;
    let payloads: Vec<_> = events.iter().map(|event| event.payload.as_str()).collect();
    assert_eq!(payloads, ["{\"event\":\"a\"}", "{\"event\":\"b\"}", "{\"event\":\"c\"}"]);
    done(&shop, events[0].id).await;
    assert_eq!(shop.storage.store_events(vec![event("a", 4)]).await.unwrap(), 0, "known though it is done");
}

pub async fn events_come_oldest_first_until_answered(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    assert_eq!(pending_events(&shop, 9).await, []);
    shop.storage.store_events(vec![event("a", 5), event("b", 5)]).await.unwrap();
    // A clock that steps back does not let a later event overtake.
    shop.storage.store_events(vec![event("c", 1)]).await.unwrap();
    // Handing out changes nothing: only what failed counts as tried.
    for _ in 0..3 {
        assert_eq!(shop.storage.pending_events(minutes_later(9), 2).await.unwrap().len(), 2);
    }
    let events = pending_events(&shop, 9).await;
    assert_eq!(events.iter().map(|event| event.attempts).collect::<Vec<_>>(), [0, 0, 0]);
    assert_eq!(events[0].received_at, minutes_later(5));
    assert_eq!(pending_keys(&shop, 9).await, ["a", "b", "c"]);
    done(&shop, events[0].id).await;
    assert_eq!(pending_keys(&shop, 9).await, ["b", "c"], "what is not answered comes again");
}

pub async fn an_event_that_failed_waits_and_its_line_behind_it(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let of = |line: &str, key| NewEvent { ordering_key: Some(line.to_owned()), ..event(key, 0) };
    let events = vec![of("asha", "a1"), of("ravi", "r1"), of("asha", "a2"), event("alone", 0)];
    shop.storage.store_events(events).await.unwrap();
    let events = pending_events(&shop, 0).await;
    assert_eq!(events[0].ordering_key, events[2].ordering_key, "one line");
    assert!(
        events[0].ordering_key.is_some()
            && events[0].ordering_key != events[1].ordering_key
            && events[3].ordering_key.is_none()
    );

    shop.storage.reschedule_event(events[0].id, minutes_later(10)).await.unwrap();
    assert_eq!(pending_keys(&shop, 9).await, ["r1", "alone"]);
    shop.storage.store_events(vec![of("asha", "a3")]).await.unwrap();
    assert_eq!(pending_keys(&shop, 9).await, ["r1", "alone"], "nothing overtakes the one that waits");
    assert_eq!(pending_keys(&shop, 10).await, ["a1", "r1", "a2", "alone", "a3"]);
    assert_eq!(pending_events(&shop, 10).await.iter().map(|event| event.attempts).sum::<u32>(), 1);
    shop.storage.reschedule_event(events[0].id, minutes_later(20)).await.unwrap();
    assert_eq!(pending_events(&shop, 20).await[0].attempts, 2);

    // One that is given up lets the next pass; one that is done is not put off any more.
    done(&shop, events[0].id).await;
    shop.storage.reschedule_event(events[0].id, minutes_later(30)).await.unwrap();
    assert_eq!(pending_keys(&shop, 9).await, ["r1", "a2", "alone", "a3"]);
    // The one in the middle holds up those behind it only.
    shop.storage.reschedule_event(events[2].id, minutes_later(10)).await.unwrap();
    assert_eq!(pending_keys(&shop, 9).await, ["r1", "alone"]);
}

pub async fn an_answer_counts_once(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.storage.store_events(vec![event("a", 0)]).await.unwrap();
    let event = pending_events(&shop, 0).await.remove(0).id;
    let purpose = LinkPurpose::Counter { store: corner() };
    let link = |byte: u8| NewLink {
        token: [byte; 32],
        purpose: purpose.clone(),
        language: Language::English,
        expires_at: Some(minutes_later(10)),
    };
    let answer = |byte: u8| EventCompletion {
        event,
        links: vec![link(byte)],
        messages: vec![message(u128::from(byte), &customer(1)), message(10 + u128::from(byte), &customer(2))],
        at: minutes_later(1),
    };
    shop.storage.complete_event(answer(1)).await.unwrap();
    shop.storage.complete_event(answer(2)).await.unwrap();
    assert!(shop.storage.link([1; 32]).await.unwrap().is_some());
    assert!(shop.storage.link([2; 32]).await.unwrap().is_none(), "the event was answered before");
    assert_eq!(pending_ids(&shop, 1).await, [1, 11]);
    taken(&shop, MessageId(1)).await;
    taken(&shop, MessageId(11)).await;
    assert_eq!(pending_ids(&shop, 9).await, []);
}

pub async fn each_party_is_written_to_in_order(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let (asha, store) = (customer(1), Party::Store(corner()));
    // Within one instant, and when the clock steps back.
    let first = vec![message(9, &asha), message(5, &asha), message(7, &store)];
    shop.storage.enqueue_messages(first, minutes_later(5)).await.unwrap();
    shop.storage
        .enqueue_messages(vec![message(1, &asha), message(2, &store)], minutes_later(3))
        .await
        .unwrap();
    let mut heads = pending(&shop, 5).await;
    heads.sort_by_key(|head| head.id);
    assert_eq!(heads.iter().map(|head| head.id.0).collect::<Vec<_>>(), [7, 9]);
    assert_eq!(heads[1].recipient, asha);
    assert_eq!(heads[1].item, message(9, &asha).item);
    assert_eq!((heads[1].attempts, heads[1].created_at), (0, minutes_later(5)));
    assert_eq!(shop.storage.pending_messages(minutes_later(5), 1).await.unwrap().len(), 1);

    let mut sent = Vec::new();
    while let Some(head) = pending(&shop, 5).await.into_iter().find(|head| head.recipient == asha) {
        sent.push(head.id.0);
        taken(&shop, head.id).await;
    }
    assert_eq!(sent, [9, 5, 1]);
    assert_eq!(pending_ids(&shop, 5).await, [7], "the other party's line has not moved");
    shop.storage.enqueue_messages(vec![message(12, &asha)], minutes_later(6)).await.unwrap();
    let mut heads = pending_ids(&shop, 6).await;
    heads.sort_unstable();
    assert_eq!(heads, [7, 12], "an empty line starts anew");
}

pub async fn a_party_that_waits_holds_up_nobody_else(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let messages = vec![message(1, &customer(1)), message(2, &customer(1)), message(3, &customer(2))];
    shop.storage.enqueue_messages(messages, morning()).await.unwrap();
    let later = SendOutcome::Retry { at: minutes_later(10), reason: "busy".to_owned() };
    shop.storage.record_send(MessageId(1), later, minutes_later(1)).await.unwrap();
    assert_eq!(pending_ids(&shop, 9).await, [3], "nothing overtakes the one that waits");
    shop.storage.enqueue_messages(vec![message(4, &customer(1))], minutes_later(9)).await.unwrap();
    assert_eq!(pending_ids(&shop, 9).await, [3]);
    taken(&shop, MessageId(3)).await;
    let waiting = pending(&shop, 10).await;
    assert_eq!((waiting[0].id, waiting[0].attempts, waiting.len()), (MessageId(1), 1, 1));
    taken(&shop, MessageId(1)).await;
    assert_eq!(pending_ids(&shop, 10).await, [2]);
}

pub async fn a_message_that_never_goes_lets_the_next_pass(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.storage
        .enqueue_messages(vec![message(1, &customer(1)), message(2, &customer(1))], morning())
        .await
        .unwrap();
    let never = || SendOutcome::Failed { reason: "no such number".to_owned() };
    shop.storage.record_send(MessageId(1), never(), morning()).await.unwrap();
    assert_eq!(pending_ids(&shop, 1).await, [2]);
    // What has left the line does not come back to it.
    let later = SendOutcome::Retry { at: morning(), reason: String::new() };
    shop.storage.record_send(MessageId(1), later, morning()).await.unwrap();
    shop.storage.record_send(MessageId(1), never(), morning()).await.unwrap();
    shop.storage.record_send(MessageId(77), never(), morning()).await.unwrap();
    assert_eq!(pending_ids(&shop, 1).await, [2]);
}

pub async fn a_status_never_goes_back(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    use MessageStatus::{Delivered, Failed, Read, Sent};
    // Each order's bill gets a run of statuses.
    let runs: [(&[MessageStatus], MessageStatus); 7] = [
        (&[], Sent),
        (&[Delivered, Sent], Delivered),
        (&[Read, Delivered, Sent], Read),
        (&[Failed, Sent], Failed),
        (&[Failed, Delivered, Read], Failed),
        (&[Delivered, Failed], Delivered),
        (&[Read, Failed], Read),
    ];
    for (number, (statuses, expected)) in (1..).zip(runs) {
        let order = shop.place(order_request(number)).await;
        let bill = head_of(&shop, &customer(number)).await;
        taken(&shop, bill.id).await;
        for one in statuses {
            assert!(status(&shop, bill.id.0, *one).await, "it is ours");
        }
        assert_eq!(
            shop.storage.notification_status(order.id).await.unwrap(),
            Some(expected),
            "after {statuses:?}"
        );
    }
    assert!(!status(&shop, 999, Delivered).await, "not ours");
}

pub async fn statuses_end_their_events(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let orders = [shop.place(order_request(1)).await, shop.place(order_request(2)).await];
    let bills = [head_of(&shop, &customer(1)).await.id, head_of(&shop, &customer(2)).await.id];
    for bill in bills {
        taken(&shop, bill).await;
    }
    shop.storage
        .store_events(vec![event("a", 0), event("b", 0), event("c", 0), event("d", 0)])
        .await
        .unwrap();
    let events = pending_events(&shop, 0).await;
    let reports = vec![
        report(events[0].id, bills[0].0, MessageStatus::Delivered),
        report(events[1].id, bills[1].0, MessageStatus::Read),
        report(events[2].id, 999, MessageStatus::Read),
    ];
    let ours = shop.storage.record_statuses(reports.clone(), minutes_later(2)).await.unwrap();
    assert_eq!(ours, 2, "one is of a message that is not ours");
    assert_eq!(pending_keys(&shop, 9).await, ["d"]);
    for (order, status) in orders.iter().zip([MessageStatus::Delivered, MessageStatus::Read]) {
        assert_eq!(shop.storage.notification_status(order.id).await.unwrap(), Some(status));
    }
    assert_eq!(shop.storage.record_statuses(reports, minutes_later(3)).await.unwrap(), 2, "no harm done");
    assert_eq!(shop.storage.record_statuses(vec![], minutes_later(3)).await.unwrap(), 0);
}

async fn head_of(shop: &TestStorage, party: &Party) -> OutboxMessage {
    pending(shop, 60).await.into_iter().find(|head| head.recipient == *party).expect("a message waits")
}

pub async fn a_status_may_come_before_the_answer(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let order = shop.place(order_request(1)).await;
    let bill = head_of(&shop, &customer(1)).await;
    assert!(!status(&shop, bill.id.0, MessageStatus::Delivered).await, "its id is not known yet");
    assert!(!status(&shop, bill.id.0, MessageStatus::Sent).await);
    assert_eq!(shop.storage.notification_status(order.id).await.unwrap(), Some(MessageStatus::Waiting));
    taken(&shop, bill.id).await;
    assert_eq!(shop.storage.notification_status(order.id).await.unwrap(), Some(MessageStatus::Delivered));
    assert!(status(&shop, bill.id.0, MessageStatus::Read).await);
    assert_eq!(shop.storage.notification_status(order.id).await.unwrap(), Some(MessageStatus::Read));
}

pub async fn the_counter_sees_what_the_customer_was_told(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    assert_eq!(shop.storage.notification_status(OrderId(1)).await.unwrap(), None);
    let order = shop.place(order_request(1)).await;
    taken(&shop, head_of(&shop, &customer(1)).await.id).await;
    assert_eq!(
        shop.storage.notification_status(order.id).await.unwrap(),
        Some(MessageStatus::Sent),
        "the bill"
    );
    taken(&shop, head_of(&shop, &customer(1)).await.id).await;
    shop.apply(order.id, Action::Accept, Actor::Store, minutes_later(3)).await;
    assert_eq!(
        shop.storage.notification_status(order.id).await.unwrap(),
        Some(MessageStatus::Waiting),
        "the news of accepting"
    );
    // Messages to the store do not count.
    taken(&shop, head_of(&shop, &Party::Store(corner())).await.id).await;
    assert_eq!(shop.storage.notification_status(order.id).await.unwrap(), Some(MessageStatus::Waiting));
    let never = SendOutcome::Failed { reason: "blocked".to_owned() };
    shop.storage.record_send(head_of(&shop, &customer(1)).await.id, never, minutes_later(4)).await.unwrap();
    assert_eq!(shop.storage.notification_status(order.id).await.unwrap(), Some(MessageStatus::Failed));
}

pub async fn a_message_is_written_once(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.storage
        .enqueue_messages(vec![message(1, &customer(1)), message(1, &customer(1))], morning())
        .await
        .unwrap();
    assert_eq!(pending_ids(&shop, 1).await, [1]);
    taken(&shop, MessageId(1)).await;
    shop.storage
        .enqueue_messages(vec![message(1, &customer(1)), message(2, &customer(1))], morning())
        .await
        .unwrap();
    assert_eq!(pending_ids(&shop, 1).await, [2]);
}
