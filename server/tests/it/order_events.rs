//! The events of an order: who gets them, that none is missed, and when they end.

use std::time::Duration;

use jiff::SignedDuration;
use storage::LinkPurpose;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::browser::Browser;
use crate::test_app::{OTHER_STORE, STORE, TestApp};

/// Ends a test whose server never answers. No test waits for it to pass.
const HANG: Duration = Duration::from_secs(60);

/// A response with an endless body.
struct EventStream {
    stream: BufReader<TcpStream>,
    status: u16,
    head: String,
}

impl EventStream {
    async fn open(shop: &TestApp, browser: &Browser, order: &str, last_event_id: Option<&str>) -> Self {
        let url = shop.url();
        let host = url.strip_prefix("http://").unwrap();
        let cookies: Vec<_> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let last = last_event_id.map_or(String::new(), |id| format!("last-event-id: {id}\r\n"));
        let request = format!(
            "GET {order}/events HTTP/1.1\r\nhost: {host}\r\naccept: text/event-stream\r\n\
             accept-encoding: gzip, br\r\ncookie: {}\r\n{last}\r\n",
            cookies.join("; "),
        );
        let mut stream = BufReader::new(TcpStream::connect(host).await.unwrap());
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut opened = Self { stream, status: 0, head: String::new() };
        loop {
            let line = opened.read_line().await;
            if line.is_empty() {
                break;
            }
            opened.head += &format!("{}\n", line.to_ascii_lowercase());
        }
        opened.status = opened.head.split(' ').nth(1).unwrap().parse().unwrap();
        opened
    }

    async fn read_line(&mut self) -> String {
        let mut line = String::new();
        tokio::time::timeout(HANG, self.stream.read_line(&mut line)).await.expect("a line").unwrap();
        line.trim_end().to_owned()
    }

    /// What is sent next: an event or a comment; empty at the end of the body.
    async fn next(&mut self) -> String {
        let size = usize::from_str_radix(&self.read_line().await, 16).expect("a chunk's size");
        let mut chunk = vec![0; size + 2];
        tokio::time::timeout(HANG, self.stream.read_exact(&mut chunk)).await.expect("a chunk").unwrap();
        String::from_utf8(chunk).unwrap().trim_end().to_owned()
    }

    /// The next event's id and state.
    async fn next_state(&mut self) -> (String, String) {
        let event = self.next().await;
        let field = |name: &str| {
            let value = event.lines().find_map(|line| line.strip_prefix(name));
            value
                .unwrap_or_else(|| panic!("no {name} in {event:?}"))
                .trim_start_matches([':', ' '])
                .to_owned()
        };
        (field("id"), field("data"))
    }
}

fn event(id: &str, state: &str) -> (String, String) {
    (id.to_owned(), state.to_owned())
}

/// A shop, the browser of a customer, and the path of an order of theirs.
async fn with_order() -> (TestApp, Browser, String) {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
    let body = serde_json::json!({
        "cart": cart["cart"], "name": "Asha", "slot": "2026-11-20T06:30:00Z", "expected_total": 4200,
    });
    let placed = browser.place_order("one", &body).await;
    assert_eq!(placed.status, 201, "{}", placed.body);
    let order = format!("/o/{}", placed.header("location").rsplit('/').next().unwrap());
    (shop, browser, order)
}

async fn act(counter: &mut Browser, order: &str, action: &str) {
    let answer = counter.post_form(&format!("/counter/orders{}/{action}", &order[2..]), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

#[tokio::test]
async fn each_change_arrives_and_none_is_missed() {
    let (shop, browser, order) = with_order().await;
    let mut counter = shop.counter_browser(STORE).await;
    let mut events = EventStream::open(&shop, &browser, &order, None).await;
    assert_eq!(events.status, 200, "{}", events.head);
    assert!(events.head.contains("content-type: text/event-stream"), "{}", events.head);
    assert!(!events.head.contains("content-encoding"), "an encoder would hold events back: {}", events.head);
    assert_eq!(events.next_state().await, event("1", "placed"));
    act(&mut counter, &order, "accept").await;
    assert_eq!(events.next_state().await, event("2", "accepted"));

    // The phone slept, and the store went on.
    drop(events);
    act(&mut counter, &order, "ready").await;
    let mut events = EventStream::open(&shop, &browser, &order, Some("2")).await;
    assert_eq!(events.next_state().await, event("3", "ready"));
    drop(events);
    let mut events = EventStream::open(&shop, &browser, &order, Some("3")).await;
    let sent = tokio::spawn(async move { events.next().await });
    while !sent.is_finished() {
        // The stream's timer may start after the clock was moved.
        shop.advance(SignedDuration::from_secs(25));
        shop.browser().get("/icon.svg").await;
    }
    assert_eq!(sent.await.unwrap(), ":", "nothing has changed");
    shop.stop().await;
}

#[tokio::test]
async fn only_who_may_see_the_order_gets_its_events() {
    let (shop, browser, order) = with_order().await;
    let other = shop.customer(2).await;
    let (anonymous, other) = (shop.browser(), shop.customer_browser(other).await);
    for visitor in [anonymous, other, shop.counter_browser(OTHER_STORE).await] {
        let refused = EventStream::open(&shop, &visitor, &order, None).await;
        assert_eq!(refused.status, 404, "{}", refused.head);
    }
    let customer = shop.customer(1).await;
    let mut by_link = shop.browser();
    let purpose = LinkPurpose::Order { customer, order: order[3..].parse().unwrap() };
    shop.open_link(&mut by_link, purpose).await;
    assert_eq!(EventStream::open(&shop, &by_link, &order, None).await.status, 200);
    let unknown = EventStream::open(&shop, &browser, "/o/00000000000000000000000000", None).await;
    assert_eq!(unknown.status, 404);
    shop.stop().await;
}

#[tokio::test]
async fn a_session_has_two_streams_at_most() {
    let (shop, browser, order) = with_order().await;
    let first = EventStream::open(&shop, &browser, &order, None).await;
    let second = EventStream::open(&shop, &browser, &order, None).await;
    assert_eq!((first.status, second.status), (200, 200));
    assert_eq!(EventStream::open(&shop, &browser, &order, None).await.status, 429);
    drop(first);
    let reopened = async { while EventStream::open(&shop, &browser, &order, None).await.status != 200 {} };
    tokio::time::timeout(HANG, reopened).await.expect("the closed one no longer counts");
    shop.stop().await;
}

#[tokio::test]
async fn streams_end_when_the_server_shuts_down() {
    let (shop, browser, order) = with_order().await;
    let mut events = EventStream::open(&shop, &browser, &order, None).await;
    assert_eq!(events.next_state().await, event("1", "placed"));
    shop.stop().await;
    assert_eq!(events.next().await, "", "the body is complete");
}

#[tokio::test]
async fn an_ended_order_is_not_followed_again() {
    let (shop, mut browser, order) = with_order().await;
    let cancelled = browser.post_form(&format!("{order}/cancel"), &[]).await;
    assert_eq!(cancelled.status, 303, "{}", cancelled.body);
    let mut events = EventStream::open(&shop, &browser, &order, Some("1")).await;
    assert_eq!(events.next_state().await, event("2", "cancelled"));
    assert_eq!(EventStream::open(&shop, &browser, &order, Some("2")).await.status, 204);
    shop.stop().await;
}
