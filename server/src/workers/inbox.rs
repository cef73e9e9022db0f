//! Works on what the chat delivered: hears it, decides (in `conversation`), and does it.
//!
//! An event is marked done in the same transaction that writes what is said about it. Work that
//! was cut off is done again: what it moves is moved once, by the order's own machine.
//! Senders are worked on side by side, each one's events in their order (their line); statuses, which come
//! three to a message, in one command. What fails is tried again later, its line behind it, and in the end
//! set aside.

mod customers;
mod hearing;
mod reading;
mod stores;
mod talk;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use jiff::SignedDuration;
use ledger::{Answer, InboxEvent, LedgerError, MessageStatus};
use whatsapp::identity::MessageId;
use whatsapp::webhook::Inbound;

use super::Stop;
use super::patience::Patience;
use super::side_by_side::SideBySide;
use crate::Shop;
use reading::{Reported, Told};

/// Events taken from the ledger at once.
const BATCH: u32 = 200;
/// Lines worked on at once.
const LINES_AT_ONCE: usize = 16;
/// An event that failed so often is set aside, so that it does not hold up its sender's others.
/// The tries take about two minutes.
const MOST_ATTEMPTS: u32 = 8;

/// Works until told to stop; an event begun is ended first.
pub async fn run(shop: Arc<Shop>, mut stop: Stop) {
    let mut patience = Patience::new();
    while !stop.is_set() {
        match round(&shop, &stop).await {
            Round::Troubled => patience.rest(&mut stop).await,
            Round::Worked => patience.restore(),
            Round::Idle => tokio::select! {
                () = shop.wake.inbox_or_second() => {}
                () = stop.wait() => {}
            },
        }
    }
}

/// How a round went; the later one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Round {
    /// There was nothing to do.
    Idle,
    /// Every event that was worked on is ended or put off: the next round finds others.
    Worked,
    /// The ledger could not keep how it went: the next round would find the same again.
    Troubled,
}

/// An event, and what it says.
struct Job {
    id: i64,
    attempts: u32,
    inbound: Option<Box<Inbound>>,
}

/// Jobs to be done one after another.
type Line = VecDeque<Job>;

/// Works on what waits.
async fn round(shop: &Arc<Shop>, stop: &Stop) -> Round {
    let events = match shop.ledger.pending_events(shop.clock.now(), BATCH).await {
        Ok(events) => events,
        Err(error) => {
            tracing::error!(%error, "the inbox can not be read");
            return Round::Troubled;
        }
    };
    let (reported, lines) = sort(shop, events);
    let (statuses, lines) = tokio::join!(keep_statuses(shop, reported), work_on_lines(shop, lines, stop));
    statuses.max(lines)
}

/// Statuses apart, and the rest by the line each stands in.
fn sort(shop: &Shop, events: Vec<InboxEvent>) -> (Vec<Reported>, VecDeque<Line>) {
    let (mut reported, mut lines) = (Vec::new(), VecDeque::<Line>::new());
    let mut by_line = HashMap::new();
    for event in events {
        let inbound = match reading::read(shop, &event) {
            Told::Status(status) => {
                reported.push(status);
                continue;
            }
            Told::Message(inbound) => Some(inbound),
            Told::Nothing => None,
        };
        let job = Job { id: event.id, attempts: event.attempts, inbound };
        let place = event.line.map_or(lines.len(), |line| *by_line.entry(line).or_insert(lines.len()));
        match lines.get_mut(place) {
            Some(line) => line.push_back(job),
            None => lines.push_back(Line::from([job])),
        }
    }
    (reported, lines)
}

/// Keeps statuses and ends their events, all in one command; one by one where that fails.
async fn keep_statuses(shop: &Shop, reported: Vec<Reported>) -> Round {
    if reported.is_empty() {
        return Round::Idle;
    }
    let now = shop.clock.now();
    let reports = reported.iter().map(|reported| reported.report.clone()).collect();
    match shop.ledger.message_statuses(reports, now).await {
        Ok(_) => {
            reported.iter().for_each(|reported| count(shop, reported));
            return Round::Worked;
        }
        Err(error) if is_passing(&error) => {
            tracing::warn!(%error, "statuses could not be kept");
            return Round::Troubled;
        }
        Err(error) => tracing::error!(%error, "statuses could not be kept together"),
    }
    let mut round = Round::Worked;
    for one in reported {
        let id = one.report.event;
        match shop.ledger.message_statuses(vec![one.report.clone()], now).await {
            Ok(_) => count(shop, &one),
            Err(error) => round = round.max(put_off(shop, id, one.attempts, Some(error)).await),
        }
    }
    round
}

fn count(shop: &Shop, reported: &Reported) {
    if reported.report.status == MessageStatus::Failed {
        tracing::warn!(code = ?reported.code, "a message was not delivered");
        shop.metrics.messages_failed.count();
    }
}

/// Works on lines side by side, and on each in its order up to the first event that fails.
async fn work_on_lines(shop: &Arc<Shop>, mut lines: VecDeque<Line>, stop: &Stop) -> Round {
    let mut round = Round::Idle;
    let mut working = SideBySide::new(LINES_AT_ONCE);
    loop {
        while working.has_room()
            && !stop.is_set()
            && let Some(mut line) = lines.pop_front()
        {
            if let Some(Job { id, attempts, inbound }) = line.pop_front() {
                working.start((id, attempts, line), work_on(Arc::clone(shop), id, inbound));
            }
        }
        let Some(((id, attempts, line), outcome)) = working.ended().await else { return round };
        let went = match outcome {
            Ok(Ok(())) => {
                shop.wake.outbox.notify_one();
                lines.push_front(line);
                Round::Worked
            }
            // The rest of the line waits behind it.
            Ok(Err(error)) => put_off(shop, id, attempts, Some(error)).await,
            Err(_panicked) => put_off(shop, id, attempts, None).await,
        };
        round = round.max(went);
    }
}

/// Whether the ledger's trouble says nothing about the event.
const fn is_passing(error: &LedgerError) -> bool {
    matches!(error, LedgerError::Busy | LedgerError::Closed)
}

/// Puts an event off that failed, or sets it aside. `None` stands for a panic.
async fn put_off(shop: &Shop, event: i64, attempts: u32, error: Option<LedgerError>) -> Round {
    let why = error.as_ref().map_or_else(|| "a panic".to_owned(), ToString::to_string);
    tracing::error!(why, event, attempts, "an event could not be worked on");
    if error.as_ref().is_some_and(is_passing) {
        return Round::Troubled;
    }
    let now = shop.clock.now();
    let kept = if attempts + 1 < MOST_ATTEMPTS {
        let wait = SignedDuration::from_secs(1 << attempts.min(MOST_ATTEMPTS));
        shop.ledger.event_failed(event, now.saturating_add(wait).unwrap_or(now)).await
    } else {
        tracing::error!(event, "an event failed too often and is set aside");
        end(shop, event).await.inspect(|()| shop.metrics.events_set_aside.count())
    };
    match kept {
        Ok(()) => Round::Worked,
        Err(error) => {
            tracing::error!(%error, event, "that an event failed could not be kept");
            Round::Troubled
        }
    }
}

/// Ends an event about which nothing is said.
async fn end(shop: &Shop, event: i64) -> ledger::Result<()> {
    let answer = Answer { event, links: Vec::new(), messages: Vec::new(), at: shop.clock.now() };
    shop.ledger.answer(answer).await
}

async fn work_on(shop: Arc<Shop>, event: i64, inbound: Option<Box<Inbound>>) -> ledger::Result<()> {
    let Some(inbound) = inbound else { return end(&shop, event).await };
    let (now, message) = (shop.clock.now(), inbound.id.clone());
    let talk = hearing::hear(&shop, *inbound, now).await?;
    let (links, messages) = talk.map_or_else(Default::default, |talk| (talk.links, talk.messages));
    shop.ledger.answer(Answer { event, links, messages, at: now }).await?;
    mark_read(&shop, message);
    Ok(())
}

/// Lets the sender see that the message was read. A courtesy: nothing waits for it, and nothing is
/// lost when it fails.
fn mark_read(shop: &Shop, message: MessageId) {
    let chat = shop.chat.clone();
    tokio::spawn(async move {
        if let Err(error) = chat.mark_read(message).await {
            tracing::debug!(code = error.code(), "a message could not be marked as read");
        }
    });
}
