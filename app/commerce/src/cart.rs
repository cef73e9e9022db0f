//! The cart: what a customer chose at one store, and what it costs there now.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::catalog::{Listing, Product};
use crate::ids::{CartId, ProductId, StoreCode};
use crate::money::Paise;
use crate::totals::Totals;

mod set_line;

pub use set_line::{LineSet, SetLineError};

/// Most units of one product in a cart (Meta's cart has the same limit).
pub const MAX_UNITS: u32 = 99;
/// Most different products in a cart.
pub const MAX_LINES: usize = 100;

/// One chosen product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    /// What.
    pub product: ProductId,
    /// How many units; 1 to [`MAX_UNITS`].
    pub quantity: u32,
    /// The unit price the customer saw when choosing.
    pub expected_price: Paise,
}

/// What a customer has chosen at one store. Kept on the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cart {
    /// Its id; an order remembers it.
    pub id: CartId,
    /// Where.
    pub store: StoreCode,
    /// In the order they were first chosen.
    pub lines: Vec<CartLine>,
    /// Last change.
    pub updated_at: Timestamp,
}

/// A line at today's price. All amounts include tax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedLine {
    /// The product.
    pub product: Product,
    /// Units.
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

/// What changed between choosing and now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum LineChange {
    /// The store no longer offers it, or has none left.
    Unavailable {
        /// Which product.
        product: ProductId,
    },
    /// Fewer are left than wanted.
    QuantityReduced {
        /// Which product.
        product: ProductId,
        /// Units that can be ordered; at least 1.
        available: u32,
        /// Units in the cart.
        requested: u32,
    },
    /// The price is another one.
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

/// A cart at today's prices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PricedCart {
    /// The lines that can be had, at the quantity wanted. A line with less stock than wanted stays, and stands in `changes`.
    pub lines: Vec<PricedLine>,
    /// The sums of `lines`.
    pub totals: Totals,
    /// What changed since it was chosen; empty when it can be ordered as it is.
    pub changes: Vec<LineChange>,
}

impl PricedCart {
    /// Prices lines with what the store lists now. `listed` finds a product with its listing.
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
