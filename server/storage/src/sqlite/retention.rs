//! Deleting what has expired.

use jiff::Timestamp;
use rusqlite::params;

use super::codec::{Columns, days_before};
use super::transaction::WriteTransaction;
use crate::{MAX_CLOCK_STEP, Result};

/// Rows deleted in one command: few enough that orders get in between.
const BATCH_ROWS: usize = 2_000;

/// A kind of row that expires.
pub(super) struct RetentionRule {
    /// Days after which it does.
    days: i64,
    /// Takes an instant, and the largest number of rows.
    sql: &'static str,
}

/// Everything that expires.
pub(super) const RETENTION: [RetentionRule; 12] = [
    RetentionRule {
        days: 0,
        sql: "DELETE FROM sessions WHERE token_hash IN
            (SELECT token_hash FROM sessions WHERE expires_at <= ?1 LIMIT ?2)",
    },
    // Known for a week after it has expired, so that its page can say so and lead on.
    RetentionRule {
        days: 7,
        sql: "DELETE FROM links WHERE token_hash IN
            (SELECT token_hash FROM links WHERE expires_at <= ?1 LIMIT ?2)",
    },
    // An order's own link opens for 7 days after the order's end, and is known as long again.
    RetentionRule {
        days: 14,
        sql: "DELETE FROM links WHERE token_hash IN
            (SELECT l.token_hash FROM links AS l JOIN orders AS o ON o.id = l.order_id
             WHERE l.expires_at IS NULL AND o.ended_at <= ?1 LIMIT ?2)",
    },
    RetentionRule {
        days: 7,
        sql: "DELETE FROM idempotency_keys WHERE (customer, key_hash) IN
            (SELECT customer, key_hash FROM idempotency_keys WHERE used_at <= ?1 LIMIT ?2)",
    },
    RetentionRule {
        days: 7,
        sql: "UPDATE inbox SET event_sealed = NULL WHERE id IN
            (SELECT id FROM inbox
             WHERE done_at IS NOT NULL AND received_at <= ?1 AND event_sealed IS NOT NULL LIMIT ?2)",
    },
    // Meta delivers again for up to 7 days: the last of these must still be recognized.
    RetentionRule {
        days: 15,
        sql: "DELETE FROM inbox WHERE id IN
            (SELECT id FROM inbox WHERE done_at IS NOT NULL AND received_at <= ?1 LIMIT ?2)",
    },
    RetentionRule {
        days: 7,
        sql: "DELETE FROM early_statuses WHERE (external_id_hash, status) IN
            (SELECT external_id_hash, status FROM early_statuses WHERE at <= ?1 LIMIT ?2)",
    },
    RetentionRule {
        days: 30,
        sql: "UPDATE outbox SET item_sealed = NULL, external_id_sealed = NULL WHERE id IN
            (SELECT id FROM outbox
             WHERE status <> 'waiting' AND status_at <= ?1 AND item_sealed IS NOT NULL LIMIT ?2)",
    },
    RetentionRule {
        days: 30,
        sql: "DELETE FROM product_requests WHERE id IN
            (SELECT id FROM product_requests WHERE requested_at <= ?1 LIMIT ?2)",
    },
    RetentionRule {
        days: 180,
        sql: "DELETE FROM coverage_requests WHERE id IN
            (SELECT id FROM coverage_requests WHERE requested_at <= ?1 LIMIT ?2)",
    },
    // A cart that no customer and no browser has: its anonymous session has expired.
    RetentionRule {
        days: 1,
        sql: "DELETE FROM carts WHERE id IN
            (SELECT id FROM carts AS c WHERE updated_at <= ?1
                AND NOT EXISTS (SELECT 1 FROM customers WHERE cart = c.id)
                AND NOT EXISTS (SELECT 1 FROM sessions WHERE cart = c.id) LIMIT ?2)",
    },
    RetentionRule {
        days: 90,
        sql: "DELETE FROM carts WHERE id IN (SELECT id FROM carts WHERE updated_at <= ?1 LIMIT ?2)",
    },
];

/// Whether the clock has gone its way since the purge before; records this reading for the next one.
pub(super) fn is_clock_steady(transaction: &WriteTransaction<'_>, now: Timestamp) -> Result<bool> {
    let before =
        transaction.row("SELECT purged_at FROM storage", (), |row| row.column_optional_instant(0))?.flatten();
    transaction.execute("UPDATE storage SET purged_at = ?1", [now.as_microsecond()])?;
    Ok(before.is_some_and(|before| now.duration_since(before).abs() <= MAX_CLOCK_STEP))
}

/// Deletes a batch of rows of a kind; returns how many, and whether there may be more.
pub(super) fn purge(
    transaction: &WriteTransaction<'_>,
    rule: &RetentionRule,
    now: Timestamp,
) -> Result<(u64, bool)> {
    let limit = i64::try_from(BATCH_ROWS).unwrap_or(i64::MAX);
    let purged = transaction.execute(rule.sql, params![days_before(now, rule.days), limit])?;
    Ok((u64::try_from(purged).unwrap_or(u64::MAX), purged >= BATCH_ROWS))
}
