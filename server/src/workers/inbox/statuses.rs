//! Delivery statuses: stored many at once.

use storage::{InboxEvent, MessageStatus, StatusReport};

use super::process::{Cycle, is_transient, reschedule_or_dead_letter};
use crate::app_state::AppState;
use crate::channels::DeliveryStatus;

/// A delivery status and the event that reports it.
pub(super) struct StatusUpdate {
    report: StatusReport,
    /// How often storing it failed.
    attempts: u32,
    /// The channel's error code, where the message failed.
    code: Option<i64>,
}

impl StatusUpdate {
    pub(super) fn new(
        event: &InboxEvent,
        DeliveryStatus { external_id, status, code }: DeliveryStatus,
    ) -> Self {
        let report = StatusReport { event: event.id, external_id, status };
        Self { report, attempts: event.attempts, code }
    }
}

/// Stores statuses and completes their events, all in one command; one by one where that fails.
pub(super) async fn store_statuses(state: &AppState, updates: Vec<StatusUpdate>) -> Cycle {
    if updates.is_empty() {
        return Cycle::Idle;
    }
    let now = state.clock.now();
    let reports = updates.iter().map(|update| update.report.clone()).collect();
    match state.storage.record_statuses(reports, now).await {
        Ok(_) => {
            updates.iter().for_each(|update| record_metrics(state, update));
            return Cycle::Progress;
        }
        Err(error) if is_transient(&error) => {
            tracing::warn!(%error, "delivery statuses wait for storage");
            return Cycle::Stalled;
        }
        Err(error) => {
            let statuses = updates.len();
            tracing::error!(%error, statuses, "delivery statuses could not be stored together; storing each");
        }
    }
    let mut cycle = Cycle::Progress;
    for update in updates {
        let event = update.report.event;
        match state.storage.record_statuses(vec![update.report.clone()], now).await {
            Ok(_) => record_metrics(state, &update),
            Err(error) => {
                let result = reschedule_or_dead_letter(state, event, update.attempts, Some(error)).await;
                cycle = cycle.max(result);
            }
        }
    }
    cycle
}

fn record_metrics(state: &AppState, update: &StatusUpdate) {
    if update.report.status == MessageStatus::Failed {
        tracing::warn!(event.id = %update.report.event, code = ?update.code, "message was not delivered");
        state.metrics.messages_failed.inc();
    }
}
