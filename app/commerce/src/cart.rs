//! The cart: what a customer has chosen at one store, and what it costs there now.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::catalog::{Listing, Product};
use crate::ids::{CartId, ProductId, StoreCode};
use crate::money::Paise;
use crate::totals::Totals;

mod add_lines;
mod set_line;

pub use set_line::{LineSet, SetLineError};

/// The most units of one product in a cart (Meta's cart has the same limit).
pub const MAX_UNITS: u32 = 99;
/// The most different products in a cart.
pub const MAX_LINES: usize = 100;

/// One chosen product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    /// The product's id.
    pub product: ProductId,
    /// Units; 1 to [`MAX_UNITS`].
    pub quantity: u32,
    /// The unit price that was shown when it was chosen, in paise.
    pub expected_price: Paise,
}

/// What a customer has chosen at one store; stored on the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cart {
    /// Its id, which the order made of it records.
    pub id: CartId,
    /// The store it is for.
    pub store: StoreCode,
    /// In the order in which they were first chosen.
    pub lines: Vec<CartLine>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A line at the current price. Amounts are in paise and include tax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedLine {
    /// The product.
    pub product: Product,
    /// Units in the cart.
    pub quantity: u32,
    /// Price of one unit.
    pub unit_price: Paise,
    /// MRP of one unit.
    pub unit_mrp: Paise,
    /// `unit_price × quantity`.
    pub amount: Paise,
    /// Units that can be ordered, these included.
    pub available: u32,
}

/// What has changed about a line since it was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum LineChange {
    /// The store no longer sells it, or has none left.
    Unavailable {
        /// Which product.
        product: ProductId,
    },
    /// Fewer units are available than requested.
    QuantityReduced {
        /// Which product.
        product: ProductId,
        /// Units that can be ordered; at least 1.
        available: u32,
        /// Units in the cart.
        requested: u32,
    },
    /// The price has changed.
    PriceChanged {
        /// Which product.
        product: ProductId,
        /// Unit price when it was chosen.
        expected: Paise,
        /// Unit price now.
        current: Paise,
    },
}

impl LineChange {
    /// The product it is about.
    #[must_use]
    pub const fn product(&self) -> &ProductId {
        match self {
            Self::Unavailable { product }
            | Self::QuantityReduced { product, .. }
            | Self::PriceChanged { product, .. } => product,
        }
    }
}

/// A cart at current prices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PricedCart {
    /// The available lines, at the quantity requested. A line with less stock than requested is among
    /// them, and among `changes`.
    pub lines: Vec<PricedLine>,
    /// The totals of `lines`.
    pub totals: Totals,
    /// What has changed since the lines were chosen; empty when the cart can be ordered as it is.
    pub changes: Vec<LineChange>,
}

impl PricedCart {
    /// Prices lines with the store's current listings. `listed` finds a product with its listing.
    #[must_use]
    pub fn price<'a>(
        lines: &[CartLine],
        listed: impl Fn(&ProductId) -> Option<(&'a Product, &'a Listing)>,
    ) -> Self {
        let mut priced = Self::default();
        for line in lines {
            let product = line.product.clone();
            let Some((details, listing)) =
                listed(&line.product).filter(|(_, listing)| listing.available() > 0)
            else {
                priced.changes.push(LineChange::Unavailable { product });
                continue;
            };
            let left = listing.available().min(MAX_UNITS);
            if left < line.quantity {
                priced.changes.push(LineChange::QuantityReduced {
                    product: product.clone(),
                    available: left,
                    requested: line.quantity,
                });
            }
            if listing.price != line.expected_price {
                priced.changes.push(LineChange::PriceChanged {
                    product,
                    expected: line.expected_price,
                    current: listing.price,
                });
            }
            let amount = listing.price.saturating_mul(line.quantity);
            priced.totals =
                priced.totals.with_line(line.quantity, listing.price, listing.mrp, details.gst_rate);
            priced.lines.push(PricedLine {
                product: details.clone(),
                quantity: line.quantity,
                unit_price: listing.price,
                unit_mrp: listing.mrp,
                amount,
                available: left,
            });
        }
        priced
    }
}
