//! The inbox: events stored before they are acknowledged, processed afterwards, each once. `outbox` holds
//! what is to be sent.

use async_trait::async_trait;
use commerce::{EventId, MessageId, OrderId};
use jiff::Timestamp;
use rusqlite::params;

use super::codec::{Columns, parse_channel};
use super::transaction::{Snapshot, WriteTransaction};
use super::{SqliteStorage, coverage, outbox, sessions};
use crate::secrets::Purpose;
use crate::{
    EventCompletion, InboxEvent, MessageStatus, MessageStorage, NewEvent, OutboxMessage, Result, SendOutcome,
    StatusReport,
};

#[async_trait]
impl MessageStorage for SqliteStorage {
    async fn store_events(&self, events: Vec<NewEvent>) -> Result<usize> {
        self.write(move |transaction| {
            let mut new = 0;
            for event in &events {
                new += insert_event(transaction, event)?;
            }
            Ok(new)
        })
        .await
    }

    async fn pending_events(&self, now: Timestamp, limit: u32) -> Result<Vec<InboxEvent>> {
        self.read(move |snapshot| pending_events(snapshot, now, limit)).await
    }

    async fn reschedule_event(&self, event: EventId, not_before: Timestamp) -> Result<()> {
        self.write(move |transaction| {
            transaction.execute(
                "UPDATE inbox SET attempts = attempts + 1, not_before = ?2
                 WHERE id = ?1 AND done_at IS NULL",
                params![event.0.to_be_bytes(), not_before.as_microsecond()],
            )?;
            Ok(())
        })
        .await
    }

    async fn complete_event(&self, completion: EventCompletion) -> Result<bool> {
        self.write(move |transaction| {
            if !mark_done(transaction, completion.event, completion.at)? {
                return Ok(false);
            }
            for link in &completion.links {
                sessions::add_link(transaction, link)?;
            }
            for message in &completion.messages {
                outbox::enqueue(transaction, message, completion.at)?;
            }
            for notice in &completion.coverage {
                coverage::notify(transaction, notice, completion.at)?;
            }
            Ok(true)
        })
        .await
    }

    async fn pending_messages(&self, now: Timestamp, limit: u32) -> Result<Vec<OutboxMessage>> {
        self.read(move |snapshot| outbox::pending(snapshot, now, limit)).await
    }

    async fn record_send(&self, message: MessageId, outcome: SendOutcome, at: Timestamp) -> Result<()> {
        self.write(move |transaction| outbox::record_send(transaction, message, &outcome, at)).await
    }

    async fn record_statuses(&self, reports: Vec<StatusReport>, at: Timestamp) -> Result<usize> {
        self.write(move |transaction| {
            let mut ours = 0;
            for report in &reports {
                mark_done(transaction, report.event, at)?;
                let is_ours = outbox::record_status(transaction, &report.external_id, report.status, at)?;
                ours += usize::from(is_ours);
            }
            Ok(ours)
        })
        .await
    }

    async fn notification_statuses(&self, orders: &[OrderId]) -> Result<Vec<Option<MessageStatus>>> {
        let orders = orders.to_vec();
        self.read(move |snapshot| outbox::notification_statuses(snapshot, &orders)).await
    }
}

fn insert_event(transaction: &WriteTransaction<'_>, event: &NewEvent) -> Result<usize> {
    let secrets = transaction.secrets;
    transaction.execute(
        "INSERT INTO inbox (id, channel, key_hash, event_sealed, ordering_key_hash, position, received_at,
            attempts, not_before)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0) ON CONFLICT (key_hash) DO NOTHING",
        params![
            event.id.0.to_be_bytes(),
            event.channel.code(),
            secrets.digest(Purpose::EventKey, &event.key),
            secrets.seal(Purpose::Event, &event.payload)?,
            event.ordering_key.as_ref().map(|key| secrets.digest(Purpose::OrderingKey, key)),
            transaction.next_position(event.received_at),
            event.received_at.as_microsecond()
        ],
    )
}

/// An event that waits for a retry blocks those behind it with the same ordering key, no others.
fn pending_events(snapshot: &Snapshot<'_>, now: Timestamp, limit: u32) -> Result<Vec<InboxEvent>> {
    snapshot.rows(
        "SELECT id, channel, event_sealed, ordering_key_hash, received_at, attempts FROM inbox AS event
         WHERE done_at IS NULL AND not_before <= ?1 AND NOT EXISTS
            (SELECT 1 FROM inbox AS earlier
             WHERE earlier.ordering_key_hash = event.ordering_key_hash
                AND (earlier.position, earlier.id) < (event.position, event.id)
                AND earlier.done_at IS NULL AND earlier.not_before > ?1)
         ORDER BY position, id LIMIT ?2",
        params![now.as_microsecond(), limit],
        |row| {
            Ok(InboxEvent {
                id: EventId(row.column_id(0)?),
                channel: parse_channel(&row.column::<String>(1)?)?,
                payload: snapshot.secrets.open(Purpose::Event, &row.column::<Vec<u8>>(2)?)?,
                ordering_key: row.column(3)?,
                received_at: row.column_instant(4)?,
                attempts: row.column(5)?,
            })
        },
    )
}

/// Marks an event as done. False when it is already.
fn mark_done(transaction: &WriteTransaction<'_>, event: EventId, at: Timestamp) -> Result<bool> {
    let done = transaction.execute(
        "UPDATE inbox SET done_at = ?2 WHERE id = ?1 AND done_at IS NULL",
        params![event.0.to_be_bytes(), at.as_microsecond()],
    )?;
    Ok(done > 0)
}
