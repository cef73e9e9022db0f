//! Forgetting what has run out, and telling whether the storage works.

use jiff::Timestamp;
use rusqlite::params;

use super::codec::days_before;
use super::transaction::WriteTransaction;
use crate::Result;

/// Rows forgotten in one command: few enough that orders get in between.
const FORGOTTEN_AT_ONCE: usize = 2_000;

/// A kind of row that runs out.
pub(super) struct Forgotten {
    /// Days after which it does.
    days: i64,
    /// Takes an instant, and how many rows to take at most.
    sql: &'static str,
}

/// Everything that runs out.
pub(super) const FORGOTTEN: [Forgotten; 9] = [
    Forgotten {
        days: 0,
        sql: "DELETE FROM sessions WHERE (owner, token_hash) IN
            (SELECT owner, token_hash FROM sessions WHERE expires_at <= ?1 LIMIT ?2)",
    },
    // Known for a week after it has run out, so that its page can say so and lead on.
    Forgotten {
        days: 7,
        sql: "DELETE FROM links WHERE (owner, token_hash) IN
            (SELECT owner, token_hash FROM links WHERE expires_at <= ?1 LIMIT ?2)",
    },
    // An order's own link opens for 7 days after the order's end, and is known as long again.
    Forgotten {
        days: 14,
        sql: "DELETE FROM links WHERE (owner, token_hash) IN
            (SELECT l.owner, l.token_hash FROM links AS l JOIN orders AS o ON o.id = l.order_id
             WHERE l.expires_at IS NULL AND o.ended_at <= ?1 LIMIT ?2)",
    },
    Forgotten {
        days: 7,
        sql: "DELETE FROM order_keys WHERE (store, customer, key_hash) IN
            (SELECT store, customer, key_hash FROM order_keys WHERE used_at <= ?1 LIMIT ?2)",
    },
    Forgotten {
        days: 7,
        sql: "UPDATE inbox SET event_sealed = NULL WHERE id IN
            (SELECT id FROM inbox
             WHERE done_at IS NOT NULL AND received_at <= ?1 AND event_sealed IS NOT NULL LIMIT ?2)",
    },
    // Meta delivers again for up to 7 days: the last of these must still be known for a repetition.
    Forgotten {
        days: 15,
        sql: "DELETE FROM inbox WHERE id IN
            (SELECT id FROM inbox WHERE done_at IS NOT NULL AND received_at <= ?1 LIMIT ?2)",
    },
    Forgotten {
        days: 7,
        sql: "DELETE FROM early_statuses WHERE (wamid_hash, status) IN
            (SELECT wamid_hash, status FROM early_statuses WHERE at <= ?1 LIMIT ?2)",
    },
    Forgotten {
        days: 30,
        sql: "UPDATE outbox SET notice_sealed = NULL, wamid_sealed = NULL WHERE (owner, id) IN
            (SELECT owner, id FROM outbox
             WHERE status <> 'waiting' AND status_at <= ?1 AND notice_sealed IS NOT NULL LIMIT ?2)",
    },
    // A cart that nobody has touched for a season.
    Forgotten {
        days: 90,
        sql: "DELETE FROM carts WHERE (store, id) IN
            (SELECT store, id FROM carts WHERE changed_at <= ?1 LIMIT ?2)",
    },
];

/// Forgets some rows of a kind; answers how many, and whether there may be more.
pub(super) fn forget(
    transaction: &WriteTransaction<'_>,
    kind: &Forgotten,
    now: Timestamp,
) -> Result<(u64, bool)> {
    let most = i64::try_from(FORGOTTEN_AT_ONCE).unwrap_or(i64::MAX);
    let gone = transaction.run(kind.sql, params![days_before(now, kind.days), most])?;
    Ok((u64::try_from(gone).unwrap_or(u64::MAX), gone >= FORGOTTEN_AT_ONCE))
}

/// Writes and takes it back: it fails when the storage can not be written.
pub(super) fn try_to_write(transaction: &WriteTransaction<'_>) -> Result<()> {
    transaction.run("UPDATE storage SET stores_version = stores_version", ())?;
    transaction.undo();
    Ok(())
}
