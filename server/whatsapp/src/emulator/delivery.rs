//! Posting webhooks: signed, in order per phone, until the answer is 200.

use std::sync::Arc;

use axum::body::Bytes;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::{
    inner::Inner,
    state::EmulatorState,
    thread::DeliveryStatus,
    webhook_record::{QueuedWebhook, WebhookMeta, WebhookRecord},
};
use crate::signature;

/// How many webhooks are recorded.
const MAX_RECORDS: usize = 10_000;

impl Inner {
    /// Puts a webhook at the end of its phone's queue. The caller holds the
    /// lock, so that webhooks are queued in the order of their events.
    pub(super) fn enqueue(self: &Arc<Self>, state: &mut EmulatorState, about: WebhookMeta, body: Bytes) {
        state.webhooks_created += 1;
        let number = state.webhooks_created;
        let queue = state.queues.entry(about.phone.clone()).or_insert_with(|| {
            let (queue, jobs) = unbounded_channel();
            self.spawn(run_queue(Arc::clone(self), jobs));
            queue
        });
        let job = QueuedWebhook { number, body: body.clone() };
        // The receiver is dropped only when the emulator has stopped.
        if queue.send(job).is_err() {
            return;
        }
        state.pending += 1;
        state.webhooks.push_back(WebhookRecord {
            number,
            phone: about.phone,
            kind: about.kind,
            message: about.message,
            body,
            attempts: 0,
            response_status: None,
        });
        if state.webhooks.len() > MAX_RECORDS {
            state.webhooks.pop_front();
        }
    }

    /// Posts once, and returns the response's status.
    async fn post(&self, body: Bytes) -> Option<u16> {
        let signature = signature::sign(&self.config.app_secret, &body);
        let response = self
            .http
            .post(&self.config.webhook_url)
            .header("Content-Type", "application/json")
            .header("User-Agent", "facebookexternalua")
            .header(signature::HEADER, signature)
            .body(body)
            .send()
            .await
            .ok()?;
        let status = response.status().as_u16();
        // Reading the answer to its end lets the connection be used again.
        let _ = response.bytes().await;
        Some(status)
    }

    /// Records a response; 200 ends the webhook.
    fn record_response(&self, number: u64, answer: Option<u16>) {
        let mut state = self.state();
        let delivered = answer == Some(200);
        let record = state.webhooks.iter_mut().rev().find(|record| record.number == number);
        let mut arrived = None;
        if let Some(record) = record {
            record.attempts += 1;
            record.response_status = answer;
            if delivered && record.kind == "message" {
                arrived = record.phone.clone().zip(record.message.clone());
            }
        }
        if let Some((phone, message)) = arrived {
            state.thread(&phone).set_status(&message, DeliveryStatus::Delivered, None);
        }
        if delivered {
            state.pending = state.pending.saturating_sub(1);
        }
        drop(state);
        self.notify_waiters();
    }
}

/// Posts the webhooks of one queue. A webhook that is not answered with 200 blocks those
/// behind it, so that their order is the same.
async fn run_queue(inner: Arc<Inner>, mut jobs: UnboundedReceiver<QueuedWebhook>) {
    while let Some(job) = jobs.recv().await {
        let mut wait = inner.config.retry.initial;
        loop {
            let answer = inner.post(job.body.clone()).await;
            inner.record_response(job.number, answer);
            if answer == Some(200) {
                break;
            }
            tracing::debug!(webhook = job.number, ?answer, "webhook was not accepted; posting it again");
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(inner.config.retry.max);
        }
    }
}
