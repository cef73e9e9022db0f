//! The cart: what a customer has chosen at one store, and what it costs there now.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::catalog::{Listing, Product};
use crate::coupon::{CartCoupon, CouponCode, CouponRejection};
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
    /// The coupon that the customer has entered, whether it takes something off or not.
    pub coupon: Option<CouponCode>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl Cart {
    /// What the lines cost at the prices that were shown, without the coupon, in paise.
    #[must_use]
    pub fn expected_total(&self) -> Paise {
        self.lines.iter().map(|line| line.expected_price.saturating_mul(line.quantity)).sum()
    }
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
    /// The coupon that the cart carries, and what it takes off, or why nothing.
    pub coupon: Option<(CartCoupon, Result<Paise, CouponRejection>)>,
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

    /// The coupon's code, when it takes something off.
    #[must_use]
    pub fn applied_coupon(&self) -> Option<&CouponCode> {
        self.coupon.as_ref().filter(|(_, outcome)| outcome.is_ok()).map(|(coupon, _)| &coupon.code)
    }

    /// The same with a coupon. Its discount belongs to the lines in proportion to their amounts, so that the tax
    /// contained is that of the reduced prices (CGST Act s. 15 (3)(a): a discount on the invoice lowers the value).
    #[must_use]
    pub fn with_coupon(mut self, coupon: Option<CartCoupon>) -> Self {
        let Some(coupon) = coupon else { return self };
        let goods = self.totals.goods();
        let outcome = coupon.discount(goods);
        let discount = outcome.unwrap_or_default();
        self.coupon = Some((coupon, outcome));
        if discount > Paise::ZERO {
            self.totals.coupon = discount;
            self.totals.total = self.totals.total - discount;
            // Shares of running sums: they are whole paise and add up to the discount.
            let share = |sum: Paise| {
                let share = i128::from(discount.0) * i128::from(sum.0) / i128::from(goods.0);
                Paise(i64::try_from(share).unwrap_or(discount.0))
            };
            let mut sum = Paise::ZERO;
            let taxes = self.lines.iter().map(|line| {
                let before = share(sum);
                sum = sum + line.amount;
                line.product.gst_rate.tax_in(line.amount - (share(sum) - before))
            });
            self.totals.tax_included = taxes.sum();
        }
        self
    }
}
