//! Messages by sender: processed concurrently, those of one sender in their order.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use commerce::EventId;
use jiff::Timestamp;
use storage::InboxEvent;
use tokio_util::sync::CancellationToken;
use tokio_util::task::JoinMap;

use super::process::{Cycle, Processor, reschedule_or_dead_letter};
use super::statuses::StatusUpdate;
use crate::channels::{InboundEvent, ReceivedMessage, whatsapp};

/// Senders processed concurrently.
const MAX_CONCURRENT_SENDERS: usize = 16;

/// An event, and the message in it.
pub(super) struct Job {
    event: EventId,
    attempts: u32,
    received_at: Timestamp,
    received: Option<Box<ReceivedMessage>>,
}

/// Jobs to be done one after another.
pub(super) type SenderQueue = VecDeque<Job>;

/// Separates statuses from messages, and these by sender.
pub(super) fn partition(
    events: Vec<InboxEvent>,
    phone_number_id: &str,
) -> (Vec<StatusUpdate>, Vec<SenderQueue>) {
    let (mut updates, mut queues) = (Vec::new(), Vec::<SenderQueue>::new());
    let mut index_by_key = HashMap::new();
    for event in events {
        let received = match whatsapp::decode(&event, phone_number_id) {
            InboundEvent::Status(status) => {
                updates.push(StatusUpdate::new(&event, status));
                continue;
            }
            InboundEvent::Message(received) => Some(received),
            InboundEvent::Ignored => None,
        };
        let job = Job { event: event.id, attempts: event.attempts, received_at: event.received_at, received };
        let new_index = queues.len();
        let index = event.ordering_key.map_or(new_index, |key| *index_by_key.entry(key).or_insert(new_index));
        match queues.get_mut(index) {
            Some(queue) => queue.push_back(job),
            None => queues.push(SenderQueue::from([job])),
        }
    }
    (updates, queues)
}

/// Processes the queues concurrently, each up to its first failure.
pub(super) async fn process_queues(
    processor: &Arc<Processor>,
    mut queues: Vec<SenderQueue>,
    shutdown: &CancellationToken,
) -> Cycle {
    let state = &processor.state;
    let mut cycle = Cycle::Idle;
    let mut ready: VecDeque<usize> = (0..queues.len()).collect();
    // The job in front of a queue is the one that runs.
    let mut running = JoinMap::new();
    loop {
        while running.len() < MAX_CONCURRENT_SENDERS
            && !shutdown.is_cancelled()
            && let Some(index) = ready.pop_front()
        {
            if let Some(job) = queues.get_mut(index).and_then(VecDeque::front_mut) {
                running.spawn(index, Arc::clone(processor).process(job.event, job.received.take()));
            }
        }
        let Some((index, outcome)) = running.join_next().await else { return cycle };
        let Some(job) = queues.get_mut(index).and_then(VecDeque::pop_front) else { continue };
        let result = match outcome {
            Ok(Ok(())) => {
                let age = state.clock.now().duration_since(job.received_at);
                state.metrics.inbox_age.observe(age.as_secs_f64());
                state.notifiers.outbox.notify();
                ready.push_front(index);
                Cycle::Progress
            }
            // The rest of the queue waits behind it.
            Ok(Err(error)) => reschedule_or_dead_letter(state, job.event, job.attempts, Some(error)).await,
            Err(_panic) => reschedule_or_dead_letter(state, job.event, job.attempts, None).await,
        };
        cycle = cycle.max(result);
    }
}
