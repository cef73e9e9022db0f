//! Changing a cart's lines.

use jiff::Timestamp;

use super::{Cart, CartLine, MAX_LINES, MAX_UNITS};
use crate::catalog::Listing;
use crate::ids::{CartId, OrderId, StoreCode};

/// Why a cart does not change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetLineError {
    /// The cart is at another store, with something in it.
    #[error("the cart is at another store")]
    OtherStore(StoreCode),
    /// The store does not list the product, or has none left.
    #[error("the product is not available at the store")]
    OutOfStock,
    /// The cart would hold more than [`MAX_LINES`] products.
    #[error("the cart is full")]
    Full,
    /// The cart has become an order.
    #[error("the cart has become an order")]
    AlreadyOrdered(OrderId),
}

/// A cart after a change of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineSet {
    /// The cart as it is now.
    pub cart: Cart,
    /// The quantity of the line, when more was requested than is available.
    pub reduced_to: Option<u32>,
}

impl Cart {
    /// The cart to change at a store: the one found there, or a new one. An empty cart may move to any
    /// store.
    ///
    /// # Errors
    /// [`SetLineError::OtherStore`] when the cart found has lines at another store.
    pub fn at_store(
        found: Option<Self>,
        id: CartId,
        store: &StoreCode,
        at: Timestamp,
    ) -> Result<Self, SetLineError> {
        match found {
            Some(cart) if cart.store == *store => Ok(cart),
            Some(cart) if !cart.lines.is_empty() => Err(SetLineError::OtherStore(cart.store)),
            _ => Ok(Self { id, store: store.clone(), lines: Vec::new(), coupon: None, updated_at: at }),
        }
    }

    /// Sets a line to a quantity, or removes it when that is 0. No more than `available` and
    /// [`MAX_UNITS`] can be had.
    ///
    /// # Errors
    /// [`SetLineError::OutOfStock`] when none is available, [`SetLineError::Full`] when a new line does
    /// not fit.
    pub fn set_line(
        mut self,
        line: CartLine,
        available: u32,
        at: Timestamp,
    ) -> Result<LineSet, SetLineError> {
        self.updated_at = at;
        let requested = line.quantity;
        if requested == 0 {
            self.lines.retain(|known| known.product != line.product);
            return Ok(LineSet { cart: self, reduced_to: None });
        }
        let quantity = requested.min(available).min(MAX_UNITS);
        if quantity == 0 {
            return Err(SetLineError::OutOfStock);
        }
        let is_full = self.lines.len() >= MAX_LINES;
        match self.lines.iter_mut().find(|known| known.product == line.product) {
            Some(known) => *known = CartLine { quantity, ..line },
            None if is_full => return Err(SetLineError::Full),
            None => self.lines.push(CartLine { quantity, ..line }),
        }
        Ok(LineSet { cart: self, reduced_to: (quantity < requested).then_some(quantity) })
    }

    /// Sets every line to what is listed now: the customer has read what changed. Unavailable lines leave
    /// the cart.
    #[must_use]
    pub fn accept_changes(mut self, listed: &[Listing], at: Timestamp) -> Self {
        self.lines.retain_mut(|line| {
            let listing = listed.iter().find(|listing| listing.product == line.product);
            let Some(listing) = listing.filter(|listing| listing.available() > 0) else { return false };
            line.quantity = line.quantity.min(listing.available()).min(MAX_UNITS);
            line.expected_price = listing.price;
            true
        });
        self.updated_at = at;
        self
    }
}
