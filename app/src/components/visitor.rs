//! What a page knows about its visitor. Shared pages know nothing.

use std::collections::BTreeMap;

use commerce::{Cart, PricedCart, ProductId, StoreCode, Totals};

/// The visitor of a personal page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisitorContext {
    /// The form token for every form.
    pub form_token: String,
    /// Metres from the visitor's location, if it is known.
    pub distance_m: Option<u32>,
    /// The cart, when something is in it; it may be at another store.
    pub cart: Option<CartSummary>,
}

/// A cart as the bar and the steppers show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartSummary {
    pub store: StoreCode,
    /// Units by product.
    pub quantities: BTreeMap<ProductId, u32>,
    /// At today's prices.
    pub totals: Totals,
}

impl CartSummary {
    /// `None` when nothing in the cart is available.
    #[must_use]
    pub fn new(cart: &Cart, priced: &PricedCart) -> Option<Self> {
        if priced.totals.item_count == 0 {
            return None;
        }
        let quantities = cart.lines.iter().map(|line| (line.product.clone(), line.quantity)).collect();
        Some(Self { store: cart.store.clone(), quantities, totals: priced.totals })
    }
}

impl VisitorContext {
    /// Units of a product in the cart, 0 when the cart is at another store.
    #[must_use]
    pub fn quantity(&self, store: &StoreCode, product: &ProductId) -> u32 {
        let here = self.cart.as_ref().filter(|cart| cart.store == *store);
        here.and_then(|cart| cart.quantities.get(product)).copied().unwrap_or(0)
    }
}
