//! The outbox: messages that wait to be sent, and how far the others got.
//!
//! Each party's messages are sent in the order they were written, the next when the one before has been
//! taken or given up. `is_next` marks the head of each party's line, so that finding what can be sent now
//! costs as much as there is to send, however long the lines are.

use commerce::notice::{OrderNotice, notices_for};
use commerce::{Actor, MessageId, Order, OrderId, OutboxItem, Party};
use jiff::Timestamp;
use rusqlite::params;
use sha2::{Digest, Sha256};

use super::codec::{Columns, from_json, id_bytes, micros, party, party_text, store_text, to_json};
use super::transaction::{Snapshot, WriteTransaction};
use crate::secrets::Purpose;
use crate::{MessageStatus, NewMessage, OutboxMessage, Result, SendOutcome, StorageError};

/// Writes what has to be told after an order's step.
pub(super) fn tell(
    transaction: &WriteTransaction<'_>,
    order: &Order,
    actor: Actor,
    at: Timestamp,
) -> Result<()> {
    for (to, about) in notices_for(order, actor) {
        let notice = OutboxItem::for_order(order, about);
        let id = notice_id(&to, &notice)?;
        enqueue(transaction, &NewMessage { id, recipient: to, item: notice }, at)?;
    }
    Ok(())
}

/// The id of an order's notice follows from what it is, so that it is never written twice.
fn notice_id(to: &Party, notice: &OutboxItem) -> Result<MessageId> {
    let hash = Sha256::new().chain_update(party_text(to)).chain_update([0]).chain_update(to_json(notice)?);
    let bytes: [u8; 32] = hash.finalize().into();
    let (first, _) = bytes.split_first_chunk::<16>().ok_or(StorageError::Corrupt { what: "hash" })?;
    Ok(MessageId(u128::from_be_bytes(*first)))
}

/// Puts a message at the end of its party's line. One that stands in the outbox already stays as it is.
pub(super) fn enqueue(transaction: &WriteTransaction<'_>, message: &NewMessage, at: Timestamp) -> Result<()> {
    let party = party_text(&message.recipient);
    let (owner, order, tells_state) = match &message.item {
        OutboxItem::Order { order, store, kind: about, .. } => {
            let to_customer = matches!(message.recipient, Party::Customer(_));
            let tells = to_customer && matches!(about, OrderNotice::Bill | OrderNotice::StatusUpdate);
            (store_text(store), Some(id_bytes(order.0)), tells)
        }
        OutboxItem::Message { .. } => (party.clone(), None, false),
    };
    let last: Option<Option<i64>> = transaction
        .value("SELECT MAX(position) FROM outbox WHERE party = ?1 AND status = 'waiting'", [&party])?;
    let last = last.flatten();
    let now = micros(at);
    let position = last.map_or(now, |last| now.max(last.saturating_add(1)));
    transaction.run(
        "INSERT INTO outbox (owner, id, party, position, is_next, status, notice_sealed, order_id,
            tells_state, written_at, not_before, attempts, status_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?6, ?7, ?8, ?9, ?9, 0, ?9)
         ON CONFLICT (owner, id) DO NOTHING",
        params![
            owner,
            id_bytes(message.id.0),
            party,
            position,
            last.is_none(),
            transaction.secrets.seal(Purpose::Notice, &to_json(&message.item)?)?,
            order,
            tells_state,
            now
        ],
    )?;
    Ok(())
}

pub(super) fn pending(snapshot: &Snapshot<'_>, now: Timestamp, limit: u32) -> Result<Vec<OutboxMessage>> {
    snapshot.rows(
        "SELECT id, party, notice_sealed, attempts, written_at FROM outbox
         WHERE is_next = 1 AND not_before <= ?1 ORDER BY not_before, position LIMIT ?2",
        params![micros(now), limit],
        |row| {
            let notice = snapshot.secrets.open(Purpose::Notice, &row.column::<Vec<u8>>(2)?)?;
            Ok(OutboxMessage {
                id: MessageId(row.column_id(0)?),
                recipient: party(&row.column::<String>(1)?)?,
                item: from_json("notice", &notice)?,
                attempts: row.column(3)?,
                created_at: row.column_instant(4)?,
            })
        },
    )
}

/// Keeps how sending went. A message that no longer waits stays as it is.
pub(super) fn sent(
    transaction: &WriteTransaction<'_>,
    message: MessageId,
    outcome: &SendOutcome,
    at: Timestamp,
) -> Result<()> {
    let id = id_bytes(message.0);
    match outcome {
        SendOutcome::Retry { at: not_before, reason: why } => {
            transaction.run(
                "UPDATE outbox SET attempts = attempts + 1, not_before = ?2, trouble = ?3
                 WHERE id = ?1 AND status = 'waiting'",
                params![id, micros(*not_before), why],
            )?;
        }
        SendOutcome::Failed { reason: why } => {
            if leaves_the_line(transaction, message, MessageStatus::Failed, at)? {
                transaction.run(
                    "UPDATE outbox SET attempts = attempts + 1, trouble = ?2 WHERE id = ?1",
                    params![id, why],
                )?;
            }
        }
        SendOutcome::Accepted { external_id: wamid } => {
            if leaves_the_line(transaction, message, MessageStatus::Sent, at)? {
                let hash = transaction.secrets.digest(Purpose::Wamid, wamid);
                let sealed = transaction.secrets.seal(Purpose::Wamid, wamid)?;
                transaction.run(
                    "UPDATE outbox SET wamid_sealed = ?2, wamid_hash = ?3, trouble = NULL WHERE id = ?1",
                    params![id, sealed, hash],
                )?;
                take_early_statuses(transaction, &hash)?;
            }
        }
    }
    Ok(())
}

/// Ends a message's waiting, and lets its party's next one step forward. False when it did not wait.
fn leaves_the_line(
    transaction: &WriteTransaction<'_>,
    message: MessageId,
    status: MessageStatus,
    at: Timestamp,
) -> Result<bool> {
    let party: Option<String> = transaction.value(
        "UPDATE outbox SET status = ?2, status_at = ?3, is_next = 0
         WHERE id = ?1 AND status = 'waiting' RETURNING party",
        params![id_bytes(message.0), status.code(), micros(at)],
    )?;
    let Some(party) = party else { return Ok(false) };
    transaction.run(
        "UPDATE outbox SET is_next = 1 WHERE party = ?1 AND status = 'waiting' AND position =
            (SELECT MIN(position) FROM outbox WHERE party = ?1 AND status = 'waiting')",
        [&party],
    )?;
    Ok(true)
}

/// Keeps a delivery status. False when no message of ours has this id, or not yet.
pub(super) fn message_status(
    transaction: &WriteTransaction<'_>,
    wamid: &str,
    status: MessageStatus,
    at: Timestamp,
) -> Result<bool> {
    let hash = transaction.secrets.digest(Purpose::Wamid, wamid);
    let now = transaction.row("SELECT id, status FROM outbox WHERE wamid_hash = ?1", [hash], |row| {
        let status = MessageStatus::from_code(&row.column::<String>(1)?);
        Ok((row.column::<[u8; 16]>(0)?, status.ok_or(StorageError::Corrupt { what: "message status" })?))
    })?;
    let Some((id, now)) = now else {
        // The webhook can be faster than the answer to the request that sent the message.
        transaction.run(
            "INSERT INTO early_statuses (wamid_hash, status, at) VALUES (?1, ?2, ?3)
             ON CONFLICT (wamid_hash, status) DO NOTHING",
            params![hash, status.code(), micros(at)],
        )?;
        return Ok(false);
    };
    if now.can_become(status) {
        transaction.run(
            "UPDATE outbox SET status = ?2, status_at = ?3 WHERE id = ?1",
            params![id, status.code(), micros(at)],
        )?;
    }
    Ok(true)
}

/// Applies the statuses that came before we knew the message's id.
fn take_early_statuses(transaction: &WriteTransaction<'_>, hash: &[u8; 32]) -> Result<()> {
    let early = transaction.rows(
        "SELECT status, at FROM early_statuses WHERE wamid_hash = ?1 ORDER BY at",
        [hash],
        |row| Ok((row.column::<String>(0)?, row.column::<i64>(1)?)),
    )?;
    for (code, at) in early {
        let status =
            MessageStatus::from_code(&code).ok_or(StorageError::Corrupt { what: "message status" })?;
        let row = transaction
            .row("SELECT status FROM outbox WHERE wamid_hash = ?1", [hash], |row| row.column::<String>(0))?;
        let now = row.as_deref().and_then(MessageStatus::from_code);
        if now.is_some_and(|now| now.can_become(status)) {
            transaction.run(
                "UPDATE outbox SET status = ?2, status_at = ?3 WHERE wamid_hash = ?1",
                params![hash, status.code(), at],
            )?;
        }
    }
    transaction.run("DELETE FROM early_statuses WHERE wamid_hash = ?1", [hash])?;
    Ok(())
}

/// How far the newest message got that tells the customer where the order stands.
pub(super) fn told(snapshot: &Snapshot<'_>, order: OrderId) -> Result<Option<MessageStatus>> {
    let code: Option<String> = snapshot.value(
        "SELECT status FROM outbox WHERE order_id = ?1 AND tells_state = 1 ORDER BY position DESC LIMIT 1",
        [id_bytes(order.0)],
    )?;
    let damaged = StorageError::Corrupt { what: "message status" };
    code.map(|code| MessageStatus::from_code(&code).ok_or(damaged)).transpose()
}
