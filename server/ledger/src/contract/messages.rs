//! The inbox and the outbox.

use commerce::notice::Say;
use commerce::{Action, Actor, CustomerId, Language, MessageId, Notice, OrderId, Party};

use super::Site;
use super::fixtures::*;
use crate::{
    Answer, InboxEvent, LinkPurpose, MessageStatus, NewEvent, NewLink, NewMessage, OutboxMessage,
    SendOutcome, StatusReport,
};

fn event(key: &str, minute: i64) -> NewEvent {
    let payload = format!("{{\"event\":\"{key}\"}}");
    NewEvent { key: key.to_owned(), payload, line: None, at: minutes_later(minute) }
}

fn customer(number: u128) -> Party {
    Party::Customer(CustomerId(number))
}

fn message(number: u128, to: &Party) -> NewMessage {
    let say = Say::Text { body: format!("message {number}") };
    NewMessage { id: MessageId(number), to: to.clone(), notice: Notice::Say { message: say } }
}

/// The chat took a message, under an id that follows from the message's.
pub async fn taken(shop: &Shop, message: MessageId) {
    let outcome = SendOutcome::Taken { wamid: format!("wamid.{message}") };
    shop.ledger.sent(message, outcome, minutes_later(1)).await.unwrap();
}

async fn status(shop: &Shop, message: u128, status: MessageStatus) -> bool {
    let report = report(0, message, status);
    shop.ledger.message_statuses(vec![report], minutes_later(2)).await.unwrap() == 1
}

fn report(event: i64, message: u128, status: MessageStatus) -> StatusReport {
    StatusReport { event, wamid: format!("wamid.{}", MessageId(message)), status }
}

async fn pending_events(shop: &Shop, minute: i64) -> Vec<InboxEvent> {
    shop.ledger.pending_events(minutes_later(minute), 99).await.unwrap()
}

/// The keys of what can be worked on at a minute.
async fn pending_keys(shop: &Shop, minute: i64) -> Vec<String> {
    let events = pending_events(shop, minute).await;
    events.iter().map(|event| event.payload.split('"').nth(3).unwrap().to_owned()).collect()
}

async fn done(shop: &Shop, event: i64) {
    let answer = Answer { event, links: vec![], messages: vec![], at: minutes_later(1) };
    shop.ledger.answer(answer).await.unwrap();
}

async fn pending(shop: &Shop, minute: i64) -> Vec<OutboxMessage> {
    shop.ledger.pending_messages(minutes_later(minute), 99).await.unwrap()
}

async fn pending_ids(shop: &Shop, minute: i64) -> Vec<u128> {
    pending(shop, minute).await.iter().map(|message| message.id.0).collect()
}

pub async fn an_event_is_stored_once(site: &dyn Site) {
    let shop = Shop::open(site).await;
    assert_eq!(shop.ledger.receive(vec![event("a", 0), event("b", 0), event("a", 1)]).await.unwrap(), 2);
    assert_eq!(shop.ledger.receive(vec![event("b", 2), event("c", 2)]).await.unwrap(), 1);
    let events = pending_events(&shop, 3).await;
    let payloads: Vec<_> = events.iter().map(|event| event.payload.as_str()).collect();
    assert_eq!(payloads, ["{\"event\":\"a\"}", "{\"event\":\"b\"}", "{\"event\":\"c\"}"]);
    done(&shop, events[0].id).await;
    assert_eq!(shop.ledger.receive(vec![event("a", 4)]).await.unwrap(), 0, "known though it is done");
}

pub async fn events_come_oldest_first_until_answered(site: &dyn Site) {
    let shop = Shop::open(site).await;
    assert_eq!(pending_events(&shop, 9).await, []);
    shop.ledger.receive(vec![event("a", 5), event("b", 5)]).await.unwrap();
    // A clock that steps back does not let a later event overtake.
    shop.ledger.receive(vec![event("c", 1)]).await.unwrap();
    // Handing out changes nothing: only what failed counts as tried.
    for _ in 0..3 {
        assert_eq!(shop.ledger.pending_events(minutes_later(9), 2).await.unwrap().len(), 2);
    }
    let events = pending_events(&shop, 9).await;
    assert_eq!(events.iter().map(|event| event.attempts).collect::<Vec<_>>(), [0, 0, 0]);
    assert_eq!(events[0].at, minutes_later(5));
    assert_eq!(pending_keys(&shop, 9).await, ["a", "b", "c"]);
    done(&shop, events[0].id).await;
    assert_eq!(pending_keys(&shop, 9).await, ["b", "c"], "what is not answered comes again");
}

pub async fn an_event_that_failed_waits_and_its_line_behind_it(site: &dyn Site) {
    let shop = Shop::open(site).await;
    let of = |line: &str, key| NewEvent { line: Some(line.to_owned()), ..event(key, 0) };
    let events = vec![of("asha", "a1"), of("ravi", "r1"), of("asha", "a2"), event("alone", 0)];
    shop.ledger.receive(events).await.unwrap();
    let events = pending_events(&shop, 0).await;
    assert_eq!(events[0].line, events[2].line, "one line");
    assert!(events[0].line.is_some() && events[0].line != events[1].line && events[3].line.is_none());

    shop.ledger.event_failed(events[0].id, minutes_later(10)).await.unwrap();
    assert_eq!(pending_keys(&shop, 9).await, ["r1", "alone"]);
    shop.ledger.receive(vec![of("asha", "a3")]).await.unwrap();
    assert_eq!(pending_keys(&shop, 9).await, ["r1", "alone"], "nothing overtakes the one that waits");
    assert_eq!(pending_keys(&shop, 10).await, ["a1", "r1", "a2", "alone", "a3"]);
    assert_eq!(pending_events(&shop, 10).await.iter().map(|event| event.attempts).sum::<u32>(), 1);
    shop.ledger.event_failed(events[0].id, minutes_later(20)).await.unwrap();
    assert_eq!(pending_events(&shop, 20).await[0].attempts, 2);

    // One that is given up lets the next pass; one that is done is not put off any more.
    done(&shop, events[0].id).await;
    shop.ledger.event_failed(events[0].id, minutes_later(30)).await.unwrap();
    assert_eq!(pending_keys(&shop, 9).await, ["r1", "a2", "alone", "a3"]);
    // The one in the middle holds up those behind it only.
    shop.ledger.event_failed(events[2].id, minutes_later(10)).await.unwrap();
    assert_eq!(pending_keys(&shop, 9).await, ["r1", "alone"]);
}

pub async fn an_answer_counts_once(site: &dyn Site) {
    let shop = Shop::open(site).await;
    shop.ledger.receive(vec![event("a", 0)]).await.unwrap();
    let event = pending_events(&shop, 0).await.remove(0).id;
    let purpose = LinkPurpose::Counter { store: corner() };
    let link = |byte: u8| NewLink {
        token: [byte; 32],
        purpose: purpose.clone(),
        language: Language::English,
        expires_at: Some(minutes_later(10)),
    };
    let answer = |byte: u8| Answer {
        event,
        links: vec![link(byte)],
        messages: vec![message(u128::from(byte), &customer(1)), message(10 + u128::from(byte), &customer(2))],
        at: minutes_later(1),
    };
    shop.ledger.answer(answer(1)).await.unwrap();
    shop.ledger.answer(answer(2)).await.unwrap();
    assert!(shop.ledger.link([1; 32]).await.unwrap().is_some());
    assert!(shop.ledger.link([2; 32]).await.unwrap().is_none(), "the event was answered before");
    assert_eq!(pending_ids(&shop, 1).await, [1, 11]);
    taken(&shop, MessageId(1)).await;
    taken(&shop, MessageId(11)).await;
    assert_eq!(pending_ids(&shop, 9).await, []);
}

pub async fn each_party_is_written_to_in_order(site: &dyn Site) {
    let shop = Shop::open(site).await;
    let (asha, store) = (customer(1), Party::Store(corner()));
    // Within one instant, and when the clock steps back.
    let first = vec![message(9, &asha), message(5, &asha), message(7, &store)];
    shop.ledger.say(first, minutes_later(5)).await.unwrap();
    shop.ledger.say(vec![message(1, &asha), message(2, &store)], minutes_later(3)).await.unwrap();
    let mut heads = pending(&shop, 5).await;
    heads.sort_by_key(|head| head.id);
    assert_eq!(heads.iter().map(|head| head.id.0).collect::<Vec<_>>(), [7, 9]);
    assert_eq!(heads[1].to, asha);
    assert_eq!(heads[1].notice, message(9, &asha).notice);
    assert_eq!((heads[1].attempts, heads[1].written_at), (0, minutes_later(5)));
    assert_eq!(shop.ledger.pending_messages(minutes_later(5), 1).await.unwrap().len(), 1);

    let mut sent = Vec::new();
    while let Some(head) = pending(&shop, 5).await.into_iter().find(|head| head.to == asha) {
        sent.push(head.id.0);
        taken(&shop, head.id).await;
    }
    assert_eq!(sent, [9, 5, 1]);
    assert_eq!(pending_ids(&shop, 5).await, [7], "the other party's line has not moved");
    shop.ledger.say(vec![message(12, &asha)], minutes_later(6)).await.unwrap();
    let mut heads = pending_ids(&shop, 6).await;
    heads.sort_unstable();
    assert_eq!(heads, [7, 12], "an empty line starts anew");
}

pub async fn a_party_that_waits_holds_up_nobody_else(site: &dyn Site) {
    let shop = Shop::open(site).await;
    let messages = vec![message(1, &customer(1)), message(2, &customer(1)), message(3, &customer(2))];
    shop.ledger.say(messages, morning()).await.unwrap();
    let later = SendOutcome::Later { at: minutes_later(10), why: "busy".to_owned() };
    shop.ledger.sent(MessageId(1), later, minutes_later(1)).await.unwrap();
    assert_eq!(pending_ids(&shop, 9).await, [3], "nothing overtakes the one that waits");
    shop.ledger.say(vec![message(4, &customer(1))], minutes_later(9)).await.unwrap();
    assert_eq!(pending_ids(&shop, 9).await, [3]);
    taken(&shop, MessageId(3)).await;
    let waiting = pending(&shop, 10).await;
    assert_eq!((waiting[0].id, waiting[0].attempts, waiting.len()), (MessageId(1), 1, 1));
    taken(&shop, MessageId(1)).await;
    assert_eq!(pending_ids(&shop, 10).await, [2]);
}

pub async fn a_message_that_never_goes_lets_the_next_pass(site: &dyn Site) {
    let shop = Shop::open(site).await;
    shop.ledger.say(vec![message(1, &customer(1)), message(2, &customer(1))], morning()).await.unwrap();
    let never = || SendOutcome::Never { why: "no such number".to_owned() };
    shop.ledger.sent(MessageId(1), never(), morning()).await.unwrap();
    assert_eq!(pending_ids(&shop, 1).await, [2]);
    // What has left the line does not come back to it.
    let later = SendOutcome::Later { at: morning(), why: String::new() };
    shop.ledger.sent(MessageId(1), later, morning()).await.unwrap();
    shop.ledger.sent(MessageId(1), never(), morning()).await.unwrap();
    shop.ledger.sent(MessageId(77), never(), morning()).await.unwrap();
    assert_eq!(pending_ids(&shop, 1).await, [2]);
}

pub async fn a_status_never_goes_back(site: &dyn Site) {
    let shop = Shop::open(site).await;
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
        let order = shop.placed(wanted(number)).await;
        let bill = head_of(&shop, &customer(number)).await;
        taken(&shop, bill.id).await;
        for one in statuses {
            assert!(status(&shop, bill.id.0, *one).await, "it is ours");
        }
        assert_eq!(shop.ledger.told(order.id).await.unwrap(), Some(expected), "after {statuses:?}");
    }
    assert!(!status(&shop, 999, Delivered).await, "not ours");
}

pub async fn statuses_end_their_events(site: &dyn Site) {
    let shop = Shop::open(site).await;
    let orders = [shop.placed(wanted(1)).await, shop.placed(wanted(2)).await];
    let bills = [head_of(&shop, &customer(1)).await.id, head_of(&shop, &customer(2)).await.id];
    for bill in bills {
        taken(&shop, bill).await;
    }
    shop.ledger.receive(vec![event("a", 0), event("b", 0), event("c", 0), event("d", 0)]).await.unwrap();
    let events = pending_events(&shop, 0).await;
    let reports = vec![
        report(events[0].id, bills[0].0, MessageStatus::Delivered),
        report(events[1].id, bills[1].0, MessageStatus::Read),
        report(events[2].id, 999, MessageStatus::Read),
    ];
    let ours = shop.ledger.message_statuses(reports.clone(), minutes_later(2)).await.unwrap();
    assert_eq!(ours, 2, "one is of a message that is not ours");
    assert_eq!(pending_keys(&shop, 9).await, ["d"]);
    for (order, status) in orders.iter().zip([MessageStatus::Delivered, MessageStatus::Read]) {
        assert_eq!(shop.ledger.told(order.id).await.unwrap(), Some(status));
    }
    assert_eq!(shop.ledger.message_statuses(reports, minutes_later(3)).await.unwrap(), 2, "no harm done");
    assert_eq!(shop.ledger.message_statuses(vec![], minutes_later(3)).await.unwrap(), 0);
}

async fn head_of(shop: &Shop, party: &Party) -> OutboxMessage {
    pending(shop, 60).await.into_iter().find(|head| head.to == *party).expect("a message waits")
}

pub async fn a_status_may_come_before_the_answer(site: &dyn Site) {
    let shop = Shop::open(site).await;
    let order = shop.placed(wanted(1)).await;
    let bill = head_of(&shop, &customer(1)).await;
    assert!(!status(&shop, bill.id.0, MessageStatus::Delivered).await, "its id is not known yet");
    assert!(!status(&shop, bill.id.0, MessageStatus::Sent).await);
    assert_eq!(shop.ledger.told(order.id).await.unwrap(), Some(MessageStatus::Waiting));
    taken(&shop, bill.id).await;
    assert_eq!(shop.ledger.told(order.id).await.unwrap(), Some(MessageStatus::Delivered));
    assert!(status(&shop, bill.id.0, MessageStatus::Read).await);
    assert_eq!(shop.ledger.told(order.id).await.unwrap(), Some(MessageStatus::Read));
}

pub async fn the_counter_sees_what_the_customer_was_told(site: &dyn Site) {
    let shop = Shop::open(site).await;
    assert_eq!(shop.ledger.told(OrderId(1)).await.unwrap(), None);
    let order = shop.placed(wanted(1)).await;
    taken(&shop, head_of(&shop, &customer(1)).await.id).await;
    assert_eq!(shop.ledger.told(order.id).await.unwrap(), Some(MessageStatus::Sent), "the bill");
    taken(&shop, head_of(&shop, &customer(1)).await.id).await;
    shop.act(order.id, Action::Accept, Actor::Store, minutes_later(3)).await;
    assert_eq!(
        shop.ledger.told(order.id).await.unwrap(),
        Some(MessageStatus::Waiting),
        "the news of accepting"
    );
    // Messages to the store do not count.
    taken(&shop, head_of(&shop, &Party::Store(corner())).await.id).await;
    assert_eq!(shop.ledger.told(order.id).await.unwrap(), Some(MessageStatus::Waiting));
    let never = SendOutcome::Never { why: "blocked".to_owned() };
    shop.ledger.sent(head_of(&shop, &customer(1)).await.id, never, minutes_later(4)).await.unwrap();
    assert_eq!(shop.ledger.told(order.id).await.unwrap(), Some(MessageStatus::Failed));
}

pub async fn a_message_is_written_once(site: &dyn Site) {
    let shop = Shop::open(site).await;
    shop.ledger.say(vec![message(1, &customer(1)), message(1, &customer(1))], morning()).await.unwrap();
    assert_eq!(pending_ids(&shop, 1).await, [1]);
    taken(&shop, MessageId(1)).await;
    shop.ledger.say(vec![message(1, &customer(1)), message(2, &customer(1))], morning()).await.unwrap();
    assert_eq!(pending_ids(&shop, 1).await, [2]);
}
