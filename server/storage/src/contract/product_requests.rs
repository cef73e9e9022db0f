//! Requests for products that a store does not list.

use commerce::notice::ChatMessage;
use commerce::product_request::MAX_REQUESTS_PER_DAY;
use commerce::{
    ChannelId, CustomerId, MessageId, OutboxItem, Party, ProductRequestId, RequestAnswer, RequestedWords,
    StoreCode,
};
use jiff::Timestamp;

use super::StorageFactory;
use super::fixtures::*;
use crate::{NewMessage, NewProductRequest, ProductRequest, ProductRequestOutcome};

fn words(typed: &str) -> RequestedWords {
    RequestedWords::parse(typed).unwrap()
}

fn message(number: u128, recipient: Party) -> NewMessage {
    let text = ChatMessage::Text { body: format!("message {number}") };
    NewMessage { id: MessageId(number), recipient, item: OutboxItem::Message { message: text } }
}

/// A request at the corner store; `number` makes its id and that of the message to the store.
fn request(number: u128, customer: CustomerId, typed: &str, at: Timestamp) -> NewProductRequest {
    NewProductRequest {
        id: ProductRequestId(number),
        store: corner(),
        customer,
        words: words(typed),
        message: message(number, Party::Store(corner())),
        at,
    }
}

async fn waiting(test: &TestStorage, store: &StoreCode) -> Vec<ProductRequest> {
    test.storage.waiting_product_requests(store, 99).await.unwrap()
}

/// The ids of the messages that wait, whomever they are for.
async fn messages(test: &TestStorage) -> Vec<u128> {
    let waiting = test.storage.pending_messages(days_later(9), 99).await.unwrap();
    waiting.iter().map(|message| message.id.0).collect()
}

async fn open_chat(test: &TestStorage, party: Party) {
    test.storage.record_inbound(&party, ChannelId::WhatsApp, morning()).await.unwrap();
}

pub async fn a_request_is_stored_once_and_sent_to_an_open_chat(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    open_chat(&test, Party::Store(corner())).await;
    let (asha, ravi) =
        (test.resolve(identity(1), morning()).await.id, test.resolve(identity(2), morning()).await.id);
    for (number, customer, typed, outcome) in [
        (1, asha, "Maggi  noodles", ProductRequestOutcome::Stored),
        (2, asha, "maggi noodles!", ProductRequestOutcome::Known),
        (3, ravi, "MAGGI NOODLES", ProductRequestOutcome::Stored),
    ] {
        let made = test.storage.request_product(request(number, customer, typed, minutes_later(1))).await;
        assert_eq!(made.unwrap(), outcome, "{typed}");
    }
    assert_eq!(messages(&test).await, [1], "the store is sent the same words once");
    let found = waiting(&test, &corner()).await;
    assert_eq!(found.iter().map(|request| request.id.0).collect::<Vec<_>>(), [1, 3]);
    assert_eq!((&found[0].words, found[0].customer), (&words("Maggi noodles"), asha));
    assert_eq!(waiting(&test, &market()).await, []);
    let known = test.storage.find_product_request(asha, &corner(), &words("maggi noodles")).await.unwrap();
    assert_eq!(known.as_ref(), found.first());
    assert_eq!(
        test.storage.find_product_request(asha, &market(), &words("maggi noodles")).await.unwrap(),
        None
    );
    let test = test.reopen(factory).await;
    assert_eq!(waiting(&test, &corner()).await, found);
}

pub async fn a_closed_chat_gets_no_request_and_no_answer(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let asha = test.resolve(identity(1), morning()).await.id;
    test.storage.request_product(request(1, asha, "maggi", morning())).await.unwrap();
    open_chat(&test, Party::Store(corner())).await;
    test.storage.request_product(request(2, asha, "ketchup", days_later(1))).await.unwrap();
    assert_eq!(messages(&test).await, [0; 0], "it never wrote, or a day ago");
    let replies = vec![(ProductRequestId(1), message(7, Party::Customer(asha)))];
    let (store, answer) = (corner(), RequestAnswer::Available);
    let answered = test.storage.answer_product_requests(&store, answer, replies, days_later(1)).await;
    assert_eq!(answered.unwrap(), 1);
    assert_eq!(messages(&test).await, [0; 0], "the customer wrote a day ago");
    let known = test.storage.find_product_request(asha, &corner(), &words("maggi")).await.unwrap().unwrap();
    assert_eq!(known.answer, Some(RequestAnswer::Available), "the page shows it");
}

pub async fn an_answer_reaches_everyone_who_looked_for_it(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let (asha, ravi) =
        (test.resolve(identity(1), morning()).await.id, test.resolve(identity(2), morning()).await.id);
    test.storage.request_product(request(1, asha, "maggi", morning())).await.unwrap();
    test.storage.request_product(request(2, ravi, "maggi", morning())).await.unwrap();
    let replies = || {
        vec![
            (ProductRequestId(1), message(7, Party::Customer(asha))),
            (ProductRequestId(2), message(8, Party::Customer(ravi))),
            (ProductRequestId(9), message(9, Party::Customer(ravi))),
        ]
    };
    let answer = async |store: &StoreCode| {
        let answer = RequestAnswer::Unavailable;
        test.storage.answer_product_requests(store, answer, replies(), minutes_later(5)).await.unwrap()
    };
    assert_eq!(answer(&market()).await, 0, "another store's");
    assert_eq!(answer(&corner()).await, 2);
    assert_eq!(answer(&corner()).await, 0, "an answer counts once");
    assert_eq!(messages(&test).await, [7, 8]);
    assert_eq!(waiting(&test, &corner()).await, []);
}

pub async fn requests_have_limits(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let asha = test.resolve(identity(1), morning()).await.id;
    let make = async |number: u128, at| {
        let made = request(number, asha, &format!("soap {number}"), at);
        test.storage.request_product(made).await.unwrap()
    };
    for number in 1..=u128::from(MAX_REQUESTS_PER_DAY) {
        assert_eq!(make(number, morning()).await, ProductRequestOutcome::Stored);
    }
    assert_eq!(make(50, minutes_later(60)).await, ProductRequestOutcome::LimitReached);
    assert_eq!(make(51, days_later(1)).await, ProductRequestOutcome::Stored, "another day");
    assert_eq!(waiting(&test, &corner()).await.len(), MAX_REQUESTS_PER_DAY as usize + 1);
    assert_eq!(test.storage.waiting_product_requests(&corner(), 2).await.unwrap().len(), 2);
}

pub async fn requests_are_deleted_after_a_month(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let asha = test.resolve(identity(1), morning()).await.id;
    test.storage.request_product(request(1, asha, "maggi", morning())).await.unwrap();
    for (hours, left) in [(30 * 24 - 1, 1), (30 * 24, 0)] {
        // The first call of a pair shows that the clock goes its way.
        for minutes in [-1, 0] {
            test.storage.purge_expired(minutes_later(hours * 60 + minutes)).await.unwrap();
        }
        assert_eq!(waiting(&test, &corner()).await.len(), left, "{hours} h");
    }
}
