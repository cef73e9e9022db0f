//! What a storekeeper changes besides orders.

use commerce::{ProductId, StoreCode};

use crate::AppState;

/// Pauses or resumes a store. False when there is no such store.
///
/// # Errors
/// When storage fails.
pub async fn set_paused(state: &AppState, store: &StoreCode, is_paused: bool) -> storage::Result<bool> {
    let is_found = state.storage.set_paused(store, is_paused).await?;
    state.catalog.invalidate(store);
    Ok(is_found)
}

/// Marks a product as available at a store or not. False when the store does not list it.
///
/// # Errors
/// When storage fails.
pub async fn set_availability(
    state: &AppState,
    store: &StoreCode,
    product: &ProductId,
    is_available: bool,
) -> storage::Result<bool> {
    let is_found = state.storage.set_available(store, product, is_available).await?;
    state.catalog.invalidate(store);
    Ok(is_found)
}
