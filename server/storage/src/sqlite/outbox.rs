//! The outbox: messages that wait to be sent, and how far the others got.
//!
//! Messages of one owner to one party are sent in the order they were written, the next when the one before
//! has been accepted or has failed for good.

use std::collections::HashMap;

use commerce::notice::{OrderNotice, messages_for};
use commerce::{Actor, MessageId, NewMessage, Order, OrderId, OutboxItem, Party};
use jiff::Timestamp;
use rusqlite::params;

use super::codec::{Columns, from_json, parse_channel, parse_party, party_text, store_text, to_json};
use super::conversations;
use super::transaction::{Snapshot, WriteTransaction};
use crate::messages::KeyedHash;
use crate::secrets::Purpose;
use crate::{MessageStatus, OutboxMessage, Result, SendOutcome, StorageError};

/// Writes the messages that follow from an order's new state.
pub(super) fn enqueue_notices(
    transaction: &WriteTransaction<'_>,
    order: &Order,
    actor: Actor,
    at: Timestamp,
) -> Result<()> {
    messages_for(order, actor).iter().try_for_each(|message| enqueue(transaction, message, at))
}

/// Puts a message behind its owner's others to the same party. One that is stored already stays as it is.
pub(super) fn enqueue(transaction: &WriteTransaction<'_>, message: &NewMessage, at: Timestamp) -> Result<()> {
    let party = party_text(&message.recipient);
    let (owner, order, is_status_notice) = match &message.item {
        OutboxItem::Order { order, store, kind, .. } => {
            let is_to_customer = matches!(message.recipient, Party::Customer(_));
            let is_status = matches!(kind, OrderNotice::Bill | OrderNotice::StatusUpdate);
            (store_text(store), Some(order.0.to_be_bytes()), is_to_customer && is_status)
        }
        OutboxItem::Message { .. } => (party.clone(), None, false),
    };
    let conversations = conversations::owner(transaction, &message.recipient)?;
    let (channel, _) = conversations::newest(transaction, &conversations)?;
    transaction.execute(
        "INSERT INTO outbox (id, channel, owner, party, position, status, item_sealed, order_id,
            is_status_notice, created_at, not_before, attempts, status_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?6, ?7, ?8, ?9, ?9, 0, ?9)
         ON CONFLICT (id) DO NOTHING",
        params![
            message.id.0.to_be_bytes(),
            channel.code(),
            owner,
            party,
            transaction.next_position(at),
            transaction.secrets.seal(Purpose::Notice, &to_json(&message.item)?)?,
            order,
            is_status_notice,
            at.as_microsecond()
        ],
    )?;
    Ok(())
}

pub(super) fn pending(snapshot: &Snapshot<'_>, now: Timestamp, limit: u32) -> Result<Vec<OutboxMessage>> {
    snapshot.rows(
        "SELECT id, channel, party, item_sealed, attempts, created_at FROM outbox AS message
         WHERE status = 'waiting' AND not_before <= ?1 AND NOT EXISTS
            (SELECT 1 FROM outbox AS earlier
             WHERE earlier.owner = message.owner AND earlier.party = message.party
                AND earlier.status = 'waiting'
                AND (earlier.position, earlier.id) < (message.position, message.id))
         ORDER BY not_before, position LIMIT ?2",
        params![now.as_microsecond(), limit],
        |row| {
            let item = snapshot.secrets.open(Purpose::Notice, &row.column::<Vec<u8>>(3)?)?;
            Ok(OutboxMessage {
                id: MessageId(row.column_id(0)?),
                channel: parse_channel(&row.column::<String>(1)?)?,
                recipient: parse_party(&row.column::<String>(2)?)?,
                item: from_json("outbox item", &item)?,
                attempts: row.column(4)?,
                created_at: row.column_instant(5)?,
            })
        },
    )
}

/// Records how sending went. A message that no longer waits stays as it is.
pub(super) fn record_send(
    transaction: &WriteTransaction<'_>,
    message: MessageId,
    outcome: &SendOutcome,
    at: Timestamp,
) -> Result<()> {
    let id = message.0.to_be_bytes();
    match outcome {
        SendOutcome::Retry { at: not_before, reason } => {
            transaction.execute(
                "UPDATE outbox SET attempts = attempts + 1, not_before = ?2, last_error = ?3
                 WHERE id = ?1 AND status = 'waiting'",
                params![id, not_before.as_microsecond(), reason],
            )?;
        }
        SendOutcome::Failed { reason } => {
            transaction.execute(
                "UPDATE outbox SET status = 'failed', status_at = ?2, attempts = attempts + 1, last_error = ?3
                 WHERE id = ?1 AND status = 'waiting'",
                params![id, at.as_microsecond(), reason],
            )?;
        }
        SendOutcome::Accepted { external_id } => {
            let hash = transaction.secrets.digest(Purpose::ExternalId, external_id);
            let sealed = transaction.secrets.seal(Purpose::ExternalId, external_id)?;
            let sent = transaction.execute(
                "UPDATE outbox SET status = 'sent', status_at = ?2, external_id_sealed = ?3,
                    external_id_hash = ?4, last_error = NULL
                 WHERE id = ?1 AND status = 'waiting'",
                params![id, at.as_microsecond(), sealed, hash],
            )?;
            if sent == 1 {
                apply_early_statuses(transaction, &hash)?;
            }
        }
    }
    Ok(())
}

fn parse_status(code: &str) -> Result<MessageStatus> {
    MessageStatus::from_code(code).ok_or(StorageError::Corrupt { what: "message status" })
}

/// Records a delivery status. False when no message of ours has this id, or not yet.
pub(super) fn record_status(
    transaction: &WriteTransaction<'_>,
    external_id: &str,
    status: MessageStatus,
    at: Timestamp,
) -> Result<bool> {
    let hash = transaction.secrets.digest(Purpose::ExternalId, external_id);
    if apply_status(transaction, &hash, status, at.as_microsecond())? {
        return Ok(true);
    }
    // The webhook can be faster than the answer to the request that sent the message.
    transaction.execute(
        "INSERT INTO early_statuses (external_id_hash, status, at) VALUES (?1, ?2, ?3)
         ON CONFLICT (external_id_hash, status) DO NOTHING",
        params![hash, status.code(), at.as_microsecond()],
    )?;
    Ok(false)
}

/// Applies a status to the message with an external id, unless that would be going back. False when there
/// is no such message.
fn apply_status(
    transaction: &WriteTransaction<'_>,
    hash: &KeyedHash,
    status: MessageStatus,
    at: i64,
) -> Result<bool> {
    let current: Option<String> =
        transaction.value("SELECT status FROM outbox WHERE external_id_hash = ?1", [hash])?;
    let Some(current) = current else { return Ok(false) };
    if parse_status(&current)?.can_become(status) {
        transaction.execute(
            "UPDATE outbox SET status = ?2, status_at = ?3 WHERE external_id_hash = ?1",
            params![hash, status.code(), at],
        )?;
    }
    Ok(true)
}

/// Applies the statuses that arrived before the message's external id was known.
fn apply_early_statuses(transaction: &WriteTransaction<'_>, hash: &KeyedHash) -> Result<()> {
    let early = transaction.rows(
        "SELECT status, at FROM early_statuses WHERE external_id_hash = ?1 ORDER BY at",
        [hash],
        |row| Ok((row.column::<String>(0)?, row.column::<i64>(1)?)),
    )?;
    for (code, at) in early {
        apply_status(transaction, hash, parse_status(&code)?, at)?;
    }
    transaction.execute("DELETE FROM early_statuses WHERE external_id_hash = ?1", [hash])?;
    Ok(())
}

/// The status of each order's newest message that notifies its customer of the state.
pub(super) fn notification_statuses(
    snapshot: &Snapshot<'_>,
    orders: &[OrderId],
) -> Result<Vec<Option<MessageStatus>>> {
    let ids: Vec<String> = orders.iter().map(|order| hex::encode(order.0.to_be_bytes())).collect();
    let mut found = HashMap::new();
    // In ascending order: the newest of each order is the one that stays.
    snapshot.rows(
        "SELECT order_id, status FROM outbox
         WHERE order_id IN (SELECT unhex(value) FROM json_each(?1)) AND is_status_notice = 1
         ORDER BY order_id, position",
        [to_json(&ids)?],
        |row| {
            found.insert(OrderId(row.column_id(0)?), parse_status(&row.column::<String>(1)?)?);
            Ok(())
        },
    )?;
    Ok(orders.iter().map(|order| found.get(order).copied()).collect())
}
