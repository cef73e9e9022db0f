//! The inbox and the outbox.

use commerce::notice::ChatMessage;
use commerce::{Action, Actor, CustomerId, EventId, Language, MessageId, OrderId, OutboxItem, Party};

use super::StorageFactory;
use super::fixtures::*;
use crate::{
    EventCompletion, InboxEvent, LinkPurpose, MessageStatus, NewEvent, NewLink, NewMessage, OutboxMessage,
    SendOutcome, StatusReport,
};

/// An event whose id follows from key and minute: delivered again, it has another one.
fn event(key: &str, minute: i64) -> NewEvent {
    let bytes = key.bytes().fold(0, |bits, byte| bits << 8 | u128::from(byte));
    new_event(bytes << 32 | u128::from(minute.unsigned_abs()), key, minutes_later(minute))
}

fn customer(number: u128) -> Party {
    Party::Customer(CustomerId(number))
}

fn message(number: u128, to: &Party) -> NewMessage {
    let text = ChatMessage::Text { body: format!("message {number}") };
    NewMessage { id: MessageId(number), recipient: to.clone(), item: OutboxItem::Message { message: text } }
}

/// The chat took a message, under an id that follows from the message's.
pub async fn taken(test: &TestStorage, message: MessageId) {
    let outcome = SendOutcome::Accepted { external_id: format!("wamid.{message}") };
    test.storage.record_send(message, outcome, minutes_later(1)).await.unwrap();
}

async fn status(test: &TestStorage, message: u128, status: MessageStatus) -> bool {
    let report = report(EventId(0), message, status);
    test.storage.record_statuses(vec![report], minutes_later(2)).await.unwrap() == 1
}

fn report(event: EventId, message: u128, status: MessageStatus) -> StatusReport {
    StatusReport { event, external_id: format!("wamid.{}", MessageId(message)), status }
}

async fn pending_events(test: &TestStorage, minute: i64) -> Vec<InboxEvent> {
    test.storage.pending_events(minutes_later(minute), 99).await.unwrap()
}

/// The keys of what can be worked on at a minute.
async fn pending_keys(test: &TestStorage, minute: i64) -> Vec<String> {
    let events = pending_events(test, minute).await;
    events.iter().map(|event| event.payload.split('"').nth(3).unwrap().to_owned()).collect()
}

async fn done(test: &TestStorage, event: EventId) {
    let answer =
        EventCompletion { event, links: vec![], messages: vec![], coverage: vec![], at: minutes_later(1) };
    test.storage.complete_event(answer).await.unwrap();
}

async fn pending(test: &TestStorage, minute: i64) -> Vec<OutboxMessage> {
    test.storage.pending_messages(minutes_later(minute), 99).await.unwrap()
}

async fn pending_ids(test: &TestStorage, minute: i64) -> Vec<u128> {
    pending(test, minute).await.iter().map(|message| message.id.0).collect()
}

pub async fn an_event_is_stored_once(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    assert_eq!(
        test.storage.store_events(vec![event("a", 0), event("b", 0), event("a", 1)]).await.unwrap(),
        2
    );
    assert_eq!(test.storage.store_events(vec![event("b", 2), event("c", 2)]).await.unwrap(), 1);
    let events = pending_events(&test, 3).await;
    let payloads: Vec<_> = events.iter().map(|event| event.payload.as_str()).collect();
    assert_eq!(payloads, ["{\"event\":\"a\"}", "{\"event\":\"b\"}", "{\"event\":\"c\"}"]);
    done(&test, events[0].id).await;
    assert_eq!(test.storage.store_events(vec![event("a", 4)]).await.unwrap(), 0, "known though it is done");
}

pub async fn events_come_oldest_first_until_answered(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    assert_eq!(pending_events(&test, 9).await, []);
    test.storage.store_events(vec![event("a", 5), event("b", 5)]).await.unwrap();
    // A clock that steps back does not let a later event overtake.
    test.storage.store_events(vec![event("c", 1)]).await.unwrap();
    // Handing out changes nothing: only what failed counts as tried.
    for _ in 0..3 {
        assert_eq!(test.storage.pending_events(minutes_later(9), 2).await.unwrap().len(), 2);
    }
    let events = pending_events(&test, 9).await;
    assert_eq!(events.iter().map(|event| event.attempts).collect::<Vec<_>>(), [0, 0, 0]);
    assert_eq!(events[0].received_at, minutes_later(5));
    assert_eq!(pending_keys(&test, 9).await, ["a", "b", "c"]);
    done(&test, events[0].id).await;
    assert_eq!(pending_keys(&test, 9).await, ["b", "c"], "what is not answered comes again");
}

pub async fn a_failed_event_blocks_its_ordering_key(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let of = |line: &str, key| NewEvent { ordering_key: Some(line.to_owned()), ..event(key, 0) };
    let events = vec![of("asha", "a1"), of("ravi", "r1"), of("asha", "a2"), event("alone", 0)];
    test.storage.store_events(events).await.unwrap();
    let events = pending_events(&test, 0).await;
    assert_eq!(events[0].ordering_key, events[2].ordering_key, "one line");
    assert!(
        events[0].ordering_key.is_some()
            && events[0].ordering_key != events[1].ordering_key
            && events[3].ordering_key.is_none()
    );

    test.storage.reschedule_event(events[0].id, minutes_later(10)).await.unwrap();
    assert_eq!(pending_keys(&test, 9).await, ["r1", "alone"]);
    test.storage.store_events(vec![of("asha", "a3")]).await.unwrap();
    assert_eq!(pending_keys(&test, 9).await, ["r1", "alone"], "nothing overtakes the one that waits");
    assert_eq!(pending_keys(&test, 10).await, ["a1", "r1", "a2", "alone", "a3"]);
    assert_eq!(pending_events(&test, 10).await.iter().map(|event| event.attempts).sum::<u32>(), 1);
    test.storage.reschedule_event(events[0].id, minutes_later(20)).await.unwrap();
    assert_eq!(pending_events(&test, 20).await[0].attempts, 2);

    // A completed event lets the next pass, and is not rescheduled any more.
    done(&test, events[0].id).await;
    test.storage.reschedule_event(events[0].id, minutes_later(30)).await.unwrap();
    assert_eq!(pending_keys(&test, 9).await, ["r1", "a2", "alone", "a3"]);
    // The one in the middle blocks those behind it only.
    test.storage.reschedule_event(events[2].id, minutes_later(10)).await.unwrap();
    assert_eq!(pending_keys(&test, 9).await, ["r1", "alone"]);
}

pub async fn an_answer_counts_once(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.storage.store_events(vec![event("a", 0)]).await.unwrap();
    let event = pending_events(&test, 0).await.remove(0).id;
    let purpose = LinkPurpose::Counter { store: corner() };
    let link = |byte: u8| NewLink {
        token: token(byte),
        purpose: purpose.clone(),
        language: Language::English,
        created_at: morning(),
        expires_at: Some(minutes_later(10)),
    };
    let answer = |byte: u8| EventCompletion {
        event,
        links: vec![link(byte)],
        messages: vec![message(u128::from(byte), &customer(1)), message(10 + u128::from(byte), &customer(2))],
        coverage: vec![],
        at: minutes_later(1),
    };
    assert!(test.storage.complete_event(answer(1)).await.unwrap());
    assert!(!test.storage.complete_event(answer(2)).await.unwrap());
    assert!(test.storage.link(token(1)).await.unwrap().is_some());
    assert!(test.storage.link(token(2)).await.unwrap().is_none(), "the event was answered before");
    assert_eq!(pending_ids(&test, 1).await, [1, 11]);
    taken(&test, MessageId(1)).await;
    taken(&test, MessageId(11)).await;
    assert_eq!(pending_ids(&test, 9).await, []);
}

pub async fn each_party_is_written_to_in_order(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let (asha, store) = (customer(1), Party::Store(corner()));
    // Within one instant, and when the clock steps back.
    let first = vec![message(9, &asha), message(5, &asha), message(7, &store)];
    test.write_messages(first, minutes_later(5)).await;
    test.write_messages(vec![message(1, &asha), message(2, &store)], minutes_later(3)).await;
    let mut heads = pending(&test, 5).await;
    heads.sort_by_key(|head| head.id);
    assert_eq!(heads.iter().map(|head| head.id.0).collect::<Vec<_>>(), [7, 9]);
    assert_eq!(heads[1].recipient, asha);
    assert_eq!(heads[1].item, message(9, &asha).item);
    assert_eq!((heads[1].attempts, heads[1].created_at), (0, minutes_later(5)));
    assert_eq!(test.storage.pending_messages(minutes_later(5), 1).await.unwrap().len(), 1);

    let mut sent = Vec::new();
    while let Some(head) = pending(&test, 5).await.into_iter().find(|head| head.recipient == asha) {
        sent.push(head.id.0);
        taken(&test, head.id).await;
    }
    assert_eq!(sent, [9, 5, 1]);
    assert_eq!(pending_ids(&test, 5).await, [7], "the other party's line has not moved");
    test.write_messages(vec![message(12, &asha)], minutes_later(6)).await;
    let mut heads = pending_ids(&test, 6).await;
    heads.sort_unstable();
    assert_eq!(heads, [7, 12], "an empty line starts anew");
}

pub async fn an_order_message_does_not_wait_for_an_answer_in_the_chat(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.write_messages(vec![message(1, &customer(1))], morning()).await;
    let order = test.place(new_order(1)).await;
    let heads = pending(&test, 1).await;
    let about_order = |head: &&OutboxMessage| matches!(head.item, OutboxItem::Order { .. });
    assert_eq!(heads.iter().filter(|head| head.recipient == customer(1)).count(), 2, "of two owners");
    let bill = heads.iter().filter(about_order).find(|head| head.recipient == customer(1)).unwrap();
    assert_eq!(bill.id.home(), order.id.home(), "it lives with its order");
}

pub async fn a_party_that_waits_blocks_no_other(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let messages = vec![message(1, &customer(1)), message(2, &customer(1)), message(3, &customer(2))];
    test.write_messages(messages, morning()).await;
    let later = SendOutcome::Retry { at: minutes_later(10), reason: "busy".to_owned() };
    test.storage.record_send(MessageId(1), later, minutes_later(1)).await.unwrap();
    assert_eq!(pending_ids(&test, 9).await, [3], "nothing overtakes the one that waits");
    test.write_messages(vec![message(4, &customer(1))], minutes_later(9)).await;
    assert_eq!(pending_ids(&test, 9).await, [3]);
    taken(&test, MessageId(3)).await;
    let waiting = pending(&test, 10).await;
    assert_eq!((waiting[0].id, waiting[0].attempts, waiting.len()), (MessageId(1), 1, 1));
    taken(&test, MessageId(1)).await;
    assert_eq!(pending_ids(&test, 10).await, [2]);
}

pub async fn a_failed_message_lets_the_next_pass(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.write_messages(vec![message(1, &customer(1)), message(2, &customer(1))], morning()).await;
    let never = || SendOutcome::Failed { reason: "no such number".to_owned() };
    test.storage.record_send(MessageId(1), never(), morning()).await.unwrap();
    assert_eq!(pending_ids(&test, 1).await, [2]);
    // What has left the line does not come back to it.
    let later = SendOutcome::Retry { at: morning(), reason: String::new() };
    test.storage.record_send(MessageId(1), later, morning()).await.unwrap();
    test.storage.record_send(MessageId(1), never(), morning()).await.unwrap();
    test.storage.record_send(MessageId(77), never(), morning()).await.unwrap();
    assert_eq!(pending_ids(&test, 1).await, [2]);
}

pub async fn a_status_never_goes_back(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
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
        let order = test.place(new_order(number)).await;
        let bill = head_of(&test, &customer(number)).await;
        taken(&test, bill.id).await;
        for one in statuses {
            assert!(status(&test, bill.id.0, *one).await, "it is ours");
        }
        assert_eq!(test.notification_status(order.id).await, Some(expected), "after {statuses:?}");
    }
    assert!(!status(&test, 999, Delivered).await, "not ours");
}

pub async fn statuses_end_their_events(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let orders = [test.place(new_order(1)).await, test.place(new_order(2)).await];
    let bills = [head_of(&test, &customer(1)).await.id, head_of(&test, &customer(2)).await.id];
    for bill in bills {
        taken(&test, bill).await;
    }
    test.storage
        .store_events(vec![event("a", 0), event("b", 0), event("c", 0), event("d", 0)])
        .await
        .unwrap();
    let events = pending_events(&test, 0).await;
    let reports = vec![
        report(events[0].id, bills[0].0, MessageStatus::Delivered),
        report(events[1].id, bills[1].0, MessageStatus::Read),
        report(events[2].id, 999, MessageStatus::Read),
    ];
    let ours = test.storage.record_statuses(reports.clone(), minutes_later(2)).await.unwrap();
    assert_eq!(ours, 2, "one is of a message that is not ours");
    assert_eq!(pending_keys(&test, 9).await, ["d"]);
    for (order, status) in orders.iter().zip([MessageStatus::Delivered, MessageStatus::Read]) {
        assert_eq!(test.notification_status(order.id).await, Some(status));
    }
    assert_eq!(test.storage.record_statuses(reports, minutes_later(3)).await.unwrap(), 2, "no harm done");
    assert_eq!(test.storage.record_statuses(vec![], minutes_later(3)).await.unwrap(), 0);
}

async fn head_of(test: &TestStorage, party: &Party) -> OutboxMessage {
    pending(test, 60).await.into_iter().find(|head| head.recipient == *party).expect("a message waits")
}

pub async fn a_status_may_come_before_the_answer(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let order = test.place(new_order(1)).await;
    let bill = head_of(&test, &customer(1)).await;
    assert!(!status(&test, bill.id.0, MessageStatus::Delivered).await, "its id is not known yet");
    assert!(!status(&test, bill.id.0, MessageStatus::Sent).await);
    assert_eq!(test.notification_status(order.id).await, Some(MessageStatus::Waiting));
    taken(&test, bill.id).await;
    assert_eq!(test.notification_status(order.id).await, Some(MessageStatus::Delivered));
    assert!(status(&test, bill.id.0, MessageStatus::Read).await);
    assert_eq!(test.notification_status(order.id).await, Some(MessageStatus::Read));
}

pub async fn the_counter_sees_how_far_the_notification_got(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    assert_eq!(test.notification_status(OrderId(1)).await, None);
    let order = test.place(new_order(1)).await;
    taken(&test, head_of(&test, &customer(1)).await.id).await;
    assert_eq!(test.notification_status(order.id).await, Some(MessageStatus::Sent), "the bill");
    taken(&test, head_of(&test, &customer(1)).await.id).await;
    test.apply(order.id, Action::Accept, Actor::Store, minutes_later(3)).await;
    assert_eq!(
        test.notification_status(order.id).await,
        Some(MessageStatus::Waiting),
        "the news of accepting"
    );
    // Messages to the store do not count.
    taken(&test, head_of(&test, &Party::Store(corner())).await.id).await;
    assert_eq!(test.notification_status(order.id).await, Some(MessageStatus::Waiting));
    let never = SendOutcome::Failed { reason: "blocked".to_owned() };
    test.storage.record_send(head_of(&test, &customer(1)).await.id, never, minutes_later(4)).await.unwrap();
    assert_eq!(test.notification_status(order.id).await, Some(MessageStatus::Failed));
}

pub async fn a_message_is_written_once(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.write_messages(vec![message(1, &customer(1)), message(1, &customer(1))], morning()).await;
    assert_eq!(pending_ids(&test, 1).await, [1]);
    taken(&test, MessageId(1)).await;
    test.write_messages(vec![message(1, &customer(1)), message(2, &customer(1))], morning()).await;
    assert_eq!(pending_ids(&test, 1).await, [2]);
}
