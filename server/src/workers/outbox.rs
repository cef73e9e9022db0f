//! Sends the messages of the outbox and records the outcome of each.
//!
//! The messages of one recipient are sent in the order they were written; a recipient that has to wait does not
//! block the others. When a response is lost a message may be sent twice, but none is left out.

mod failure;
mod prepare;
mod send;

use std::collections::HashSet;
use std::sync::Arc;

use commerce::MessageId;
use jiff::Timestamp;
use storage::{OutboxMessage, SendOutcome};
use tokio::task::JoinError;
use tokio_util::sync::CancellationToken;
use tokio_util::task::JoinMap;

use super::backoff::CYCLE_BACKOFF;
use super::error::WorkerError;
use crate::app_state::AppState;
use failure::SendError;

/// Messages sent concurrently, each to another recipient.
const MAX_CONCURRENT_SENDS: usize = 16;

/// After `shutdown`, messages that are being sent are finished and their outcomes recorded.
pub(super) async fn run(state: Arc<AppState>, shutdown: CancellationToken) -> Result<(), WorkerError> {
    let signal = &state.notifiers.outbox;
    let mut dispatcher = Dispatcher::new(Arc::clone(&state));
    let mut failures = 0;
    while !shutdown.is_cancelled() {
        let seen = signal.requests();
        if let Err(error) = dispatcher.dispatch().await {
            tracing::error!(%error, "outbox could not be processed");
            let delay = CYCLE_BACKOFF.delay(failures, &*state.rng);
            failures += 1;
            tokio::select! {
                () = signal.pause(delay, &*state.clock) => {}
                () = shutdown.cancelled() => {}
            }
            continue;
        }
        failures = 0;
        if dispatcher.in_flight.is_empty() {
            signal.report_idle(seen);
        }
        tokio::select! {
            Some((message, outcome)) = dispatcher.in_flight.join_next() => {
                dispatcher.on_finished(message, outcome);
            }
            () = signal.wait(seen, &*state.clock), if dispatcher.has_capacity() => {}
            () = shutdown.cancelled() => {}
        }
    }
    dispatcher.finish().await;
    Ok(())
}

/// A message that is being sent, without its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct InFlightMessage {
    id: MessageId,
    attempts: u32,
    created_at: Timestamp,
}

/// The outcome of a send that storage has not recorded yet.
struct UnsavedOutcome {
    message: MessageId,
    outcome: SendOutcome,
    at: Timestamp,
}

struct Dispatcher {
    state: Arc<AppState>,
    in_flight: JoinMap<InFlightMessage, Option<UnsavedOutcome>>,
    /// While there are any, no message is sent: a message without a recorded outcome would be read from the
    /// outbox, and sent, once more.
    unsaved: Vec<UnsavedOutcome>,
}

impl Dispatcher {
    fn new(state: Arc<AppState>) -> Self {
        Self { state, in_flight: JoinMap::new(), unsaved: Vec::new() }
    }

    fn has_capacity(&self) -> bool {
        self.in_flight.len() < MAX_CONCURRENT_SENDS
    }

    /// Records outcomes that could not be recorded before, then sends as many messages as there is capacity for.
    async fn dispatch(&mut self) -> storage::Result<()> {
        self.flush_outcomes().await?;
        if !self.has_capacity() {
            return Ok(());
        }
        // Messages that are being sent are still pending in storage: among so many, enough others are found.
        let limit = MAX_CONCURRENT_SENDS as u32;
        let messages = self.state.storage.pending_messages(self.state.clock.now(), limit).await?;
        let in_flight: HashSet<_> = self.in_flight.keys().map(|message| message.id).collect();
        for message in messages.into_iter().filter(|message| !in_flight.contains(&message.id)) {
            if self.has_capacity() {
                let OutboxMessage { id, attempts, created_at, .. } = message;
                let key = InFlightMessage { id, attempts, created_at };
                self.in_flight.spawn(key, deliver(Arc::clone(&self.state), message));
            }
        }
        Ok(())
    }

    async fn flush_outcomes(&mut self) -> storage::Result<()> {
        while let Some(UnsavedOutcome { message, outcome, at }) = self.unsaved.last() {
            self.state.storage.record_send(*message, outcome.clone(), *at).await?;
            self.unsaved.pop();
        }
        Ok(())
    }

    fn on_finished(&mut self, message: InFlightMessage, outcome: Result<Option<UnsavedOutcome>, JoinError>) {
        let unsaved = outcome.unwrap_or_else(|_panic| {
            let at = self.state.clock.now();
            let outcome = failure_outcome(&self.state, &SendError::Panicked, message, at);
            Some(UnsavedOutcome { message: message.id, outcome, at })
        });
        self.unsaved.extend(unsaved);
    }

    /// Waits for the messages that are being sent, and records their outcomes.
    async fn finish(mut self) {
        while let Some((message, outcome)) = self.in_flight.join_next().await {
            self.on_finished(message, outcome);
        }
        if let Err(error) = self.flush_outcomes().await {
            let messages = self.unsaved.len();
            tracing::error!(%error, messages, "outcomes of sent messages are lost; they will be sent again");
        }
    }
}

/// Sends a message and records the outcome; returns an outcome that could not be recorded.
async fn deliver(state: Arc<AppState>, message: OutboxMessage) -> Option<UnsavedOutcome> {
    let OutboxMessage { id, attempts, created_at, .. } = message;
    let outcome = match send::send(&state, &message).await {
        Ok(external_id) => {
            state.metrics.messages_sent.inc();
            let age = state.clock.now().duration_since(created_at);
            state.metrics.outbox_age.observe(age.as_secs_f64());
            SendOutcome::Accepted { external_id }
        }
        Err(error) => {
            let in_flight = InFlightMessage { id, attempts, created_at };
            failure_outcome(&state, &error, in_flight, state.clock.now())
        }
    };
    let at = state.clock.now();
    match state.storage.record_send(id, outcome.clone(), at).await {
        Ok(()) => None,
        Err(error) => {
            tracing::error!(message.id = %id, %error, "outcome of a send could not be recorded; trying again");
            Some(UnsavedOutcome { message: id, outcome, at })
        }
    }
}

fn failure_outcome(
    state: &AppState,
    error: &SendError,
    message: InFlightMessage,
    now: Timestamp,
) -> SendOutcome {
    let InFlightMessage { id, attempts, created_at } = message;
    let age = now.duration_since(created_at);
    match error.retry_after(attempts, age, &*state.rng) {
        Some(delay) => {
            let at = now.saturating_add(delay).unwrap_or(Timestamp::MAX);
            tracing::warn!(message.id = %id, attempts, %error, retry_at = %at, "message could not be sent");
            SendOutcome::Retry { at, reason: error.to_string() }
        }
        None => {
            tracing::warn!(message.id = %id, attempts, %error, "message failed permanently");
            state.metrics.messages_failed.inc();
            SendOutcome::Failed { reason: error.to_string() }
        }
    }
}
