//! Where a customer shopped last.

use std::sync::Arc;

use commerce::Store;

use super::CartOwner;
use crate::AppState;

/// The store of the cart that is being filled, or of the newest order, whichever was touched later; `None` for
/// someone who has neither.
///
/// # Errors
/// When storage fails.
pub async fn last_store(state: &AppState, owner: CartOwner) -> storage::Result<Option<Arc<Store>>> {
    let (customer, cart) = match owner {
        CartOwner::Customer { id, cart } => (Some(id), cart),
        CartOwner::Anonymous { cart } => (None, cart),
    };
    let cart = match cart {
        Some(cart) => state.storage.cart(cart).await?.filter(|cart| !cart.lines.is_empty()),
        None => None,
    };
    let order = match customer {
        Some(customer) => state.storage.orders_of(customer, None, 1).await?.pop(),
        None => None,
    };
    let store = match (cart, order) {
        (Some(cart), Some(order)) if order.placed_at > cart.updated_at => order.store,
        (Some(cart), _) => cart.store,
        (None, Some(order)) => order.store,
        (None, None) => return Ok(None),
    };
    state.catalog.store(&store).await
}
