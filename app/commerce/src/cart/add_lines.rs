//! Adding the products of an earlier order.

use jiff::Timestamp;

use super::{Cart, CartLine};
use crate::catalog::Listing;
use crate::ids::ProductId;

impl Cart {
    /// Adds products at their current prices, each with at least so many units, as far as they are available and
    /// fit. A line that has as many already stays as it is, so that adding twice adds nothing.
    #[must_use]
    pub fn add_lines(mut self, ordered: &[(ProductId, u32)], listed: &[Listing], at: Timestamp) -> Self {
        for (product, quantity) in ordered {
            let Some(listing) = listed.iter().find(|listing| listing.product == *product) else { continue };
            let known = self.lines.iter().find(|line| line.product == *product);
            let quantity = (*quantity).max(known.map_or(0, |line| line.quantity));
            let line = CartLine { product: product.clone(), quantity, expected_price: listing.price };
            // What is not available or does not fit is left out.
            if let Ok(set) = self.clone().set_line(line, listing.available(), at) {
                self = set.cart;
            }
        }
        self
    }
}
