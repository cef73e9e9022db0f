//! Sees to it that a shop does not go on without its ledger.
//!
//! After a write that may or may not be on the disk, a ledger takes no more: only opening it anew tells what
//! is there. So the shop stops, and whoever supervises the process starts it again.

use std::sync::Arc;
use std::time::Duration;

use ledger::LedgerError;

use super::{Failed, Stop};
use crate::Shop;

/// How often the ledger is asked.
const EVERY: Duration = Duration::from_secs(2);

/// Watches until told to stop.
///
/// # Errors
/// [`Failed::LedgerLost`] when the ledger has closed by itself.
pub(super) async fn run(shop: Arc<Shop>, mut stop: Stop) -> Result<(), Failed> {
    loop {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = stop.wait() => return Ok(()),
        }
        match shop.ledger.ready().await {
            Err(LedgerError::Closed) if !stop.is_set() => return Err(Failed::LedgerLost),
            Err(error) => tracing::warn!(%error, "the ledger is not ready"),
            Ok(()) => {}
        }
    }
}
