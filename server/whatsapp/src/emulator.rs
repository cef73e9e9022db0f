//! Meta's side of the Cloud API, over real HTTP, with phones to write from.
//!
//! [`Emulator::start`] listens where the client's `base_url` points. It checks
//! what it is sent as Meta does, and answers errors in Meta's JSON.
//! What its phones say it signs and posts to the configured webhook, in the
//! bytes Meta would send: non-ASCII as `\u00e4`, slashes as `\/`. Messages of
//! the business are followed by their statuses, `sent`, `delivered`, `read`.
//!
//! Per phone, webhooks are posted in order, one at a time, and again and again
//! until the answer is 200. (Meta promises no order; here it makes tests
//! repeatable.) Nothing outlives the emulator: threads, media and open 24-hour
//! windows are gone when it stops.

mod api_error;
mod checks;
mod delivery;
mod graph;
mod ids;
mod inner;
mod payloads;
mod phones;
mod state;
mod thread;

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use axum::Router;
use serde_json::{Value, json};
use tokio::{net::TcpListener, runtime::Handle, sync::watch};

use crate::{
    http::{HttpClientError, http_client},
    identity::{MediaId, MessageId, Phone, UserId},
    secret::{AccessToken, AppSecret, VerifyToken},
    verification::Challenge,
};

pub use delivery::WebhookRecord;
pub use state::StoredMedia;
pub use thread::{Author, DeliveryStatus, ThreadMessage};

use inner::Inner;

/// Tells the time, in unix seconds.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// What an emulator plays, and how.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where webhooks are posted.
    pub webhook_url: String,
    /// What they are signed with.
    pub app_secret: AppSecret,
    /// The token that requests must carry.
    pub access_token: AccessToken,
    /// The business number's id, which stands in request paths.
    pub phone_number_id: String,
    /// The business number itself, digits only.
    pub display_phone_number: String,
    /// The account's id, which stands in webhooks.
    pub business_account_id: String,
    /// Makes ids differ. Two emulators with one seed and one clock give the same
    /// ids: fine in tests, otherwise draw it anew at each start.
    pub seed: u64,
    /// When statuses follow a message.
    pub status_delays: StatusDelays,
    /// How soon a webhook is posted again that was not answered with 200.
    pub retry: RetryDelays,
    /// Whether more than 45 messages at once, then one in 6 seconds, to one
    /// person are refused (131056). [M: about-the-platform]
    pub pair_rate: bool,
    /// Whether a message outside the 24-hour window is refused in the answer,
    /// or taken and then reported as failed: Meta does both (131047).
    pub async_window_errors: bool,
}

impl Config {
    /// An invented business that posts to this webhook; unlimited pair rate,
    /// refusals in the answer.
    #[must_use]
    pub fn new(
        webhook_url: impl Into<String>,
        app_secret: AppSecret,
        access_token: AccessToken,
        seed: u64,
    ) -> Self {
        Self {
            webhook_url: webhook_url.into(),
            app_secret,
            access_token,
            phone_number_id: "100000000000001".to_owned(),
            display_phone_number: "912200000000".to_owned(),
            business_account_id: "100000000000002".to_owned(),
            seed,
            status_delays: StatusDelays::default(),
            retry: RetryDelays::default(),
            pair_rate: false,
            async_window_errors: false,
        }
    }
}

/// How long after the one before each status follows.
#[derive(Debug, Clone, Copy)]
pub struct StatusDelays {
    /// `sent`, after the message was taken.
    pub sent: Duration,
    /// `delivered`, after `sent`.
    pub delivered: Duration,
    /// `read`, after `delivered`; `None` for a person who does not look.
    pub read: Option<Duration>,
}

impl StatusDelays {
    /// Without waiting, for tests.
    #[must_use]
    pub fn zero() -> Self {
        Self { sent: Duration::ZERO, delivered: Duration::ZERO, read: Some(Duration::ZERO) }
    }
}

impl Default for StatusDelays {
    fn default() -> Self {
        Self {
            sent: Duration::from_millis(150),
            delivered: Duration::from_millis(350),
            read: Some(Duration::from_millis(900)),
        }
    }
}

/// When a webhook is posted again; the wait doubles each time.
#[derive(Debug, Clone, Copy)]
pub struct RetryDelays {
    /// The first wait.
    pub initial: Duration,
    /// The longest wait.
    pub max: Duration,
}

impl Default for RetryDelays {
    fn default() -> Self {
        Self { initial: Duration::from_millis(250), max: Duration::from_secs(10) }
    }
}

/// Why an emulator does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no tokio runtime around the call.
    #[error("the emulator needs a tokio runtime")]
    NoRuntime,
    /// The listener has no address.
    #[error("the emulator's listener has no address")]
    Listener(#[source] std::io::Error),
    /// There is no HTTP client to post webhooks with.
    #[error(transparent)]
    HttpClient(#[from] HttpClientError),
}

/// Why a webhook address did not pass [`Emulator::subscribe`].
#[derive(Debug, thiserror::Error)]
pub enum SubscribeError {
    /// The address did not answer.
    #[error("the webhook's address does not answer")]
    NoResponse,
    /// The answer was not 200 with the challenge as its body.
    #[error("the webhook answered {0}, or not with the challenge")]
    WrongResponse(u16),
}

/// A running emulator. It stops when this is dropped.
pub struct Emulator {
    inner: Arc<Inner>,
    /// Every task watches this; they end when it says so, or is dropped.
    stopped: watch::Sender<bool>,
}

impl Emulator {
    /// Starts answering on `listener`.
    ///
    /// # Errors
    /// There is no runtime, no address, or no HTTP client.
    pub fn start(config: Config, listener: TcpListener, clock: Clock) -> Result<Self, StartError> {
        let runtime = Handle::try_current().map_err(|_| StartError::NoRuntime)?;
        let address = listener.local_addr().map_err(StartError::Listener)?;
        let tls = config.webhook_url.starts_with("https:");
        let (stopped, stop) = watch::channel(false);
        let shared = Arc::new(Inner::new(
            config,
            format!("http://{address}"),
            clock,
            http_client(tls, Duration::from_secs(20))?,
            runtime,
            stop,
        ));
        let router = graph::router(Arc::clone(&shared));
        let stop = shared.wait_for_stop();
        shared.runtime.spawn(async move {
            let server = axum::serve(listener, router).with_graceful_shutdown(stop);
            if let Err(error) = server.await {
                tracing::error!(%error, "the emulator stopped answering");
            }
        });
        Ok(Self { inner: shared, stopped })
    }

    /// Stops answering and posting, and ends the requests that wait for news;
    /// dropping it does the same. What was not delivered by then is lost.
    pub fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// Where it listens, to be the client's `base_url`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.inner.base_url
    }

    /// The routes by which a page plays the phones; nest them where the page is.
    /// They ask for no password: serve them on this machine only.
    ///
    /// - `GET /phones/{phone}/thread?since={version}`: the messages changed
    ///   since; waits up to 20 seconds for one.
    /// - `POST /phones/{phone}/text`, `/button`, `/row`, `/location`: says it;
    ///   answers 201 and `{"id": …}`.
    /// - `GET /media/{id}`: a file's bytes.
    pub fn phones_router(&self) -> Router {
        phones::router(Arc::clone(&self.inner))
    }

    /// Checks the webhook's address as Meta does when it is set: a `GET` whose
    /// challenge must come back. [M: webhooks/create-webhook-endpoint]
    ///
    /// # Errors
    /// It does not answer, or not with the challenge.
    pub async fn subscribe(&self, verify_token: &VerifyToken) -> Result<(), SubscribeError> {
        let challenge = Challenge {
            mode: "subscribe".to_owned(),
            challenge: self.inner.world().ids.next_digits(10, self.inner.now()),
            verify_token: verify_token.expose().to_owned(),
        };
        self.inner.verify_webhook(&challenge).await
    }

    /// A phone writes. The profile's name stays with the phone.
    pub fn send_text(&self, phone: &Phone, text: &str, profile_name: &str) -> MessageId {
        self.set_profile_name(phone, profile_name);
        self.send_message(phone, "text", json!({ "body": text }), None)
    }

    /// A phone presses a reply button of the message `context`.
    pub fn press_button(
        &self,
        phone: &Phone,
        button_id: &str,
        title: &str,
        context: &MessageId,
    ) -> MessageId {
        let value = payloads::button_reply(button_id, title);
        self.send_message(phone, "interactive", value, Some(context))
    }

    /// A phone chooses a row of the list `context`.
    pub fn choose_row(
        &self,
        phone: &Phone,
        row_id: &str,
        title: &str,
        description: Option<&str>,
        context: &MessageId,
    ) -> MessageId {
        let value = payloads::list_reply(row_id, title, description);
        self.send_message(phone, "interactive", value, Some(context))
    }

    /// A phone shares a place; name and address only if one was picked.
    pub fn send_location(
        &self,
        phone: &Phone,
        latitude: f64,
        longitude: f64,
        name: Option<&str>,
        address: Option<&str>,
    ) -> MessageId {
        let value = payloads::location(latitude, longitude, name, address);
        self.send_message(phone, "location", value, None)
    }

    /// A phone sends a message of any type, also of one that nobody knows.
    pub fn send_message(
        &self,
        phone: &Phone,
        kind: &str,
        value: Value,
        context: Option<&MessageId>,
    ) -> MessageId {
        self.inner.send_from_phone(phone, kind, value, context)
    }

    /// Posts any JSON as a webhook, signed; in order with others of its kind.
    pub fn send_raw(&self, body: &Value) {
        self.inner.post_raw(body);
    }

    /// Posts the webhook of a message from a phone again, byte for byte. False
    /// if it is not, or no longer, known.
    pub fn redeliver(&self, message: &MessageId) -> bool {
        self.inner.redeliver(message)
    }

    /// The name that a phone's profile shows.
    pub fn set_profile_name(&self, phone: &Phone, name: &str) {
        self.inner.world().thread(phone).name = name.to_owned();
    }

    /// Whether the phone's person has a username that hides the number:
    /// webhooks then carry the user id only. [M: business-scoped-user-ids]
    pub fn hide_number(&self, phone: &Phone, hidden: bool) {
        self.inner.world().thread(phone).number_hidden = hidden;
    }

    /// Opens the phone's 24-hour window as of now, as an inbound message before
    /// this emulator's time would have.
    pub fn open_window(&self, phone: &Phone) {
        let now = self.inner.now();
        self.inner.world().thread(phone).last_inbound = Some(now);
    }

    /// The business-scoped user id of a phone's person; the same every time.
    #[must_use]
    pub fn user_id(&self, phone: &Phone) -> UserId {
        ids::user_id(phone)
    }

    /// Refuses the next `n` messages with this status and code.
    pub fn fail_next(&self, n: usize, http_status: u16, code: i64) {
        let refusal = api_error::ApiErrorResponse::scripted(http_status, code);
        let refusals = std::iter::repeat_n(refusal, n);
        self.inner.world().scripted_errors.extend(refusals);
    }

    /// Takes the next `n` messages, and reports each as failed with this code.
    pub fn fail_delivery_of_next(&self, n: usize, code: i64) {
        let codes = std::iter::repeat_n(code, n);
        self.inner.world().scripted_failures.extend(codes);
    }

    /// A phone's thread: both directions, oldest first.
    #[must_use]
    pub fn thread(&self, phone: &Phone) -> Vec<ThreadMessage> {
        let world = self.inner.world();
        world.threads.get(phone).map(|thread| thread.messages.iter().cloned().collect()).unwrap_or_default()
    }

    /// All threads, by phone.
    #[must_use]
    pub fn threads(&self) -> BTreeMap<Phone, Vec<ThreadMessage>> {
        let world = self.inner.world();
        world
            .threads
            .iter()
            .map(|(phone, thread)| (phone.clone(), thread.messages.iter().cloned().collect()))
            .collect()
    }

    /// Waits until a phone's thread is past version `since`, and tells its
    /// version. Versions begin at 0 and grow with each change.
    pub async fn wait_for_change(&self, phone: &Phone, since: u64) -> u64 {
        self.inner.wait_for_change(phone, since).await
    }

    /// Waits until a message in the phone's thread is as wanted, and returns
    /// the first such.
    pub async fn wait_for(
        &self,
        phone: &Phone,
        mut wanted: impl FnMut(&ThreadMessage) -> bool,
    ) -> ThreadMessage {
        let mut version = 0;
        loop {
            let found = self.thread(phone).into_iter().find(&mut wanted);
            if let Some(message) = found {
                return message;
            }
            version = self.wait_for_change(phone, version).await;
        }
    }

    /// Waits until every webhook is answered with 200 and no status is to come.
    pub async fn wait_until_idle(&self) {
        self.inner.wait_until_idle().await;
    }

    /// The webhooks of the recent past, oldest first, delivered or not.
    #[must_use]
    pub fn webhooks(&self) -> Vec<WebhookRecord> {
        self.inner.world().webhooks.iter().cloned().collect()
    }

    /// A file that was uploaded.
    #[must_use]
    pub fn media(&self, id: &MediaId) -> Option<StoredMedia> {
        self.inner.world().media.get(id).cloned()
    }
}

#[cfg(test)]
mod tests;
