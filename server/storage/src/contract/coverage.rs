//! Requests to be notified of a store near a place.

use commerce::notice::ChatMessage;
use commerce::{CoverageRequestId, CustomerId, Language, MessageId, OutboxItem, Party, Place, Position};
use jiff::Timestamp;

use super::StorageFactory;
use super::fixtures::*;
use crate::coverage::MAX_COVERAGE_REQUESTS;
use crate::{CoverageNotice, CoverageRequest, EventCompletion, Identity, LinkPurpose, NewLink, NewMessage};

fn place(lat: f64, lon: f64) -> Place {
    let label = "Shivajinagar".to_owned();
    Place { position: Position { lat, lon }, label, pin: Some("411005".to_owned()), exact: true }
}

fn request(number: u128, customer: CustomerId, place: Place) -> CoverageRequest {
    CoverageRequest { id: CoverageRequestId(number), customer, place, requested_at: morning() }
}

fn notice(number: u128, customer: CustomerId) -> CoverageNotice {
    let text = ChatMessage::Text { body: "a store".to_owned() };
    let recipient = Party::Customer(customer);
    CoverageNotice {
        request: CoverageRequestId(number),
        link: NewLink {
            token: token(u8::try_from(number).unwrap()),
            purpose: LinkPurpose::Shop { customer, cart: None },
            language: Language::English,
            created_at: morning(),
            expires_at: Some(days_later(1)),
        },
        message: NewMessage { id: MessageId(number), recipient, item: OutboxItem::Message { message: text } },
    }
}

async fn requested(test: &TestStorage) -> Vec<u128> {
    let requests = test.storage.coverage_requests(None, 99).await.unwrap();
    requests.iter().map(|request| request.id.0).collect()
}

async fn messages(test: &TestStorage, at: Timestamp) -> Vec<u128> {
    let waiting = test.storage.pending_messages(at, 99).await.unwrap();
    waiting.iter().map(|message| message.id.0).collect()
}

pub async fn an_area_is_requested_once(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let asha = test.resolve(identity(1), morning()).await.id;
    let store = async |number, lat| {
        test.storage.request_coverage(request(number, asha, place(lat, 73.841_7))).await.unwrap()
    };
    assert!(store(1, 18.530_8).await && store(2, 18.531_2).await);
    let found = test.storage.coverage_requests_of(asha).await.unwrap();
    assert_eq!(found, [request(1, asha, place(18.53, 73.84))], "once, and rounded to a kilometre");
    for number in 3..=u128::from(MAX_COVERAGE_REQUESTS) + 1 {
        assert!(store(number, 18.0 + number as f64 / 10.0).await, "{number}");
    }
    assert!(!store(50, 20.0).await, "too many");
    assert!(store(51, 18.53).await, "the first area is known");
    let test = test.reopen(factory).await;
    assert_eq!(requested(&test).await, [1, 3, 4, 5, 6]);
    let page = test.storage.coverage_requests(Some(CoverageRequestId(3)), 2).await.unwrap();
    assert_eq!(page.iter().map(|request| request.id.0).collect::<Vec<_>>(), [4, 5]);
}

pub async fn a_notice_is_sent_once_while_the_chat_is_open(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let asha = test.resolve(identity(1), morning()).await.id;
    test.storage.request_coverage(request(1, asha, place(18.53, 73.84))).await.unwrap();
    assert!(
        !test.storage.notify_coverage(notice(1, asha), days_later(1)).await.unwrap(),
        "the chat is closed"
    );
    assert_eq!((messages(&test, days_later(1)).await, requested(&test).await), (vec![], vec![1]));
    assert_eq!(test.storage.link(token(1)).await.unwrap(), None);
    assert!(test.storage.notify_coverage(notice(1, asha), minutes_later(9)).await.unwrap());
    assert!(!test.storage.notify_coverage(notice(1, asha), minutes_later(9)).await.unwrap(), "only once");
    assert_eq!((messages(&test, minutes_later(9)).await, requested(&test).await), (vec![1], vec![]));
    assert!(test.storage.link(token(1)).await.unwrap().is_some());
}

pub async fn the_next_message_is_answered_with_the_notice_once(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let asha = test.resolve(identity(1), morning()).await.id;
    test.storage.request_coverage(request(1, asha, place(18.53, 73.84))).await.unwrap();
    let events = vec![new_event(1, "a", morning()), new_event(2, "b", morning())];
    test.storage.store_events(events).await.unwrap();
    for event in test.storage.pending_events(morning(), 9).await.unwrap() {
        let completion = EventCompletion {
            event: event.id,
            links: vec![],
            messages: vec![],
            coverage: vec![notice(1, asha)],
            at: minutes_later(1),
        };
        assert!(test.storage.complete_event(completion).await.unwrap());
    }
    assert_eq!((messages(&test, minutes_later(1)).await, requested(&test).await), (vec![1], vec![]));
}

pub async fn merged_customers_are_notified_once(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let by_phone = Identity { phone: Some(phone(1)), ..Identity::default() };
    let by_user = Identity { user_id: Some("IN.1".to_owned()), ..Identity::default() };
    let one = test.resolve(by_phone, morning()).await.id;
    let other = test.resolve(by_user, minutes_later(1)).await.id;
    for (number, customer, lat) in [(1, one, 18.53), (2, other, 18.53), (3, other, 19.99)] {
        test.storage.request_coverage(request(number, customer, place(lat, 73.84))).await.unwrap();
    }
    let merged = test.resolve(identity(1), minutes_later(2)).await.id;
    let found = test.storage.coverage_requests_of(merged).await.unwrap();
    assert_eq!(
        found.iter().map(|request| (request.id.0, request.customer)).collect::<Vec<_>>(),
        [(1, merged), (3, merged)]
    );
    assert_eq!(requested(&test).await, [1, 3]);
}

pub async fn coverage_requests_have_an_end(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let asha = test.resolve(identity(1), morning()).await.id;
    test.storage.request_coverage(request(1, asha, place(18.53, 73.84))).await.unwrap();
    for (hours, left) in [(180 * 24 - 1, vec![1]), (180 * 24, vec![])] {
        // The first call of a pair shows that the clock goes its way.
        for minutes in [-1, 0] {
            test.storage.purge_expired(minutes_later(hours * 60 + minutes)).await.unwrap();
        }
        assert_eq!(requested(&test).await, left, "{hours} h");
    }
}
