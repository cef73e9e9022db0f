//! What a storekeeper changes besides orders.

use commerce::{ProductId, StoreCode};

use crate::Shop;

/// Pauses or resumes a store. False when there is no such store.
///
/// # Errors
/// When the ledger fails.
pub async fn set_paused(shop: &Shop, store: &StoreCode, paused: bool) -> ledger::Result<bool> {
    let found = shop.ledger.set_paused(store, paused).await?;
    shop.catalog.changed(store);
    Ok(found)
}

/// Marks a product gone at a store, or back. False when the store does not list it.
///
/// # Errors
/// When the ledger fails.
pub async fn set_offered(
    shop: &Shop,
    store: &StoreCode,
    product: &ProductId,
    offered: bool,
) -> ledger::Result<bool> {
    let found = shop.ledger.set_offered(store, product, offered).await?;
    shop.catalog.changed(store);
    Ok(found)
}
