//! Who wakes a worker: new work, else the clock on the wall.

use std::time::Duration;

use tokio::sync::Notify;

/// How long a worker sleeps when nobody wakes it: work may also come from another process.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// Bells beside the workers' beds.
#[derive(Debug, Default)]
pub struct Notifiers {
    /// Events were stored.
    pub inbox: Notify,
    /// Messages were written.
    pub outbox: Notify,
    /// The clock was moved, or an order's time may have come.
    pub deadlines: Notify,
}

impl Notifiers {
    /// Returns when events were stored, or after a second.
    pub async fn inbox_or_poll(&self) {
        notified_or_poll(&self.inbox).await;
    }

    /// Returns when messages were written, or after a second.
    pub async fn outbox_or_poll(&self) {
        notified_or_poll(&self.outbox).await;
    }

    /// Returns when an order's time may have come, or after a second.
    pub async fn deadlines_or_poll(&self) {
        notified_or_poll(&self.deadlines).await;
    }
}

async fn notified_or_poll(bell: &Notify) {
    // Running out of time is the other way to wake up.
    let _ = tokio::time::timeout(POLL_INTERVAL, bell.notified()).await;
}
