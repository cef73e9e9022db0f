//! The routes with which a page controls the phones.

use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::bench::{TestBench, asha};
use crate::{
    message::{Document, File, Message, Text},
    webhook::{Content, EventKind},
};

/// A page's view of the phones.
struct Page {
    http: reqwest::Client,
    root: String,
}

impl Page {
    async fn open(bench: &TestBench) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let root = format!("http://{}/sandbox/api", listener.local_addr().unwrap());
        let router = axum::Router::new().nest("/sandbox/api", bench.emulator.phones_router());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { http: crate::http::http_client(false, std::time::Duration::from_secs(30)).unwrap(), root }
    }

    async fn get(&self, path: &str) -> Value {
        let url = format!("{}{path}", self.root);
        let answer = self.http.get(url).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        answer.json().await.unwrap()
    }

    async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let url = format!("{}{path}", self.root);
        let answer = self.http.post(url).json(body).send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json().await.unwrap_or(Value::Null))
    }
}

#[tokio::test]
async fn everything_a_phone_can_do_becomes_a_webhook() {
    let bench = TestBench::new().await;
    let page = Page::open(&bench).await;
    let reply_to = "wamid.ours";
    for (action, body) in [
        ("text", json!({ "text": " Hi ", "name": "Asha" })),
        ("button", json!({ "id": "b", "title": "Yes", "reply_to": reply_to })),
        ("row", json!({ "id": "r", "title": "Row", "reply_to": reply_to })),
        ("location", json!({ "latitude": 19.0, "longitude": 73.0 })),
    ] {
        let path = format!("/phones/919820001234/{action}");
        let (status, answer) = page.post(&path, &body).await;
        assert_eq!(status, 201, "{action}");
        assert!(answer["id"].as_str().unwrap().starts_with("wamid."));
    }
    bench.emulator.wait_until_idle().await;
    let contents: Vec<Content> = bench
        .sink
        .events()
        .into_iter()
        .map(|event| match event.kind {
            EventKind::Message(message) => {
                assert_eq!(message.profile_name(), Some("Asha"));
                message.content
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(contents[0], Content::Text("Hi".to_owned()));
    assert!(matches!(contents[1], Content::ButtonReply { .. }));
    assert!(matches!(contents[2], Content::ListReply { .. }));
    assert!(matches!(contents[3], Content::Location(_)));
}

#[tokio::test]
async fn invalid_requests_are_rejected() {
    let bench = TestBench::new().await;
    let page = Page::open(&bench).await;
    for (path, body) in [
        ("/phones/asha/text", json!({ "text": "Hi" })),
        ("/phones/919820001234/text", json!({ "text": "  " })),
        ("/phones/919820001234/text", json!({})),
        ("/phones/919820001234/location", json!({ "latitude": 91, "longitude": 0 })),
    ] {
        assert_eq!(page.post(path, &body).await.0, 422, "{path} {body}");
    }
}

#[tokio::test]
async fn a_thread_is_read_and_then_only_its_changes() {
    let bench = TestBench::with_open_window().await;
    let page = Page::open(&bench).await;
    let first = page.get("/phones/919820001234/thread").await;
    assert_eq!(first["messages"][0]["payload"]["body"], "Hi");
    assert_eq!(first["messages"][0]["from"], "phone");
    assert_eq!(first["name"], "Asha");
    assert_eq!(first["typing"], false);

    let path = format!(
        "/phones/919820001234/thread?since={}&run={}",
        first["version"],
        first["run"].as_str().unwrap()
    );
    // The request waits for what is sent after it.
    let message = Message::new(asha(), Text::new("Hello"));
    let (news, sent) = tokio::join!(page.get(&path), bench.client.send(&message));
    let sent = sent.unwrap();
    let messages = news["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0]["id"], sent.id.as_str());
    assert_eq!(messages[0]["from"], "business");

    // Another run's version means nothing here.
    let other = page.get("/phones/919820001234/thread?since=999999&run=another").await;
    assert_eq!(other["messages"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_request_waits_for_an_empty_thread_until_the_emulator_stops() {
    let bench = TestBench::new().await;
    let page = Page::open(&bench).await;
    let path = "/phones/919820001234/thread?since=0";
    let (news, id) = tokio::join!(page.get(path), async {
        bench.emulator.inner.wait_for_waiting_request().await;
        bench.emulator.send_text(&asha(), "Hi", "Asha")
    });
    assert_eq!(news["messages"][0]["id"], id.as_str());

    let path = format!("/phones/919820001234/thread?since={}", u64::MAX);
    let (nothing, ()) = tokio::join!(page.get(&path), async { bench.emulator.stop() });
    assert_eq!(nothing["messages"], json!([]));
}

#[tokio::test]
async fn typing_shows_until_the_answer() {
    let bench = TestBench::with_open_window().await;
    let page = Page::open(&bench).await;
    let hi = bench.emulator.thread(&asha()).remove(0).id;
    bench.client.mark_read_and_typing(hi.clone()).await.unwrap();
    let path = "/phones/919820001234/thread";
    assert_eq!(page.get(path).await["typing"], true);
    bench.advance_clock(25);
    assert_eq!(page.get(path).await["typing"], false);

    bench.client.mark_read_and_typing(hi).await.unwrap();
    let message = Message::new(asha(), Text::new("Hello"));
    bench.client.send(&message).await.unwrap();
    assert_eq!(page.get(path).await["typing"], false);
}

#[tokio::test]
async fn a_bill_opens_in_the_browser() {
    let bench = TestBench::with_open_window().await;
    let page = Page::open(&bench).await;
    let id = bench.client.upload("बिल \"1\".pdf", "application/pdf", b"%PDF".to_vec()).await.unwrap();
    let document = Document::new(File::Id(id.clone()), "bill.pdf");
    bench.client.send(&Message::new(asha(), document)).await.unwrap();
    let url = format!("{}/media/{}", page.root, id.as_str());
    let answer = page.http.get(url).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "application/pdf");
    let disposition = answer.headers()["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("inline; filename="), "{disposition}");
    assert_eq!(answer.bytes().await.unwrap(), "%PDF");
    let missing = format!("{}/media/1", page.root);
    assert_eq!(page.http.get(missing).send().await.unwrap().status(), 404);
}
