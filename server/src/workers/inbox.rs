//! Works on what the chat delivered: hears it, decides (in `conversation`), and does it.
//!
//! An event is marked done in the same transaction that writes what is said about it. Work that
//! was cut off is done again: what it moves is moved once, by the order's own machine.
//! Senders are worked on side by side, each one's events in their order (their line); statuses, which come
//! three to a message, in one command. What fails is tried again later, its line behind it, and in the end
//! set aside.

mod customers;
mod decode;
mod handle;
mod replies;
mod stores;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use jiff::SignedDuration;
use storage::{EventCompletion, InboxEvent, MessageStatus, StorageError};
use whatsapp::identity::MessageId;
use whatsapp::webhook::Inbound;

use super::Stop;
use super::backoff::Backoff;
use super::side_by_side::SideBySide;
use crate::AppState;
use decode::{Decoded, StatusUpdate};

/// Events taken from the storage at once.
const BATCH_SIZE: u32 = 200;
/// Lines worked on at once.
const MAX_CONCURRENT_SENDERS: usize = 16;
/// An event that failed so often is set aside, so that it does not hold up its sender's others.
/// The tries take about two minutes.
const MAX_ATTEMPTS: u32 = 8;

/// Works until told to stop; an event begun is ended first.
pub async fn run(state: Arc<AppState>, mut stop: Stop) {
    let mut patience = Backoff::new();
    while !stop.is_set() {
        match run_cycle(&state, &stop).await {
            Cycle::Stalled => patience.wait(&mut stop).await,
            Cycle::Progress => patience.reset(),
            Cycle::Idle => tokio::select! {
                () = state.notifiers.inbox_or_poll() => {}
                () = stop.wait() => {}
            },
        }
    }
}

/// How a round went; the later one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cycle {
    /// There was nothing to do.
    Idle,
    /// Every event that was worked on is ended or put off: the next round finds others.
    Progress,
    /// The storage could not keep how it went: the next round would find the same again.
    Stalled,
}

/// An event, and what it says.
struct Job {
    id: i64,
    attempts: u32,
    inbound: Option<Box<Inbound>>,
}

/// Jobs to be done one after another.
type SenderQueue = VecDeque<Job>;

/// Works on what waits.
async fn run_cycle(state: &Arc<AppState>, stop: &Stop) -> Cycle {
    let events = match state.storage.pending_events(state.clock.now(), BATCH_SIZE).await {
        Ok(events) => events,
        Err(error) => {
            tracing::error!(%error, "the inbox can not be read");
            return Cycle::Stalled;
        }
    };
    let (reported, lines) = partition(state, events);
    let (statuses, lines) = tokio::join!(store_statuses(state, reported), process_queues(state, lines, stop));
    statuses.max(lines)
}

/// Statuses apart, and the rest by the line each stands in.
fn partition(state: &AppState, events: Vec<InboxEvent>) -> (Vec<StatusUpdate>, VecDeque<SenderQueue>) {
    let (mut reported, mut lines) = (Vec::new(), VecDeque::<SenderQueue>::new());
    let mut by_line = HashMap::new();
    for event in events {
        let inbound = match decode::decode(state, &event) {
            Decoded::Status(status) => {
                reported.push(status);
                continue;
            }
            Decoded::Message(inbound) => Some(inbound),
            Decoded::Nothing => None,
        };
        let job = Job { id: event.id, attempts: event.attempts, inbound };
        let place =
            event.ordering_key.map_or(lines.len(), |line| *by_line.entry(line).or_insert(lines.len()));
        match lines.get_mut(place) {
            Some(line) => line.push_back(job),
            None => lines.push_back(SenderQueue::from([job])),
        }
    }
    (reported, lines)
}

/// Keeps statuses and ends their events, all in one command; one by one where that fails.
async fn store_statuses(state: &AppState, reported: Vec<StatusUpdate>) -> Cycle {
    if reported.is_empty() {
        return Cycle::Idle;
    }
    let now = state.clock.now();
    let reports = reported.iter().map(|reported| reported.report.clone()).collect();
    match state.storage.record_statuses(reports, now).await {
        Ok(_) => {
            reported.iter().for_each(|reported| record_metrics(state, reported));
            return Cycle::Progress;
        }
        Err(error) if is_transient(&error) => {
            tracing::warn!(%error, "statuses could not be kept");
            return Cycle::Stalled;
        }
        Err(error) => tracing::error!(%error, "statuses could not be kept together"),
    }
    let mut round = Cycle::Progress;
    for one in reported {
        let id = one.report.event;
        match state.storage.record_statuses(vec![one.report.clone()], now).await {
            Ok(_) => record_metrics(state, &one),
            Err(error) => {
                round = round.max(reschedule_or_dead_letter(state, id, one.attempts, Some(error)).await)
            }
        }
    }
    round
}

fn record_metrics(state: &AppState, reported: &StatusUpdate) {
    if reported.report.status == MessageStatus::Failed {
        tracing::warn!(code = ?reported.code, "a message was not delivered");
        state.metrics.messages_failed.increment();
    }
}

/// Works on lines side by side, and on each in its order up to the first event that fails.
async fn process_queues(state: &Arc<AppState>, mut lines: VecDeque<SenderQueue>, stop: &Stop) -> Cycle {
    let mut round = Cycle::Idle;
    let mut working = SideBySide::new(MAX_CONCURRENT_SENDERS);
    loop {
        while working.has_room()
            && !stop.is_set()
            && let Some(mut line) = lines.pop_front()
        {
            if let Some(Job { id, attempts, inbound }) = line.pop_front() {
                working.start((id, attempts, line), process(Arc::clone(state), id, inbound));
            }
        }
        let Some(((id, attempts, line), outcome)) = working.ended().await else { return round };
        let went = match outcome {
            Ok(Ok(())) => {
                state.notifiers.outbox.notify_one();
                lines.push_front(line);
                Cycle::Progress
            }
            // The rest of the line waits behind it.
            Ok(Err(error)) => reschedule_or_dead_letter(state, id, attempts, Some(error)).await,
            Err(_panicked) => reschedule_or_dead_letter(state, id, attempts, None).await,
        };
        round = round.max(went);
    }
}

/// Whether the storage's trouble says nothing about the event.
const fn is_transient(error: &StorageError) -> bool {
    matches!(error, StorageError::Busy | StorageError::Closed)
}

/// Puts an event off that failed, or sets it aside. `None` stands for a panic.
async fn reschedule_or_dead_letter(
    state: &AppState,
    event: i64,
    attempts: u32,
    error: Option<StorageError>,
) -> Cycle {
    let why = error.as_ref().map_or_else(|| "a panic".to_owned(), ToString::to_string);
    tracing::error!(why, event, attempts, "an event could not be worked on");
    if error.as_ref().is_some_and(is_transient) {
        return Cycle::Stalled;
    }
    let now = state.clock.now();
    let kept = if attempts + 1 < MAX_ATTEMPTS {
        let wait = SignedDuration::from_secs(1 << attempts.min(MAX_ATTEMPTS));
        state.storage.reschedule_event(event, now.saturating_add(wait).unwrap_or(now)).await
    } else {
        tracing::error!(event, "an event failed too often and is set aside");
        complete(state, event).await.inspect(|()| state.metrics.events_dead_lettered.increment())
    };
    match kept {
        Ok(()) => Cycle::Progress,
        Err(error) => {
            tracing::error!(%error, event, "that an event failed could not be kept");
            Cycle::Stalled
        }
    }
}

/// Ends an event about which nothing is said.
async fn complete(state: &AppState, event: i64) -> storage::Result<()> {
    let answer = EventCompletion { event, links: Vec::new(), messages: Vec::new(), at: state.clock.now() };
    state.storage.complete_event(answer).await
}

async fn process(state: Arc<AppState>, event: i64, inbound: Option<Box<Inbound>>) -> storage::Result<()> {
    let Some(inbound) = inbound else { return complete(&state, event).await };
    let (now, message) = (state.clock.now(), inbound.id.clone());
    let talk = handle::handle_message(&state, *inbound, now).await?;
    let (links, messages) = talk.map_or_else(Default::default, |talk| (talk.links, talk.messages));
    state.storage.complete_event(EventCompletion { event, links, messages, at: now }).await?;
    mark_read(&state, message);
    Ok(())
}

/// Lets the sender see that the message was read. A courtesy: nothing waits for it, and nothing is
/// lost when it fails.
fn mark_read(state: &AppState, message: MessageId) {
    let chat = state.chat.client.clone();
    tokio::spawn(async move {
        if let Err(error) = chat.mark_read(message).await {
            tracing::debug!(code = error.code(), "a message could not be marked as read");
        }
    });
}
