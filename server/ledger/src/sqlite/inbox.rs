//! The inbox: events stored before they are acknowledged, worked on afterwards, each once.

use jiff::Timestamp;
use rusqlite::params;

use super::columns::{Columns, micros};
use super::snapshot::{Snapshot, WriteTransaction};
use super::{outbox, tokens};
use crate::secrets::Purpose;
use crate::{Answer, InboxEvent, NewEvent, NewMessage, Result};

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
        let id = last.flatten().map_or(micros(event.at), |last| micros(event.at).max(last.saturating_add(1)));
        new += transaction.run(
            "INSERT INTO inbox (id, key_hash, event_sealed, received_at, attempts) VALUES (?1, ?2, ?3, ?4, 0)
             ON CONFLICT (key_hash) DO NOTHING",
            params![id, hash, transaction.secrets.seal(Purpose::Event, &event.payload)?, micros(event.at)],
        )?;
    }
    Ok(new)
}

pub(super) fn is_anything_pending(snapshot: &Snapshot<'_>) -> Result<bool> {
    Ok(snapshot.value::<i64>("SELECT 1 FROM inbox WHERE done_at IS NULL LIMIT 1", ())?.is_some())
}

/// Hands out the oldest events and counts that it did.
pub(super) fn hand_out(transaction: &WriteTransaction<'_>, limit: u32) -> Result<Vec<InboxEvent>> {
    let events = transaction.rows(
        "SELECT id, event_sealed, received_at, attempts FROM inbox WHERE done_at IS NULL ORDER BY id LIMIT ?1",
        [limit],
        |row| {
            Ok(InboxEvent {
                id: row.column(0)?,
                payload: transaction.secrets.open(Purpose::Event, &row.column::<Vec<u8>>(1)?)?,
                at: row.column_instant(2)?,
                attempts: row.column(3)?,
            })
        },
    )?;
    for event in &events {
        transaction.run("UPDATE inbox SET attempts = attempts + 1 WHERE id = ?1", [event.id])?;
    }
    Ok(events)
}

/// Ends the work on an event with all that it leads to. An event that is done already leads to nothing more.
pub(super) fn answer(transaction: &WriteTransaction<'_>, answer: &Answer) -> Result<()> {
    let done = transaction.run(
        "UPDATE inbox SET done_at = ?2 WHERE id = ?1 AND done_at IS NULL",
        params![answer.event, micros(answer.at)],
    )?;
    if done == 0 {
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
