//! An emulator of Meta's side of the Cloud API over real HTTP, with phones to send from.
//!
//! [`Emulator::start`] accepts connections where the client's `base_url` points. It checks
//! what it is sent as Meta does, and answers errors in Meta's JSON.
//! What its phones send it signs and posts to the configured webhook, in the
//! bytes Meta would send: non-ASCII as `\u00e4`, slashes as `\/`. Messages of
//! the business are followed by their statuses, `sent`, `delivered`, `read`.
//!
//! Per phone, webhooks are posted in order, one at a time, and repeatedly
//! until the response is 200. (Meta promises no order; here it makes tests
//! repeatable.) Nothing outlives the emulator: it has no storage of threads, media or open
//! 24-hour windows.

mod api_error;
mod checks;
mod config;
mod delivery;
mod graph;
mod ids;
mod inner;
mod payloads;
mod phones;
mod state;
mod thread;
mod webhook_record;

use std::{collections::BTreeMap, sync::Arc};

use axum::Router;
use serde_json::{Value, json};
use tokio::{net::TcpListener, runtime::Handle, sync::watch};

use crate::{
    identity::{MediaId, MessageId, Phone},
    secret::VerifyToken,
    verification::Challenge,
};

pub use config::{Clock, Config, RetryDelays, StartError, StatusDelays, SubscribeError};
pub use ids::user_id;
pub use state::StoredMedia;
pub use thread::{Author, DeliveryStatus, ThreadMessage};
pub use webhook_record::WebhookRecord;

use inner::Inner;

/// A running emulator. It stops when this is dropped.
pub struct Emulator {
    inner: Arc<Inner>,
    /// Every task watches this, and ends when it is set or dropped.
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
        let (stopped, stop) = watch::channel(false);
        let inner = Arc::new(Inner::new(config, format!("http://{address}"), clock, runtime, stop)?);
        let router = graph::router(Arc::clone(&inner));
        let stop = inner.wait_for_stop();
        inner.runtime.spawn(async move {
            let server = axum::serve(listener, router).with_graceful_shutdown(stop);
            if let Err(error) = server.await {
                tracing::error!(%error, "the emulator stopped answering");
            }
        });
        Ok(Self { inner, stopped })
    }

    /// Stops answering and posting, and ends the requests that wait for changes;
    /// dropping it does the same. Webhooks not delivered by then are lost.
    pub fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// Its address, to be the client's `base_url`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.inner.base_url
    }

    /// The routes with which a page controls the phones; nest them where the page is.
    /// They require no credentials: serve them on loopback only.
    ///
    /// - `GET /phones/{phone}/thread?since={version}`: the messages changed
    ///   since; waits up to 20 seconds for one.
    /// - `POST /phones/{phone}/text`, `/button`, `/row`, `/location`: sends it;
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
            challenge: self.inner.state().ids.next_digits(10, self.inner.now()),
            verify_token: verify_token.expose().to_owned(),
        };
        self.inner.verify_webhook(&challenge).await
    }

    /// A phone sends a text; the profile's name is stored with the phone.
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

    /// A phone shares a place; name and address only if one was picked.
    pub fn send_location(
        &self,
        phone: &Phone,
        (latitude, longitude): (f64, f64),
        name: Option<&str>,
        address: Option<&str>,
    ) -> MessageId {
        let value = payloads::location(latitude, longitude, name, address);
        self.send_message(phone, "location", value, None)
    }

    /// A phone sends a message of any type, also of an unknown one.
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
        self.inner.state().thread(phone).name = name.to_owned();
    }

    /// Whether the phone's person has a username that hides the number:
    /// webhooks then carry the user id only. [M: business-scoped-user-ids]
    pub fn hide_number(&self, phone: &Phone, hidden: bool) {
        self.inner.state().thread(phone).number_hidden = hidden;
    }

    /// Opens the phone's 24-hour window as of now, as an inbound message before
    /// this emulator's time would have.
    pub fn open_window(&self, phone: &Phone) {
        let now = self.inner.now();
        self.inner.state().thread(phone).last_inbound = Some(now);
    }

    /// Rejects the next `n` messages with this status and code.
    pub fn fail_next(&self, n: usize, http_status: u16, code: i64) {
        let error = api_error::ApiErrorResponse::scripted(http_status, code);
        let refusals = std::iter::repeat_n(error, n);
        self.inner.state().scripted_errors.extend(refusals);
    }

    /// Accepts the next `n` messages, and reports each as failed with this code.
    pub fn fail_delivery_of_next(&self, n: usize, code: i64) {
        let codes = std::iter::repeat_n(code, n);
        self.inner.state().scripted_failures.extend(codes);
    }

    /// A phone's thread: both directions, oldest first.
    #[must_use]
    pub fn thread(&self, phone: &Phone) -> Vec<ThreadMessage> {
        let state = self.inner.state();
        state.threads.get(phone).map(|thread| thread.messages.iter().cloned().collect()).unwrap_or_default()
    }

    /// All threads, by phone.
    #[must_use]
    pub fn threads(&self) -> BTreeMap<Phone, Vec<ThreadMessage>> {
        let state = self.inner.state();
        state
            .threads
            .iter()
            .map(|(phone, thread)| (phone.clone(), thread.messages.iter().cloned().collect()))
            .collect()
    }

    /// Waits until a phone's thread is past version `since`, and returns its
    /// version. Versions begin at 0 and grow with each change.
    pub async fn wait_for_change(&self, phone: &Phone, since: u64) -> u64 {
        self.inner.wait_for_change(phone, since).await
    }

    /// Waits until a message in the phone's thread matches, and returns the
    /// first that does.
    pub async fn wait_for(
        &self,
        phone: &Phone,
        mut is_match: impl FnMut(&ThreadMessage) -> bool,
    ) -> ThreadMessage {
        let mut version = 0;
        loop {
            let found = self.thread(phone).into_iter().find(&mut is_match);
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
        self.inner.state().webhooks.iter().cloned().collect()
    }

    /// A file that was uploaded.
    #[must_use]
    pub fn media(&self, id: &MediaId) -> Option<StoredMedia> {
        self.inner.state().media.get(id).cloned()
    }
}

#[cfg(test)]
mod tests;
