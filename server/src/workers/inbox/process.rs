//! One event from its decoded message to its completion, and what happens when that fails.

use std::sync::Arc;
use std::time::Duration;

use commerce::EventId;
use storage::{EventCompletion, StorageError};

use super::handle;
use super::recent_replies::RecentReplies;
use super::replies::Replies;
use crate::app_state::AppState;
use crate::channels::{ReceivedMessage, whatsapp};
use crate::workers::backoff::Backoff;

/// An event that failed so often is dead-lettered, so that it does not block its sender's others. The attempts
/// take about two minutes.
const MAX_ATTEMPTS: u32 = 8;

/// Between the attempts at one event.
const RETRY_BACKOFF: Backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_secs(128));

/// How a cycle went. Of several results the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cycle {
    /// There was nothing to do.
    Idle,
    /// Every event that was processed is completed or rescheduled: the next cycle finds others.
    Progress,
    /// The outcome of an event could not be stored: the next cycle would find the same event.
    Stalled,
}

/// Processes single events.
pub(super) struct Processor {
    pub(super) state: Arc<AppState>,
    recent: RecentReplies,
}

impl Processor {
    pub(super) fn new(state: Arc<AppState>) -> Self {
        Self { state, recent: RecentReplies::default() }
    }

    /// Does what a message asks for and completes its event; `None` for an event without one.
    pub(super) async fn process(
        self: Arc<Self>,
        event: EventId,
        received: Option<Box<ReceivedMessage>>,
    ) -> storage::Result<()> {
        let Some(received) = received else { return complete(&self.state, event).await };
        let (now, external_id) = (self.state.clock.now(), received.external_id.clone());
        let Some(replies) = handle::handle_message(&self.state, &self.recent, *received, now).await? else {
            return complete(&self.state, event).await;
        };
        let Replies { recipient, language, links, messages, coverage, repeated, shop_url, .. } = replies;
        let completion = EventCompletion { event, links, messages, coverage, at: now };
        self.state.storage.complete_event(completion).await?;
        if let Some(url) = shop_url {
            self.recent.insert_shop_url(recipient.clone(), language, url, now);
        }
        if let Some(reply) = repeated {
            self.recent.insert((recipient, reply, language), now);
        }
        whatsapp::mark_read(&self.state.chat.client, external_id);
        Ok(())
    }
}

/// Completes an event that gets no reply.
async fn complete(state: &AppState, event: EventId) -> storage::Result<()> {
    let at = state.clock.now();
    let (links, messages, coverage) = (Vec::new(), Vec::new(), Vec::new());
    let completion = EventCompletion { event, links, messages, coverage, at };
    state.storage.complete_event(completion).await.map(drop)
}

/// Whether a storage error is independent of the event.
pub(super) const fn is_transient(error: &StorageError) -> bool {
    matches!(error, StorageError::Busy | StorageError::Full | StorageError::Closed)
}

/// Reschedules a failed event, or gives it up. `None` means a panic.
pub(super) async fn reschedule_or_dead_letter(
    state: &AppState,
    event: EventId,
    attempts: u32,
    error: Option<StorageError>,
) -> Cycle {
    let reason = error.as_ref().map_or_else(|| "panic".to_owned(), ToString::to_string);
    if error.as_ref().is_some_and(is_transient) {
        tracing::warn!(event.id = %event, error = reason, "inbox event waits for storage");
        return Cycle::Stalled;
    }
    let outcome = if attempts + 1 < MAX_ATTEMPTS {
        let delay = RETRY_BACKOFF.delay(attempts, &*state.rng);
        let now = state.clock.now();
        let retry_at = now.checked_add(delay).unwrap_or(now);
        tracing::error!(event.id = %event, attempts, error = reason, %retry_at, "inbox event failed");
        state.storage.reschedule_event(event, retry_at).await
    } else {
        tracing::error!(event.id = %event, attempts, error = reason, "inbox event dead-lettered");
        complete(state, event).await.inspect(|()| _ = state.metrics.events_dead_lettered.inc())
    };
    match outcome {
        Ok(()) => Cycle::Progress,
        Err(error) => {
            tracing::error!(event.id = %event, %error, "outcome of an inbox event could not be stored");
            Cycle::Stalled
        }
    }
}
