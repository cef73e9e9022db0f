//! What the emulator's tasks and handlers share.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::body::Bytes;
use serde_json::Value;
use tokio::{runtime::Handle, sync::watch};

use super::{
    Clock, Config, SubscribeError,
    api_error::ApiErrorResponse,
    checks,
    ids::{self, Direction},
    payloads::{self, InboundParts, StatusParts},
    state::EmulatorState,
    thread::{Author, DeliveryStatus, ThreadMessage},
    webhook_record::WebhookMeta,
};
use crate::{
    http::{HttpClientError, http_client},
    identity::{MessageId, Phone},
    verification::Challenge,
};

/// How long "typing…" is shown at most, in seconds. [M: typing-indicators]
const TYPING_SECONDS: i64 = 25;

/// How long the server may take to answer a webhook.
const WEBHOOK_TIMEOUT: Duration = Duration::from_secs(20);

pub(super) struct Inner {
    pub(super) config: Config,
    pub(super) base_url: String,
    /// Identifies this emulator, so that pages notice when it is another.
    pub(super) run: String,
    pub(super) http: reqwest::Client,
    pub(super) runtime: Handle,
    clock: Clock,
    state: Mutex<EmulatorState>,
    /// Counts changes, so that one can be waited for.
    changes: watch::Sender<u64>,
    /// Set when the emulator stops; closed when it is dropped.
    stop: watch::Receiver<bool>,
}

/// An accepted message: its id and its recipient.
pub(super) struct AcceptedMessage {
    pub(super) id: MessageId,
    pub(super) phone: Phone,
}

impl Inner {
    pub(super) fn new(
        config: Config,
        base_url: String,
        clock: Clock,
        runtime: Handle,
        stop: watch::Receiver<bool>,
    ) -> Result<Self, HttpClientError> {
        let tls = config.webhook_url.starts_with("https:");
        let http = http_client(tls, WEBHOOK_TIMEOUT)?;
        let mut state = EmulatorState::new(config.seed);
        let run = state.ids.next_trace_id(clock());
        Ok(Self {
            config,
            base_url,
            run,
            http,
            runtime,
            clock,
            state: Mutex::new(state),
            changes: watch::Sender::new(0),
            stop,
        })
    }

    /// Now, in unix seconds.
    pub(super) fn now(&self) -> i64 {
        (self.clock)()
    }

    /// The one lock. Nothing awaits while it is held.
    pub(super) fn state(&self) -> MutexGuard<'_, EmulatorState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes all that wait for a change.
    pub(super) fn notify_waiters(&self) {
        self.changes.send_modify(|changes| *changes = changes.wrapping_add(1));
    }

    /// Ends when the emulator stops or is dropped.
    pub(super) fn wait_for_stop(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut stop = self.stop.clone();
        async move {
            // An error means the same: the sender was dropped.
            let _ = stop.wait_for(|stopped| *stopped).await;
        }
    }

    /// Runs a task until it ends or the emulator stops.
    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let stopped = self.wait_for_stop();
        self.runtime.spawn(async move {
            tokio::select! {
                () = task => {}
                () = stopped => {}
            }
        });
    }

    /// A phone sends a message.
    pub(super) fn send_from_phone(
        self: &Arc<Self>,
        phone: &Phone,
        kind: &str,
        value: Value,
        context: Option<&MessageId>,
    ) -> MessageId {
        let now = self.now();
        let mut state = self.state();
        let id = state.ids.next_message_id(phone, Direction::FromPhone, now);
        let thread = state.thread(phone);
        thread.last_inbound = Some(now);
        let parts = InboundParts { id: &id, at: now, kind, value: &value, context };
        let body = payloads::escape(&payloads::message(&self.config, thread, &parts));
        thread.push(ThreadMessage {
            id: id.clone(),
            from: Author::Phone,
            at: now,
            status: DeliveryStatus::Sent,
            kind: kind.to_owned(),
            payload: value,
            reply_to: context.cloned(),
            error_code: None,
            version: 0,
        });
        let about =
            WebhookMeta { phone: Some(phone.clone()), kind: "message".to_owned(), message: Some(id.clone()) };
        self.enqueue(&mut state, about, Bytes::from(body));
        drop(state);
        self.notify_waiters();
        id
    }

    pub(super) fn post_raw(self: &Arc<Self>, body: &Value) {
        let about = WebhookMeta { phone: None, kind: "raw".to_owned(), message: None };
        let body = Bytes::from(payloads::escape(body));
        self.enqueue(&mut self.state(), about, body);
    }

    pub(super) fn redeliver(self: &Arc<Self>, message: &MessageId) -> bool {
        let mut state = self.state();
        let record = state
            .webhooks
            .iter()
            .find(|record| record.kind == "message" && record.message.as_ref() == Some(message))
            .cloned();
        let Some(record) = record else {
            return false;
        };
        let about = WebhookMeta { phone: record.phone, kind: record.kind, message: record.message };
        self.enqueue(&mut state, about, record.body);
        true
    }

    /// Accepts a well-formed message of the business, or returns Meta's error.
    pub(super) fn accept(
        self: &Arc<Self>,
        send: checks::SendRequest,
    ) -> Result<AcceptedMessage, ApiErrorResponse> {
        let now = self.now();
        let mut state = self.state();
        let phone = match send.to {
            checks::RecipientAddress::Phone(phone) => phone,
            checks::RecipientAddress::UserId(user_id) => state
                .threads
                .keys()
                .find(|phone| ids::user_id(phone) == user_id)
                .cloned()
                .ok_or_else(ApiErrorResponse::undeliverable)?,
        };
        if phone.as_str() == self.config.display_phone_number {
            return Err(ApiErrorResponse::recipient_is_sender());
        }
        if let Some(media) = &send.media
            && state.media.get(media).is_none()
        {
            return Err(ApiErrorResponse::media_error("There is no file with this id."));
        }
        if self.config.pair_rate && !state.thread(&phone).try_consume_pair_rate(now) {
            return Err(ApiErrorResponse::pair_rate_exceeded());
        }
        let may_be_written = send.kind == "template" || state.thread(&phone).window_is_open(now);
        if !may_be_written && !self.config.async_window_errors {
            return Err(ApiErrorResponse::window_closed());
        }
        // Only an accepted message can fail later.
        let scripted = state.scripted_failures.pop_front();
        let failure = if may_be_written { scripted } else { Some(131_047) };

        let id = state.ids.next_message_id(&phone, Direction::FromBusiness, now);
        let thread = state.thread(&phone);
        thread.typing_until = None;
        thread.push(ThreadMessage {
            id: id.clone(),
            from: Author::Business,
            at: now,
            status: DeliveryStatus::Accepted,
            kind: send.kind,
            payload: send.payload,
            reply_to: send.reply_to,
            error_code: None,
            version: 0,
        });
        state.pending += 1;
        drop(state);
        self.notify_waiters();
        let accepted = AcceptedMessage { id, phone };
        self.schedule_statuses(&accepted, send.callback_data, failure);
        Ok(accepted)
    }

    /// Schedules the statuses of an accepted message.
    fn schedule_statuses(
        self: &Arc<Self>,
        accepted: &AcceptedMessage,
        note: Option<String>,
        failure: Option<i64>,
    ) {
        let inner = Arc::clone(self);
        let (id, phone) = (accepted.id.clone(), accepted.phone.clone());
        let delays = self.config.status_delays;
        self.spawn(async move {
            let steps = match failure {
                Some(_) => vec![(DeliveryStatus::Failed, "failed", delays.sent)],
                None => [
                    Some((DeliveryStatus::Sent, "sent", delays.sent)),
                    Some((DeliveryStatus::Delivered, "delivered", delays.delivered)),
                    delays.read.map(|wait| (DeliveryStatus::Read, "read", wait)),
                ]
                .into_iter()
                .flatten()
                .collect(),
            };
            for (status, state, wait) in steps {
                if !wait.is_zero() {
                    tokio::time::sleep(wait).await;
                }
                let parts = StatusParts {
                    id: &id,
                    at: inner.now(),
                    state,
                    error_code: failure,
                    callback_data: note.as_deref(),
                };
                inner.advance(&phone, status, &parts);
            }
            let mut state = inner.state();
            state.pending = state.pending.saturating_sub(1);
            drop(state);
            inner.notify_waiters();
        });
    }

    fn advance(self: &Arc<Self>, phone: &Phone, status: DeliveryStatus, parts: &StatusParts<'_>) {
        let mut state = self.state();
        let thread = state.thread(phone);
        thread.set_status(parts.id, status, parts.error_code);
        let body = payloads::escape(&payloads::status(&self.config, thread, parts));
        let about = WebhookMeta {
            phone: Some(phone.clone()),
            kind: parts.state.to_owned(),
            message: Some(parts.id.clone()),
        };
        self.enqueue(&mut state, about, Bytes::from(body));
        drop(state);
        self.notify_waiters();
    }

    /// The business has read a phone's message, and may be typing.
    pub(super) fn mark_read(&self, mark: &checks::MarkReadRequest) -> Result<(), ApiErrorResponse> {
        let now = self.now();
        let mut state = self.state();
        let thread = state
            .threads
            .values_mut()
            .find_map(|thread| thread.mark_read(&mark.message).then_some(thread))
            .ok_or_else(|| {
                ApiErrorResponse::invalid_parameter("There is no inbound message with this id.")
            })?;
        if mark.typing {
            thread.set_typing(Some(now + TYPING_SECONDS));
        }
        drop(state);
        self.notify_waiters();
        Ok(())
    }

    /// Waits until a thread's version is past `since`, and returns it.
    pub(super) async fn wait_for_change(&self, phone: &Phone, since: u64) -> u64 {
        let mut changes = self.changes.subscribe();
        loop {
            let version = self.state().threads.get(phone).map_or(0, |it| it.version);
            if version > since || changes.changed().await.is_err() {
                return version;
            }
        }
    }

    /// The same with a time limit; it ends with the emulator too.
    pub(super) async fn wait_for_change_within(&self, phone: &Phone, since: u64, wait: Duration) {
        tokio::select! {
            _ = self.wait_for_change(phone, since) => {}
            () = tokio::time::sleep(wait) => {}
            () = self.wait_for_stop() => {}
        }
    }

    /// Waits until a request or a test waits for a change.
    #[cfg(test)]
    pub(super) async fn wait_for_waiting_request(&self) {
        while self.changes.receiver_count() == 0 {
            tokio::task::yield_now().await;
        }
    }

    pub(super) async fn wait_until_idle(&self) {
        let mut changes = self.changes.subscribe();
        while self.state().pending > 0 {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Meta's `GET` to a new webhook address.
    pub(super) async fn verify_webhook(&self, challenge: &Challenge) -> Result<(), SubscribeError> {
        let mut url =
            reqwest::Url::parse(&self.config.webhook_url).map_err(|_| SubscribeError::NoResponse)?;
        url.query_pairs_mut()
            .append_pair("hub.mode", &challenge.mode)
            .append_pair("hub.challenge", &challenge.challenge)
            .append_pair("hub.verify_token", &challenge.verify_token);
        let response = self.http.get(url).send().await;
        let response = response.map_err(|_| SubscribeError::NoResponse)?;
        let status = response.status().as_u16();
        let body = response.text().await.map_err(|_| SubscribeError::NoResponse)?;
        if status == 200 && body == challenge.challenge {
            return Ok(());
        }
        Err(SubscribeError::WrongResponse(status))
    }
}
