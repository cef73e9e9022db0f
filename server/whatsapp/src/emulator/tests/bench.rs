//! An emulator, a client, and a listener that records the webhooks it receives.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{
    Router,
    body::Bytes,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use tokio::net::TcpListener;

use crate::{
    client::{self, Client},
    emulator::{Config, Emulator, RetryDelays, StatusDelays},
    identity::Phone,
    secret::{AccessToken, AppSecret, VerifyToken},
    signature,
    verification::Challenge,
    webhook::{self, Event},
};

pub(super) const SECRET: &str = "app-secret";
pub(super) const TOKEN: &str = "EAAG-token";
pub(super) const GRAPH_VERSION: &str = "v24.0";

pub(super) fn asha() -> Phone {
    Phone::new("919820001234")
}

/// What the listener received, and how it responds.
#[derive(Clone, Default)]
pub(super) struct WebhookSink {
    bodies: Arc<Mutex<Vec<Bytes>>>,
    responses: Arc<Mutex<VecDeque<StatusCode>>>,
}

impl WebhookSink {
    /// Responds with these, once each, before it responds with 200 again.
    pub(super) fn respond_next_with(&self, answers: &[StatusCode]) {
        self.responses.lock().unwrap().extend(answers);
    }

    /// The bodies of all posts, answered with 200 or not.
    pub(super) fn bodies(&self) -> Vec<Bytes> {
        self.bodies.lock().unwrap().clone()
    }

    /// All events, read by this crate's own reader.
    pub(super) fn events(&self) -> Vec<Event> {
        self.bodies().iter().flat_map(|body| webhook::parse(body).unwrap()).collect()
    }
}

async fn receive(State(inbox): State<WebhookSink>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let header = headers.get(signature::HEADER).and_then(|value| value.to_str().ok());
    if signature::verify(&AppSecret::new(SECRET), header, &body).is_err() {
        return StatusCode::UNAUTHORIZED;
    }
    inbox.bodies.lock().unwrap().push(body);
    let answer = inbox.responses.lock().unwrap().pop_front();
    answer.unwrap_or(StatusCode::OK)
}

async fn verify_challenge(Query(challenge): Query<Challenge>) -> Result<String, StatusCode> {
    challenge.verify(&VerifyToken::new("meet")).map(ToOwned::to_owned).ok_or(StatusCode::FORBIDDEN)
}

pub(super) struct TestBench {
    pub(super) emulator: Emulator,
    pub(super) client: Client,
    pub(super) sink: WebhookSink,
    pub(super) clock: Arc<AtomicI64>,
}

impl TestBench {
    pub(super) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// A bench whose emulator is configured further.
    pub(super) async fn with(configure: impl FnOnce(&mut Config)) -> Self {
        let inbox = WebhookSink::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let webhook_url = format!("http://{}/hook", listener.local_addr().unwrap());
        let router =
            Router::new().route("/hook", post(receive).get(verify_challenge)).with_state(inbox.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });

        let mut config = Config {
            status_delays: StatusDelays::zero(),
            retry: RetryDelays {
                initial: std::time::Duration::from_millis(1),
                max: std::time::Duration::from_millis(2),
            },
            ..Config::new(webhook_url, AppSecret::new(SECRET), AccessToken::new(TOKEN), 1)
        };
        configure(&mut config);
        let clock = Arc::new(AtomicI64::new(1_750_000_000));
        let time = Arc::clone(&clock);
        let phone_number_id = config.phone_number_id.clone();
        let emulator = Emulator::start(
            config,
            TcpListener::bind("127.0.0.1:0").await.unwrap(),
            Arc::new(move || time.load(Ordering::SeqCst)),
        )
        .unwrap();
        let client = Client::new(client::Config {
            base_url: emulator.base_url().to_owned(),
            ..client::Config::new(phone_number_id, AccessToken::new(TOKEN), GRAPH_VERSION)
        })
        .unwrap();
        Self { emulator, client, sink: inbox, clock }
    }

    /// A bench where Asha has sent "Hi", so that she can be sent messages.
    pub(super) async fn with_open_window() -> Self {
        let bench = Self::new().await;
        bench.emulator.send_text(&asha(), "Hi", "Asha");
        bench.emulator.wait_until_idle().await;
        bench
    }

    pub(super) fn advance_clock(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }
}
