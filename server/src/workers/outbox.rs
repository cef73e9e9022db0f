//! Sends what waits in the outbox: words it, hands it to the chat, and keeps how that went.
//!
//! Messages of one party leave in the order they were written; a party that has to wait holds up
//! nobody else. A message may be sent twice when an answer is lost, never not at all.

mod render;
mod sending;

use std::collections::HashSet;
use std::sync::Arc;

use commerce::MessageId;
use jiff::Timestamp;
use storage::{OutboxMessage, SendOutcome};

use super::Stop;
use super::backoff::Backoff;
use super::side_by_side::{Panicked, SideBySide};
use crate::AppState;
use sending::SendError;

/// Messages on their way at once, each to another party.
const MAX_CONCURRENT_SENDS: u32 = 16;

/// Works until told to stop; what is being sent is sent first, and how that went is kept.
pub async fn run(state: Arc<AppState>, mut stop: Stop) {
    let mut desk = Dispatcher::new(Arc::clone(&state));
    let mut patience = Backoff::new();
    while !stop.is_set() {
        if let Err(error) = desk.dispatch().await {
            tracing::error!(%error, "the outbox can not be worked on");
            patience.wait(&mut stop).await;
            continue;
        }
        patience.reset();
        tokio::select! {
            Some((envelope, outcome)) = desk.sending.ended() => desk.on_finished(envelope, outcome),
            () = state.notifiers.outbox_or_poll(), if desk.sending.has_room() => {}
            () = stop.wait() => {}
        }
    }
    desk.finish().await;
}

/// A message on its way, without what it says.
#[derive(Clone, Copy, Debug)]
struct InFlightMessage {
    id: MessageId,
    attempts: u32,
    written_at: Timestamp,
}

/// How sending a message went, while the storage has not taken it.
struct UnsavedOutcome {
    message: MessageId,
    outcome: SendOutcome,
    at: Timestamp,
}

/// What is on its way, and what came back.
struct Dispatcher {
    state: Arc<AppState>,
    sending: SideBySide<InFlightMessage, Option<UnsavedOutcome>>,
    /// While something is in here nothing new is sent: a message whose sending is not on record would be
    /// taken from the storage, and sent, once more.
    unsaved: Vec<UnsavedOutcome>,
}

impl Dispatcher {
    fn new(state: Arc<AppState>) -> Self {
        Self { state, sending: SideBySide::new(MAX_CONCURRENT_SENDS as usize), unsaved: Vec::new() }
    }

    /// Keeps what is not on record, and then starts as many messages as there is room for.
    async fn dispatch(&mut self) -> storage::Result<()> {
        self.flush_outcomes().await?;
        if !self.sending.has_room() {
            return Ok(());
        }
        // What is on its way still waits in the storage: of so many, those that are not fill the room.
        let messages =
            self.state.storage.pending_messages(self.state.clock.now(), MAX_CONCURRENT_SENDS).await?;
        let on_their_way: HashSet<_> = self.sending.keys().map(|envelope| envelope.id).collect();
        for message in messages.into_iter().filter(|message| !on_their_way.contains(&message.id)) {
            if self.sending.has_room() {
                let OutboxMessage { id, attempts, created_at: written_at, .. } = message;
                let envelope = InFlightMessage { id, attempts, written_at };
                self.sending.start(envelope, deliver(Arc::clone(&self.state), message));
            }
        }
        Ok(())
    }

    /// Writes what could not be written before.
    async fn flush_outcomes(&mut self) -> storage::Result<()> {
        while let Some(UnsavedOutcome { message, outcome, at }) = self.unsaved.last() {
            self.state.storage.record_send(*message, outcome.clone(), *at).await?;
            self.unsaved.pop();
        }
        Ok(())
    }

    fn on_finished(&mut self, envelope: InFlightMessage, outcome: Result<Option<UnsavedOutcome>, Panicked>) {
        let unkept = outcome.unwrap_or_else(|Panicked| {
            let now = self.state.clock.now();
            let outcome = failure_outcome(&self.state, &SendError::Panicked, envelope, now);
            Some(UnsavedOutcome { message: envelope.id, outcome, at: now })
        });
        self.unsaved.extend(unkept);
    }

    /// Waits for what is on its way, and keeps how it went.
    async fn finish(mut self) {
        while let Some((envelope, outcome)) = self.sending.ended().await {
            self.on_finished(envelope, outcome);
        }
        if let Err(error) = self.flush_outcomes().await {
            let messages = self.unsaved.len();
            tracing::error!(%error, messages, "how sending went could not be kept: they will be sent once more");
        }
    }
}

/// Sends a message and keeps how that went; answers what could not be kept.
async fn deliver(state: Arc<AppState>, message: OutboxMessage) -> Option<UnsavedOutcome> {
    let OutboxMessage { id, attempts, created_at: written_at, .. } = message;
    let now = state.clock.now();
    let outcome = match sending::send(&state, &message, now).await {
        Ok(wamid) => {
            state.metrics.messages_sent.increment();
            SendOutcome::Accepted { external_id: wamid }
        }
        Err(problem) => failure_outcome(&state, &problem, InFlightMessage { id, attempts, written_at }, now),
    };
    let at = state.clock.now();
    match state.storage.record_send(id, outcome.clone(), at).await {
        Ok(()) => None,
        Err(error) => {
            tracing::error!(%error, message = %id, "how sending went could not be kept yet");
            Some(UnsavedOutcome { message: id, outcome, at })
        }
    }
}

fn failure_outcome(
    state: &AppState,
    problem: &SendError,
    envelope: InFlightMessage,
    now: Timestamp,
) -> SendOutcome {
    let outcome = problem.outcome(envelope.attempts, envelope.written_at, now);
    if let SendOutcome::Failed { reason: why } | SendOutcome::Retry { reason: why, .. } = &outcome {
        tracing::warn!(message = %envelope.id, why, "a message was not sent");
    }
    if matches!(outcome, SendOutcome::Failed { .. }) {
        state.metrics.messages_failed.increment();
    }
    outcome
}
