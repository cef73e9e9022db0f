//! What a storekeeper changes besides orders.

use commerce::{ProductId, StoreCode};

use crate::AppState;

/// Pauses or resumes a store. False when there is no such store.
///
/// # Errors
/// When the storage fails.
pub async fn set_paused(state: &AppState, store: &StoreCode, paused: bool) -> storage::Result<bool> {
    let found = state.storage.set_paused(store, paused).await?;
    state.catalog.invalidate(store);
    Ok(found)
}

/// Marks a product gone at a store, or back. False when the store does not list it.
///
/// # Errors
/// When the storage fails.
pub async fn set_availability(
    state: &AppState,
    store: &StoreCode,
    product: &ProductId,
    offered: bool,
) -> storage::Result<bool> {
    let found = state.storage.set_available(store, product, offered).await?;
    state.catalog.invalidate(store);
    Ok(found)
}
