//! What is different now from what was ordered.

use super::Order;
use crate::cart::LineChange;
use crate::catalog::Listing;
use crate::ids::ProductId;

impl Order {
    /// For each line that cannot be ordered again as it was: it is unavailable, fewer units are left, or its price
    /// is another one. `listed` finds what the store lists now.
    #[must_use]
    pub fn changes_since<'a>(&self, listed: impl Fn(&ProductId) -> Option<&'a Listing>) -> Vec<LineChange> {
        let mut changes = Vec::new();
        for line in &self.lines {
            let product = line.product.clone();
            let Some(listing) = listed(&product).filter(|listing| listing.available() > 0) else {
                changes.push(LineChange::Unavailable { product });
                continue;
            };
            let available = listing.available();
            if available < line.quantity {
                let product = product.clone();
                changes.push(LineChange::QuantityReduced { product, available, requested: line.quantity });
            }
            if listing.price != line.unit_price {
                let (expected, current) = (line.unit_price, listing.price);
                changes.push(LineChange::PriceChanged { product, expected, current });
            }
        }
        changes
    }
}
