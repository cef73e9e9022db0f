//! What time does: orders nobody accepted expire, orders nobody fetched end, and what has run out
//! is forgotten.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::Stop;
use crate::AppState;
use crate::ordering::transition;

/// Orders moved on at once.
const BATCH_SIZE: u32 = 100;

/// How often the storage forgets what has run out.
const PURGE_INTERVAL: SignedDuration = SignedDuration::from_hours(1);

/// Works until told to stop.
pub async fn run(state: Arc<AppState>, mut stop: Stop) {
    let mut tidied_at: Option<Timestamp> = None;
    loop {
        while run_cycle(&state).await == BATCH_SIZE as usize && !stop.is_set() {}
        let now = state.clock.now();
        let is_due = tidied_at.is_none_or(|at| now.duration_since(at) >= PURGE_INTERVAL);
        if is_due {
            tidied_at = Some(now);
            purge_expired(&state, now).await;
        }
        tokio::select! {
            () = state.notifiers.deadlines_or_poll() => {}
            () = stop.wait() => return,
        }
    }
}

/// Moves on what is due; answers how many orders it looked at.
pub async fn run_cycle(state: &Arc<AppState>) -> usize {
    let due = match state.storage.due_orders(state.clock.now(), BATCH_SIZE).await {
        Ok(due) => due,
        Err(error) => {
            tracing::error!(%error, "due orders can not be read");
            return 0;
        }
    };
    let looked_at = due.len();
    let mut failed = false;
    for order in due {
        if let Err(error) = transition::apply_due_action(state, order).await {
            tracing::error!(%error, "a due order could not be moved on");
            failed = true;
        }
    }
    // After a failure the next look comes after a pause, not at once.
    if failed { 0 } else { looked_at }
}

async fn purge_expired(state: &AppState, now: Timestamp) {
    match state.storage.purge_expired(now).await {
        Ok(0) => {}
        Ok(rows) => tracing::info!(rows, "forgot what had run out"),
        Err(error) => tracing::error!(%error, "what has run out could not be forgotten"),
    }
}
