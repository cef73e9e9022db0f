//! Notifies customers of stores that have come to serve their place.

use commerce::{Language, Party};

use crate::app_state::AppState;
use crate::coverage;

/// Requests read from storage in one query.
const BATCH_SIZE: u32 = 200;

/// Looks through every request when stores have changed since `seen`, the version looked at last. Whose chat is
/// closed is notified with the answer to their next message.
pub(super) async fn notify_when_stores_change(
    state: &AppState,
    seen: &mut Option<u64>,
) -> storage::Result<()> {
    let version = state.storage.versions().await?.stores;
    if *seen == Some(version) {
        return Ok(());
    }
    let mut after = None;
    loop {
        let requests = state.storage.coverage_requests(after, BATCH_SIZE).await?;
        let Some(last) = requests.last() else { break };
        after = Some(last.id);
        // Not read before there is a request: a shop that is not visited needs no memory for it.
        let network = state.catalog.snapshot().await?;
        if network.versions.stores < version {
            // Up to a second old; the next cycle looks again.
            return Ok(());
        }
        let mut notified = 0_u32;
        for request in &requests {
            let conversation = state.storage.conversation(&Party::Customer(request.customer)).await?;
            let language = conversation.language.unwrap_or(Language::default());
            let Some(notice) = coverage::notice(state, &network, request, language) else { continue };
            notified += u32::from(state.storage.notify_coverage(notice, state.clock.now()).await?);
        }
        if notified > 0 {
            tracing::info!(notified, "customers notified of a store near them");
            state.notifiers.outbox.notify();
        }
    }
    *seen = Some(version);
    Ok(())
}
