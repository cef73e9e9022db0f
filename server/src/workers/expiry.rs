//! What time does: orders nobody accepted lapse, orders nobody fetched end, and what has run out
//! is forgotten.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::Stop;
use crate::Shop;
use crate::ordering::act;

/// Orders moved on at once.
const BATCH: u32 = 100;

/// How often the ledger forgets what has run out.
const TIDY_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// Works until told to stop.
pub async fn run(shop: Arc<Shop>, mut stop: Stop) {
    let mut tidied_at: Option<Timestamp> = None;
    loop {
        while work_once(&shop).await == BATCH as usize && !stop.is_set() {}
        let now = shop.clock.now();
        let is_due = tidied_at.is_none_or(|at| now.duration_since(at) >= TIDY_EVERY);
        if is_due {
            tidied_at = Some(now);
            tidy(&shop, now).await;
        }
        tokio::select! {
            () = shop.wake.expiry_or_second() => {}
            () = stop.wait() => return,
        }
    }
}

/// Moves on what is due; answers how many orders it looked at.
pub async fn work_once(shop: &Arc<Shop>) -> usize {
    let due = match shop.ledger.due_orders(shop.clock.now(), BATCH).await {
        Ok(due) => due,
        Err(error) => {
            tracing::error!(%error, "due orders can not be read");
            return 0;
        }
    };
    let looked_at = due.len();
    let mut failed = false;
    for order in due {
        if let Err(error) = act::as_clock(shop, order).await {
            tracing::error!(%error, "a due order could not be moved on");
            failed = true;
        }
    }
    // After a failure the next look comes after a pause, not at once.
    if failed { 0 } else { looked_at }
}

async fn tidy(shop: &Shop, now: Timestamp) {
    match shop.ledger.tidy(now).await {
        Ok(0) => {}
        Ok(rows) => tracing::info!(rows, "forgot what had run out"),
        Err(error) => tracing::error!(%error, "what has run out could not be forgotten"),
    }
}
