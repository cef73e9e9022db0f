//! Processes the events that channels delivered: decodes each, decides what it means (in `conversation`), does
//! it, and writes the replies.
//!
//! An event is completed in the transaction that writes its replies. Interrupted work is done again: an order
//! changes once however often, by its own state machine. Senders are processed concurrently, the events of one
//! in their order; statuses, three to a message, in one command. An event that fails is rescheduled, its sender's
//! later ones behind it, and dead-lettered in the end.

mod customers;
mod handle;
mod process;
mod queues;
mod recent_replies;
mod replies;
mod statuses;
mod stores;

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use self::process::{Cycle, Processor};
use super::backoff::CYCLE_BACKOFF;
use super::error::WorkerError;
use crate::app_state::AppState;

/// Events read from storage in one cycle.
const BATCH_SIZE: u32 = 200;

/// After `shutdown`, events that are being processed are completed first.
pub(super) async fn run(state: Arc<AppState>, shutdown: CancellationToken) -> Result<(), WorkerError> {
    let processor = Arc::new(Processor::new(Arc::clone(&state)));
    let signal = &state.notifiers.inbox;
    let mut failures = 0;
    while !shutdown.is_cancelled() {
        let seen = signal.requests();
        match run_cycle(&processor, &shutdown).await {
            Cycle::Progress => failures = 0,
            Cycle::Idle => {
                failures = 0;
                signal.report_idle(seen);
                tokio::select! {
                    () = signal.wait(seen, &*state.clock) => {}
                    () = shutdown.cancelled() => {}
                }
            }
            Cycle::Stalled => {
                let delay = CYCLE_BACKOFF.delay(failures, &*state.rng);
                failures += 1;
                tokio::select! {
                    () = signal.pause(delay, &*state.clock) => {}
                    () = shutdown.cancelled() => {}
                }
            }
        }
    }
    Ok(())
}

async fn run_cycle(processor: &Arc<Processor>, shutdown: &CancellationToken) -> Cycle {
    let state = &processor.state;
    let events = match state.storage.pending_events(state.clock.now(), BATCH_SIZE).await {
        Ok(events) => events,
        Err(error) => {
            tracing::error!(%error, "inbox could not be read");
            return Cycle::Stalled;
        }
    };
    let (updates, queues) = queues::partition(events, &state.chat.phone_number_id);
    let (statuses, messages) = tokio::join!(
        statuses::store_statuses(state, updates),
        queues::process_queues(processor, queues, shutdown)
    );
    statuses.max(messages)
}
