//! The inbox: events stored before they are acknowledged, worked on afterwards, each once.

use jiff::Timestamp;
use rusqlite::params;

use super::codec::{Columns, micros};
use super::transaction::{Snapshot, WriteTransaction};
use super::{outbox, tokens};
use crate::secrets::Purpose;
use crate::{EventCompletion, InboxEvent, NewEvent, NewMessage, Result};

/// Stores events; answers how many were new.
pub(super) fn receive(transaction: &WriteTransaction<'_>, events: &[NewEvent]) -> Result<usize> {
    let mut new = 0;
    for event in events {
        let hash = transaction.secrets.digest(Purpose::EventKey, &event.key);
        let known: Option<i64> = transaction.value("SELECT 1 FROM inbox WHERE key_hash = ?1", [hash])?;
        if known.is_some() {
            continue;
        }
        // Ids rise with every event, also when two arrive in one microsecond or the clock steps back.
        let last: Option<Option<i64>> = transaction.value("SELECT MAX(id) FROM inbox", ())?;
        let id = last
            .flatten()
            .map_or(micros(event.received_at), |last| micros(event.received_at).max(last.saturating_add(1)));
        new += transaction.run(
            "INSERT INTO inbox (id, key_hash, event_sealed, line_hash, received_at, attempts, not_before)
             VALUES (?1, ?2, ?3, ?4, ?5, 0, 0) ON CONFLICT (key_hash) DO NOTHING",
            params![
                id,
                hash,
                transaction.secrets.seal(Purpose::Event, &event.payload)?,
                event.ordering_key.as_ref().map(|line| transaction.secrets.digest(Purpose::EventLine, line)),
                micros(event.received_at)
            ],
        )?;
    }
    Ok(new)
}

/// Events to be worked on now, oldest first. One that waits for another try holds up its line, nobody else.
pub(super) fn pending(snapshot: &Snapshot<'_>, now: Timestamp, limit: u32) -> Result<Vec<InboxEvent>> {
    snapshot.rows(
        "SELECT id, event_sealed, received_at, attempts, line_hash FROM inbox AS event
         WHERE done_at IS NULL AND not_before <= ?1 AND NOT EXISTS
            (SELECT 1 FROM inbox AS before WHERE before.line_hash = event.line_hash
             AND before.id < event.id AND before.done_at IS NULL AND before.not_before > ?1)
         ORDER BY id LIMIT ?2",
        params![micros(now), limit],
        |row| {
            Ok(InboxEvent {
                id: row.column(0)?,
                payload: snapshot.secrets.open(Purpose::Event, &row.column::<Vec<u8>>(1)?)?,
                ordering_key: row.column(4)?,
                received_at: row.column_instant(2)?,
                attempts: row.column(3)?,
            })
        },
    )
}

/// Counts that the work on an event failed, and puts it off.
pub(super) fn failed(transaction: &WriteTransaction<'_>, event: i64, not_before: Timestamp) -> Result<()> {
    transaction.run(
        "UPDATE inbox SET attempts = attempts + 1, not_before = ?2 WHERE id = ?1 AND done_at IS NULL",
        params![event, micros(not_before)],
    )?;
    Ok(())
}

/// Marks an event done. False when it is already.
pub(super) fn end(transaction: &WriteTransaction<'_>, event: i64, at: Timestamp) -> Result<bool> {
    let done = transaction
        .run("UPDATE inbox SET done_at = ?2 WHERE id = ?1 AND done_at IS NULL", params![event, micros(at)])?;
    Ok(done > 0)
}

/// Ends the work on an event with all that it leads to. An event that is done already leads to nothing more.
pub(super) fn answer(transaction: &WriteTransaction<'_>, answer: &EventCompletion) -> Result<()> {
    if !end(transaction, answer.event, answer.at)? {
        return Ok(());
    }
    for link in &answer.links {
        tokens::add_link(transaction, link)?;
    }
    say(transaction, &answer.messages, answer.at)
}

pub(super) fn say(transaction: &WriteTransaction<'_>, messages: &[NewMessage], at: Timestamp) -> Result<()> {
    messages.iter().try_for_each(|message| outbox::enqueue(transaction, message, at))
}
