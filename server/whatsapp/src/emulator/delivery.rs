//! Posting webhooks: signed, in order per phone, until the answer is 200.

use std::{fmt, sync::Arc};

use axum::body::Bytes;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::{inner::Inner, state::EmulatorState, thread::DeliveryStatus};
use crate::{
    identity::{MessageId, Phone},
    signature,
};

/// How many webhooks are remembered.
const MAX_RECORDS: usize = 10_000;

/// A webhook that was posted, or is to be.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookRecord {
    /// Counts the webhooks from 1.
    pub number: u64,
    /// Whose it is; `None` for raw ones.
    pub phone: Option<Phone>,
    /// `message`; the state of a status, such as `delivered`; or `raw`.
    pub kind: String,
    /// The message it tells of.
    pub message: Option<MessageId>,
    /// Its bytes.
    pub body: Bytes,
    /// How often it was posted.
    pub attempts: u32,
    /// The last answer's status; `None` while there is none.
    pub response_status: Option<u16>,
}

// The body holds numbers, so its length is all that prints.
impl fmt::Debug for WebhookRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookRecord")
            .field("number", &self.number)
            .field("phone", &self.phone)
            .field("what", &self.kind)
            .field("message", &self.message)
            .field("body_bytes", &self.body.len())
            .field("attempts", &self.attempts)
            .field("answer", &self.response_status)
            .finish()
    }
}

/// A webhook in a queue.
pub(super) struct QueuedWebhook {
    number: u64,
    body: Bytes,
}

/// What a webhook is about.
pub(super) struct WebhookMeta {
    pub(super) phone: Option<Phone>,
    pub(super) kind: String,
    pub(super) message: Option<MessageId>,
}

impl Inner {
    /// Puts a webhook at the end of its phone's queue. The caller holds the
    /// lock, so that webhooks queue in the order of what they tell.
    pub(super) fn enqueue(self: &Arc<Self>, world: &mut EmulatorState, about: WebhookMeta, body: Bytes) {
        world.webhooks_created += 1;
        let number = world.webhooks_created;
        let queue = world.queues.entry(about.phone.clone()).or_insert_with(|| {
            let (queue, jobs) = unbounded_channel();
            self.spawn(run_queue(Arc::clone(self), jobs));
            queue
        });
        let job = QueuedWebhook { number, body: body.clone() };
        // The other end is gone only when the emulator has stopped.
        if queue.send(job).is_err() {
            return;
        }
        world.pending += 1;
        world.webhooks.push_back(WebhookRecord {
            number,
            phone: about.phone,
            kind: about.kind,
            message: about.message,
            body,
            attempts: 0,
            response_status: None,
        });
        if world.webhooks.len() > MAX_RECORDS {
            world.webhooks.pop_front();
        }
    }

    /// Posts once, and tells the answer's status.
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

    /// Notes an answer; with 200 the webhook is over.
    fn record_response(&self, number: u64, answer: Option<u16>) {
        let mut world = self.world();
        let delivered = answer == Some(200);
        let record = world.webhooks.iter_mut().rev().find(|record| record.number == number);
        let mut arrived = None;
        if let Some(record) = record {
            record.attempts += 1;
            record.response_status = answer;
            if delivered && record.kind == "message" {
                arrived = record.phone.clone().zip(record.message.clone());
            }
        }
        if let Some((phone, message)) = arrived {
            world.thread(&phone).set_status(&message, DeliveryStatus::Delivered, None);
        }
        if delivered {
            world.pending = world.pending.saturating_sub(1);
        }
        drop(world);
        self.notify_waiters();
    }
}

/// Works off one queue. A webhook that is not answered with 200 holds up those
/// behind it: that keeps their order.
async fn run_queue(shared: Arc<Inner>, mut jobs: UnboundedReceiver<QueuedWebhook>) {
    while let Some(job) = jobs.recv().await {
        let mut wait = shared.config.retry.initial;
        loop {
            let answer = shared.post(job.body.clone()).await;
            shared.record_response(job.number, answer);
            if answer == Some(200) {
                break;
            }
            tracing::debug!(webhook = job.number, ?answer, "webhook not taken, once more later");
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(shared.config.retry.max);
        }
    }
}
