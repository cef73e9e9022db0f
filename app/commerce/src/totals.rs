//! Totals: what a cart or an order costs, and what that is made up of. All amounts are in paise.

use serde::{Deserialize, Serialize};

use crate::money::{GstRate, Paise};

/// What is charged beyond the goods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charges {
    /// For bringing the goods; zero for pick-up.
    #[serde(default)]
    pub delivery: Paise,
}

impl Charges {
    /// All charges together.
    #[must_use]
    pub const fn sum(self) -> Paise {
        self.delivery
    }
}

/// The totals of a cart or an order: `mrp_total − savings − coupon + charges + rounding = total`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Units of all lines.
    pub item_count: u32,
    /// The goods at their maximum retail price.
    pub mrp_total: Paise,
    /// The goods at MRP less the goods at their price; never negative.
    pub savings: Paise,
    /// What the coupon takes off; never negative, and never more than the goods cost.
    #[serde(default)]
    pub coupon: Paise,
    /// What is charged beyond the goods.
    pub charges: Charges,
    /// GST contained in `total`, computed for each line.
    pub tax_included: Paise,
    /// What rounding added (negative: took off); zero while nothing is rounded.
    pub rounding: Paise,
    /// The amount of the bill.
    pub total: Paise,
}

impl Totals {
    /// Adds `quantity` units at `unit_price`, which contains GST at `rate`.
    #[must_use]
    pub fn with_line(self, quantity: u32, unit_price: Paise, unit_mrp: Paise, rate: GstRate) -> Self {
        let amount = unit_price.saturating_mul(quantity);
        let at_mrp = unit_mrp.max(unit_price).saturating_mul(quantity);
        Self {
            item_count: self.item_count.saturating_add(quantity),
            mrp_total: self.mrp_total + at_mrp,
            savings: self.savings + (at_mrp - amount),
            tax_included: self.tax_included + rate.tax_in(amount),
            total: self.total + amount,
            ..self
        }
    }

    /// The goods at their price, before the coupon.
    #[must_use]
    pub fn goods(&self) -> Paise {
        self.mrp_total - self.savings
    }
}
