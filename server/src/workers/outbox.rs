//! Sends what waits in the outbox: words it, hands it to the chat, and keeps how that went.
//!
//! Messages of one party leave in the order they were written; a party that has to wait holds up
//! nobody else. A message may be sent twice when an answer is lost, never not at all.

mod sending;
mod wording;

use std::collections::HashSet;
use std::sync::Arc;

use commerce::MessageId;
use jiff::Timestamp;
use ledger::{OutboxMessage, SendOutcome};

use super::Stop;
use super::patience::Patience;
use super::side_by_side::{Panicked, SideBySide};
use crate::Shop;
use sending::SendProblem;

/// Messages on their way at once, each to another party.
const AT_ONCE: u32 = 16;

/// Works until told to stop; what is being sent is sent first, and how that went is kept.
pub async fn run(shop: Arc<Shop>, mut stop: Stop) {
    let mut desk = Desk::new(Arc::clone(&shop));
    let mut patience = Patience::new();
    while !stop.is_set() {
        if let Err(error) = desk.go_on().await {
            tracing::error!(%error, "the outbox can not be worked on");
            patience.rest(&mut stop).await;
            continue;
        }
        patience.restore();
        tokio::select! {
            Some((envelope, outcome)) = desk.sending.ended() => desk.take_back(envelope, outcome),
            () = shop.wake.outbox_or_second(), if desk.sending.has_room() => {}
            () = stop.wait() => {}
        }
    }
    desk.close().await;
}

/// A message on its way, without what it says.
#[derive(Clone, Copy, Debug)]
struct Envelope {
    id: MessageId,
    attempts: u32,
    written_at: Timestamp,
}

/// How sending a message went, while the ledger has not taken it.
struct Unkept {
    message: MessageId,
    outcome: SendOutcome,
    at: Timestamp,
}

/// What is on its way, and what came back.
struct Desk {
    shop: Arc<Shop>,
    sending: SideBySide<Envelope, Option<Unkept>>,
    /// While something is in here nothing new is sent: a message whose sending is not on record would be
    /// taken from the ledger, and sent, once more.
    unkept: Vec<Unkept>,
}

impl Desk {
    fn new(shop: Arc<Shop>) -> Self {
        Self { shop, sending: SideBySide::new(AT_ONCE as usize), unkept: Vec::new() }
    }

    /// Keeps what is not on record, and then starts as many messages as there is room for.
    async fn go_on(&mut self) -> ledger::Result<()> {
        self.keep().await?;
        if !self.sending.has_room() {
            return Ok(());
        }
        // What is on its way still waits in the ledger: of so many, those that are not fill the room.
        let messages = self.shop.ledger.pending_messages(self.shop.clock.now(), AT_ONCE).await?;
        let on_their_way: HashSet<_> = self.sending.keys().map(|envelope| envelope.id).collect();
        for message in messages.into_iter().filter(|message| !on_their_way.contains(&message.id)) {
            if self.sending.has_room() {
                let OutboxMessage { id, attempts, written_at, .. } = message;
                let envelope = Envelope { id, attempts, written_at };
                self.sending.start(envelope, handle(Arc::clone(&self.shop), message));
            }
        }
        Ok(())
    }

    /// Writes what could not be written before.
    async fn keep(&mut self) -> ledger::Result<()> {
        while let Some(Unkept { message, outcome, at }) = self.unkept.last() {
            self.shop.ledger.sent(*message, outcome.clone(), *at).await?;
            self.unkept.pop();
        }
        Ok(())
    }

    fn take_back(&mut self, envelope: Envelope, outcome: Result<Option<Unkept>, Panicked>) {
        let unkept = outcome.unwrap_or_else(|Panicked| {
            let now = self.shop.clock.now();
            let outcome = given_up_or_later(&self.shop, &SendProblem::Panicked, envelope, now);
            Some(Unkept { message: envelope.id, outcome, at: now })
        });
        self.unkept.extend(unkept);
    }

    /// Waits for what is on its way, and keeps how it went.
    async fn close(mut self) {
        while let Some((envelope, outcome)) = self.sending.ended().await {
            self.take_back(envelope, outcome);
        }
        if let Err(error) = self.keep().await {
            let messages = self.unkept.len();
            tracing::error!(%error, messages, "how sending went could not be kept: they will be sent once more");
        }
    }
}

/// Sends a message and keeps how that went; answers what could not be kept.
async fn handle(shop: Arc<Shop>, message: OutboxMessage) -> Option<Unkept> {
    let OutboxMessage { id, attempts, written_at, .. } = message;
    let now = shop.clock.now();
    let outcome = match sending::send(&shop, &message, now).await {
        Ok(wamid) => {
            shop.metrics.messages_sent.count();
            SendOutcome::Taken { wamid }
        }
        Err(problem) => given_up_or_later(&shop, &problem, Envelope { id, attempts, written_at }, now),
    };
    let at = shop.clock.now();
    match shop.ledger.sent(id, outcome.clone(), at).await {
        Ok(()) => None,
        Err(error) => {
            tracing::error!(%error, message = %id, "how sending went could not be kept yet");
            Some(Unkept { message: id, outcome, at })
        }
    }
}

fn given_up_or_later(shop: &Shop, problem: &SendProblem, envelope: Envelope, now: Timestamp) -> SendOutcome {
    let outcome = problem.outcome(envelope.attempts, envelope.written_at, now);
    if let SendOutcome::Never { why } | SendOutcome::Later { why, .. } = &outcome {
        tracing::warn!(message = %envelope.id, why, "a message was not sent");
    }
    if matches!(outcome, SendOutcome::Never { .. }) {
        shop.metrics.messages_failed.count();
    }
    outcome
}
