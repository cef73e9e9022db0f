//! Applies deadlines: ends orders that were not accepted or collected in time, and purges expired rows. Notifies
//! customers of new stores in the same rhythm.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio_util::sync::CancellationToken;

use super::backoff::CYCLE_BACKOFF;
use super::clock_check::ClockCheck;
use super::coverage::notify_when_stores_change;
use super::error::WorkerError;
use crate::app_state::AppState;
use crate::ordering;

/// Orders read from storage in one query.
const BATCH_SIZE: u32 = 100;

/// Between two purges.
const PURGE_INTERVAL: SignedDuration = SignedDuration::from_hours(1);

pub(super) async fn run(state: Arc<AppState>, shutdown: CancellationToken) -> Result<(), WorkerError> {
    let signal = &state.notifiers.deadlines;
    let (mut failures, mut purged_at, mut seen_stores) = (0, None, None);
    let mut clock_check = ClockCheck::default();
    while !shutdown.is_cancelled() {
        let seen = signal.requests();
        let result = if clock_check.is_trusted(&*state.clock) {
            match run_cycle(&state).await {
                Ok(()) => match notify_when_stores_change(&state, &mut seen_stores).await {
                    Ok(()) => purge_when_due(&state, &mut purged_at).await,
                    error => error,
                },
                error => error,
            }
        } else {
            Ok(())
        };
        let rest = async {
            match result {
                Ok(()) => {
                    failures = 0;
                    signal.report_idle(seen);
                    signal.wait(seen, &*state.clock).await;
                }
                Err(error) => {
                    tracing::error!(%error, "deadlines could not be applied");
                    let delay = CYCLE_BACKOFF.delay(failures, &*state.rng);
                    failures += 1;
                    signal.pause(delay, &*state.clock).await;
                }
            }
        };
        tokio::select! {
            () = rest => {}
            () = shutdown.cancelled() => {}
        }
    }
    Ok(())
}

/// Moves on every order whose deadline has passed.
///
/// # Errors
/// Storage fails; the other orders of the batch were moved on all the same.
async fn run_cycle(state: &Arc<AppState>) -> storage::Result<()> {
    loop {
        let due = state.storage.due_orders(state.clock.now(), BATCH_SIZE).await?;
        let is_last = due.len() < BATCH_SIZE as usize;
        let mut outcome = Ok(());
        for order in due {
            if let Err(error) = ordering::apply_due_action(state, order).await {
                tracing::error!(order.id = %order, %error, "the deadline of an order could not be applied");
                outcome = Err(error);
            }
        }
        // After a failure the same orders would be found again.
        if is_last || outcome.is_err() {
            return outcome;
        }
    }
}

async fn purge_when_due(state: &AppState, purged_at: &mut Option<Timestamp>) -> storage::Result<()> {
    let now = state.clock.now();
    if purged_at.is_some_and(|at| now.duration_since(at) < PURGE_INTERVAL) {
        return Ok(());
    }
    let rows = state.storage.purge_expired(now).await?;
    *purged_at = Some(now);
    if rows > 0 {
        tracing::info!(rows, "expired rows purged");
    }
    Ok(())
}
