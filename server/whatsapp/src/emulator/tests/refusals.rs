//! What the emulator rejects, and how the client reports it.

use serde_json::{Value, json};

use super::bench::{GRAPH_VERSION, TOKEN, TestBench, asha};
use crate::{
    client::{self, Client, Error},
    emulator::{DeliveryStatus, Emulator},
    identity::{MediaId, Phone},
    message::{Document, File, LimitError, Message, Text},
    retry_advice::RetryAdvice,
    secret::AccessToken,
    webhook::{EventKind, StatusState},
};

const DAY: i64 = 24 * 60 * 60;

fn hello() -> Message {
    Message::new(asha(), Text::new("Hello"))
}

#[tokio::test]
async fn outside_the_window_only_a_template_is_accepted() {
    let bench = TestBench::new().await;
    let error = bench.client.send(&hello()).await.unwrap_err();
    assert_eq!(error.code(), Some(131_047));
    assert_eq!(error.retry_advice(), RetryAdvice::WindowClosed);

    bench.emulator.send_text(&asha(), "Hi", "Asha");
    bench.advance_clock(DAY - 1);
    bench.client.send(&hello()).await.unwrap();
    bench.advance_clock(1);
    let error = bench.client.send(&hello()).await.unwrap_err();
    assert_eq!(error.code(), Some(131_047));
    let template = json!({ "name": "order_ready", "language": { "code": "hi" } });
    let template = json!({ "type": "template", "template": template });
    assert_eq!(code_of(&bench, template).await, 0);

    bench.emulator.open_window(&asha());
    bench.client.send(&hello()).await.unwrap();
}

#[tokio::test]
async fn a_late_refusal_is_a_failed_status() {
    let bench = TestBench::with(|config| config.async_window_errors = true).await;
    let accepted = bench.client.send(&hello()).await.unwrap();
    bench.emulator.wait_until_idle().await;
    let event = bench.sink.events().remove(0);
    let EventKind::Status(status) = event.kind else { panic!("{event:?}") };
    assert_eq!((status.id, status.state), (accepted.id, StatusState::Failed));
    assert_eq!(status.errors[0].retry_advice(), RetryAdvice::WindowClosed);
    let shown = bench.emulator.thread(&asha()).remove(0);
    assert_eq!((shown.status, shown.error_code), (DeliveryStatus::Failed, Some(131_047)));
}

#[tokio::test]
async fn tests_can_ask_for_failures() {
    let bench = TestBench::with_open_window().await;
    bench.emulator.fail_next(2, 500, 131_000);
    bench.emulator.fail_delivery_of_next(1, 131_026);
    for _ in 0..2 {
        let error = bench.client.send(&hello()).await.unwrap_err();
        assert_eq!(error.code(), Some(131_000));
        assert_eq!(error.retry_advice(), RetryAdvice::Retry);
    }
    bench.client.send(&hello()).await.unwrap();
    bench.client.send(&hello()).await.unwrap();
    bench.emulator.wait_until_idle().await;
    let thread = bench.emulator.thread(&asha());
    assert_eq!(thread.len(), 3, "a refused message is not in the thread");
    assert_eq!(thread[1].status, DeliveryStatus::Failed);
    assert_eq!(thread[2].status, DeliveryStatus::Read);
}

#[tokio::test]
async fn the_pair_rate_is_a_persons_own() {
    let bench = TestBench::with(|config| config.pair_rate = true).await;
    let ravi = Phone::new("919820005678");
    bench.emulator.send_text(&asha(), "Hi", "Asha");
    bench.emulator.send_text(&ravi, "Hi", "Ravi");
    for _ in 0..45 {
        bench.client.send(&hello()).await.unwrap();
    }
    let error = bench.client.send(&hello()).await.unwrap_err();
    assert_eq!(error.code(), Some(131_056));
    assert_eq!(error.retry_advice(), RetryAdvice::RetryRecipientLater);
    let other = Message::new(ravi, Text::new("Hello"));
    bench.client.send(&other).await.unwrap();
    bench.advance_clock(6);
    bench.client.send(&hello()).await.unwrap();
}

fn client(emulator: &Emulator, number: &str, token: &str) -> Client {
    Client::new(client::Config {
        base_url: emulator.base_url().to_owned(),
        ..client::Config::new(number, AccessToken::new(token), GRAPH_VERSION)
    })
    .unwrap()
}

#[tokio::test]
async fn token_and_number_are_checked() {
    let bench = TestBench::with_open_window().await;
    let number = "100000000000001";
    let unknown = client(&bench.emulator, number, "EAAG-other");
    let error = unknown.send(&hello()).await.unwrap_err();
    assert_eq!(error.code(), Some(190));
    assert_eq!(error.retry_advice(), RetryAdvice::FixConfiguration);
    let elsewhere = client(&bench.emulator, "999", TOKEN);
    assert_eq!(elsewhere.send(&hello()).await.unwrap_err().code(), Some(100));
}

#[tokio::test]
async fn the_client_stops_what_meta_would_refuse() {
    let bench = TestBench::with_open_window().await;
    let empty = Message::new(asha(), Text::new(" "));
    let error = bench.client.send(&empty).await.unwrap_err();
    assert_eq!(error, Error::Limit(LimitError::Empty { what: "text.body" }));
    assert_eq!(error.retry_advice(), RetryAdvice::Permanent);
}

#[tokio::test]
async fn a_file_must_have_been_uploaded() {
    let bench = TestBench::with_open_window().await;
    let document = Document::new(File::Id(MediaId::new("1234")), "bill.pdf");
    let message = Message::new(asha(), document);
    let error = bench.client.send(&message).await.unwrap_err();
    assert_eq!(error.retry_advice(), RetryAdvice::ReuploadMedia);
}

#[tokio::test]
async fn a_refused_connection_differs_from_a_missing_response() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let config = client::Config {
        base_url,
        timeout: std::time::Duration::from_secs(1),
        ..client::Config::new("1", AccessToken::new(TOKEN), GRAPH_VERSION)
    };
    let client = Client::new(config).unwrap();
    // The connection is made by the system, and nothing ever answers on it.
    let error = client.send(&hello()).await.unwrap_err();
    assert_eq!(error, Error::NoResponse);
    assert!(error.may_have_arrived());
    drop(listener);
    let error = client.send(&hello()).await.unwrap_err();
    assert_eq!(error, Error::Unreachable);
    assert!(!error.may_have_arrived());
}

/// Posts JSON that our own types cannot make, and returns the error's code; 0
/// if it was accepted.
async fn code_of(bench: &TestBench, mut body: Value) -> i64 {
    for (member, value) in [("messaging_product", json!("whatsapp")), ("to", json!(asha().e164()))] {
        if body.get(member).is_none() {
            body[member] = value;
        }
    }
    let url = format!("{}/v24.0/100000000000001/messages", bench.emulator.base_url());
    let request = crate::http::http_client(false, std::time::Duration::from_secs(5))
        .unwrap()
        .post(url)
        .bearer_auth(TOKEN)
        .json(&body);
    let answer: Value = request.send().await.unwrap().json().await.unwrap();
    answer["error"]["code"].as_i64().unwrap_or(0)
}

fn interactive(kind: &str, action: Value) -> Value {
    json!({
        "type": "interactive",
        "interactive": { "type": kind, "body": { "text": "Body" }, "action": action },
    })
}

fn buttons(count: usize, title: &str) -> Value {
    let buttons: Vec<Value> = (0..count)
        .map(|id| json!({ "type": "reply", "reply": { "id": id.to_string(), "title": title } }))
        .collect();
    interactive("button", json!({ "buttons": buttons }))
}

fn list(rows: usize, title: &str) -> Value {
    let rows: Vec<Value> = (0..rows).map(|id| json!({ "id": id.to_string(), "title": title })).collect();
    interactive("list", json!({ "button": "Choose", "sections": [{ "rows": rows }] }))
}

#[tokio::test]
async fn limits_are_checked_on_metas_side_too() {
    let bench = TestBench::with_open_window().await;
    let text = |body: &str| json!({ "type": "text", "text": { "body": body } });
    let twenty = "x".repeat(20);
    let link = |title: &str, url: &str| {
        let parameters = json!({ "display_text": title, "url": url });
        interactive("cta_url", json!({ "name": "cta_url", "parameters": parameters }))
    };
    let with = |mut body: Value, member: &str, value: Value| {
        body["interactive"][member] = value;
        body
    };
    for (body, code) in [
        (text("Hi"), 0),
        (text(""), 131_009),
        (text(&"x".repeat(4096)), 0),
        (text(&"x".repeat(4097)), 131_009),
        (json!({ "type": "text" }), 131_008),
        (json!({ "type": "hologram", "hologram": {} }), 100),
        (json!({ "messaging_product": "sms" }), 100),
        (json!({ "to": "not a number", "type": "text", "text": { "body": "Hi" } }), 100),
        (json!({ "to": "912200000000", "type": "text", "text": { "body": "Hi" } }), 131_021),
        (buttons(3, &twenty), 0),
        (buttons(4, "Yes"), 131_009),
        (buttons(0, "Yes"), 131_009),
        (buttons(1, &"x".repeat(21)), 131_009),
        (list(10, &"x".repeat(24)), 0),
        (list(11, "Row"), 131_009),
        (list(1, &"x".repeat(25)), 131_009),
        (link(&twenty, "https://example.in/x"), 0),
        (link(&"x".repeat(21), "https://example.in/x"), 131_009),
        (link("Open", "javascript:alert(1)"), 131_009),
        (with(buttons(1, "Yes"), "body", json!({ "text": "x".repeat(1025) })), 131_009),
        (with(list(1, "Row"), "body", json!({ "text": "x".repeat(4096) })), 0),
        (with(buttons(1, "Yes"), "footer", json!({ "text": "x".repeat(61) })), 131_009),
        (
            with(
                list(1, "Row"),
                "header",
                json!({ "type": "image", "image": { "link": "https://example.in/a.png" } }),
            ),
            131_009,
        ),
        (json!({ "type": "location", "location": { "latitude": "19.1", "longitude": 72.9 } }), 0),
        (json!({ "type": "location", "location": { "latitude": 99, "longitude": 72.9 } }), 131_009),
        (json!({ "type": "document", "document": {} }), 131_008),
    ] {
        let shown = body.to_string();
        assert_eq!(code_of(&bench, body).await, code, "{}", shown.get(..200).unwrap_or(&shown));
    }
}
