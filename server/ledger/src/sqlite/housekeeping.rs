//! Forgetting what has run out, and telling whether the ledger works.

use jiff::Timestamp;

use super::columns::{days_before, micros};
use super::snapshot::WriteTransaction;
use crate::Result;

/// Days that idempotency keys, worked-off events and unmatched statuses are kept; and that a link is
/// still known after it has run out, so that its page can say so and lead on.
const KEPT_DAYS: i64 = 7;
/// Days that the keyed hash of an event is kept: Meta delivers again for up to 7 days, and the last of
/// these deliveries must still be known for a repetition.
const EVENT_KEY_DAYS: i64 = 15;
/// Days an order's own link opens after the order has ended.
const ORDER_LINK_DAYS: i64 = 7;
/// Days that the payload of a message that was sent or given up is kept.
const PAYLOAD_DAYS: i64 = 30;
/// Days that a cart nobody touches is kept.
const CART_DAYS: i64 = 90;

/// Forgets what has run out; answers how many rows went or lost their payload.
pub(super) fn tidy(transaction: &WriteTransaction<'_>, now: Timestamp) -> Result<u64> {
    let week_ago = days_before(now, KEPT_DAYS);
    let steps = [
        ("DELETE FROM sessions WHERE expires_at <= ?1", micros(now)),
        ("DELETE FROM links WHERE expires_at <= ?1", week_ago),
        (
            "DELETE FROM links WHERE expires_at IS NULL AND EXISTS (
                SELECT 1 FROM orders WHERE orders.id = links.order_id AND orders.ended_at <= ?1)",
            days_before(now, KEPT_DAYS + ORDER_LINK_DAYS),
        ),
        ("DELETE FROM order_keys WHERE used_at <= ?1", week_ago),
        (
            "UPDATE inbox SET event_sealed = NULL
             WHERE done_at IS NOT NULL AND received_at <= ?1 AND event_sealed IS NOT NULL",
            week_ago,
        ),
        (
            "DELETE FROM inbox WHERE done_at IS NOT NULL AND received_at <= ?1",
            days_before(now, EVENT_KEY_DAYS),
        ),
        ("DELETE FROM early_statuses WHERE at <= ?1", week_ago),
        ("DELETE FROM carts WHERE changed_at <= ?1", days_before(now, CART_DAYS)),
        (
            "UPDATE outbox SET notice_sealed = NULL, wamid_sealed = NULL
             WHERE status <> 'waiting' AND status_at <= ?1 AND notice_sealed IS NOT NULL",
            days_before(now, PAYLOAD_DAYS),
        ),
    ];
    let mut gone = 0;
    for (sql, until) in steps {
        gone += transaction.run(sql, [until])?;
    }
    Ok(u64::try_from(gone).unwrap_or(u64::MAX))
}

/// Writes and takes it back: it fails when the ledger can not be written.
pub(super) fn try_to_write(transaction: &WriteTransaction<'_>) -> Result<()> {
    transaction.run("UPDATE ledger SET stores_version = stores_version", ())?;
    transaction.undo();
    Ok(())
}
