//! Connections as a raw socket sees them: what is left of them after an early answer.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::test_app::TestApp;

/// Ends a test whose server never answers. No test waits for it to pass.
const HANG: Duration = Duration::from_secs(60);

struct Connection {
    stream: TcpStream,
    host: String,
}

impl Connection {
    async fn open(url: &str) -> Self {
        let host = url.strip_prefix("http://").unwrap().to_owned();
        Self { stream: TcpStream::connect(&host).await.unwrap(), host }
    }

    /// Sends the head of a request, and none of its body.
    async fn send_head(&mut self, request_line: &str, headers: &[&str]) {
        let mut head = format!("{request_line} HTTP/1.1\r\nhost: {}\r\n", self.host);
        for header in headers {
            head.push_str(header);
            head.push_str("\r\n");
        }
        head.push_str("\r\n");
        self.send(&head).await;
    }

    async fn send(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.unwrap();
    }

    /// Reads a response; its head, in lower case.
    async fn read(&mut self) -> String {
        let mut read = Vec::new();
        tokio::time::timeout(HANG, async {
            while !read.ends_with(b"\r\n\r\n") {
                read.push(self.stream.read_u8().await.expect("a whole response head"));
            }
            let head = String::from_utf8(read.clone()).unwrap().to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
            self.stream.read_exact(&mut body).await.expect("a whole response body");
            head
        })
        .await
        .expect("an answer")
    }

    async fn is_closed(&mut self) -> bool {
        let read = tokio::time::timeout(HANG, self.stream.read_u8()).await.expect("an end");
        read.is_err()
    }
}

/// A request, and the status it gets before its body is read.
struct EarlyRefusal {
    request_line: &'static str,
    headers: Vec<String>,
    status: &'static str,
}

fn early_refusals(url: &str) -> [EarlyRefusal; 3] {
    let refusal = |request_line, headers: &[&str], status| EarlyRefusal {
        request_line,
        headers: headers.iter().map(|header| (*header).to_owned()).collect(),
        status,
    };
    let origin = format!("origin: {url}");
    [
        refusal("POST /api/v1/carts", &["content-type: application/json"], "403"),
        refusal("POST /nowhere", &["content-type: application/json"], "404"),
        refusal("POST /api/v1/carts", &["content-type: text/plain", &origin], "415"),
    ]
}

#[tokio::test]
async fn an_early_refusal_leaves_the_connection_usable() {
    let app = TestApp::start().await;
    for EarlyRefusal { request_line, headers, status } in early_refusals(&app.url()) {
        let mut headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        headers.push("content-length: 2");
        let mut connection = Connection::open(&app.url()).await;
        for _ in 0..3 {
            connection.send_head(request_line, &headers).await;
            connection.send("{}").await;
            let head = connection.read().await;
            assert!(head.starts_with(&format!("http/1.1 {status} ")), "{head}");
            assert!(!head.contains("connection: close"), "{head}");
        }
        connection.send_head("GET /icon.svg", &[]).await;
        connection.read().await;
    }
    app.stop().await;
}

#[tokio::test]
async fn a_large_body_that_is_rejected_early_closes_the_connection() {
    let app = TestApp::start().await;
    for EarlyRefusal { request_line, headers, status } in early_refusals(&app.url()) {
        let mut headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        headers.push("content-length: 1000000");
        let mut connection = Connection::open(&app.url()).await;
        connection.send_head(request_line, &headers).await;
        let head = connection.read().await;
        assert!(head.starts_with(&format!("http/1.1 {status} ")), "{head}");
        assert!(head.contains("connection: close"), "{head}");
        assert!(connection.is_closed().await);
    }
    app.stop().await;
}

#[tokio::test]
async fn a_webhook_without_a_well_formed_signature_is_refused_before_its_body() {
    let app = TestApp::start().await;
    let failures = || app.state().metrics.webhook_signature_failures.get();
    let before = failures();
    let signatures = ["x-other: 1", "x-hub-signature-256: sha256=00", "x-hub-signature-256: 00"];
    for signature in signatures {
        let mut connection = Connection::open(&app.url()).await;
        let headers = ["content-type: application/json", "content-length: 3000000", signature];
        connection.send_head("POST /webhooks/whatsapp", &headers).await;
        let head = connection.read().await;
        assert!(head.starts_with("http/1.1 401 "), "{head}");
    }
    assert_eq!(failures(), before + signatures.len() as u64);
    app.stop().await;
}

#[tokio::test]
async fn a_few_webhooks_are_read_at_a_time_and_the_others_wait() {
    let app = TestApp::start().await;
    let signature = format!("x-hub-signature-256: sha256={}", "0".repeat(64));
    // The server asks for a body with `100 Continue` when it begins to read it.
    let headers = ["content-length: 2", "expect: 100-continue", &signature];
    let mut reading = Vec::new();
    for _ in 0..16 {
        let mut connection = Connection::open(&app.url()).await;
        connection.send_head("POST /webhooks/whatsapp", &headers).await;
        assert!(connection.read().await.starts_with("http/1.1 100 "));
        reading.push(connection);
    }
    let mut waiting = Connection::open(&app.url()).await;
    waiting.send_head("POST /webhooks/whatsapp", &headers).await;
    // The server is not busy: it answers on other connections.
    let mut other = Connection::open(&app.url()).await;
    other.send_head("GET /icon.svg", &[]).await;
    other.read().await;
    let mut byte = [0];
    assert!(waiting.stream.try_read(&mut byte).is_err(), "its body is not asked for yet");
    reading.pop();
    assert!(waiting.read().await.starts_with("http/1.1 100 "));
    waiting.send("{}").await;
    assert!(waiting.read().await.starts_with("http/1.1 401 "));
    app.stop().await;
}

#[tokio::test]
async fn every_response_carries_a_request_id_of_its_own() {
    let app = TestApp::start().await;
    let mut browser = app.browser().with_headers(&[("x-request-id", "chosen-by-the-client")]);
    let mut ids = Vec::new();
    for path in ["/en", "/nowhere", "/api/v1/nothing"] {
        let id = browser.get(path).await.header("x-request-id").to_owned();
        assert_eq!(id.len(), 16, "{path}: {id}");
        ids.push(id);
    }
    ids.dedup();
    assert_eq!(ids.len(), 3);
    app.stop().await;
}
