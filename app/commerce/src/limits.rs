//! How much one customer may hold: nothing is paid before collection, so an order without limits could
//! take a store's whole stock and every pick-up time.

use serde::{Deserialize, Serialize};

use crate::ids::ProductId;
use crate::money::Paise;

/// What one customer may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OrderLimits {
    /// Open orders of one customer, at all stores. Each order that expired or was not collected lately
    /// lowers it by one, down to 1.
    pub max_open_orders: u32,
    /// Open orders of one customer in one pick-up slot.
    pub max_orders_per_slot: u32,
    /// The share of a listing's stock that one customer's open orders may hold, in per cent.
    pub max_stock_percent: u32,
    /// Units of a product that a customer may always hold, however small the stock.
    pub small_stock: u32,
    /// The total of an order until the customer has collected one, in paise; also after orders that
    /// expired or were not collected.
    pub max_total_before_first_collection: Paise,
}

impl Default for OrderLimits {
    fn default() -> Self {
        Self {
            max_open_orders: 3,
            max_orders_per_slot: 1,
            max_stock_percent: 50,
            small_stock: 10,
            max_total_before_first_collection: Paise::from_rupees(10_000),
        }
    }
}

/// What a customer has ordered before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrderHistory {
    /// Orders placed, accepted or ready.
    pub open: u32,
    /// Those of them in the slot of the new order.
    pub open_in_slot: u32,
    /// Orders ever collected.
    pub collected: u32,
    /// Orders that expired or were not collected in the last [`LOOKBACK_DAYS`].
    pub broken: u32,
}

/// How far back orders that expired or were not collected count.
pub const LOOKBACK_DAYS: i64 = 30;

/// One line of the new order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldLine<'p> {
    /// The product.
    pub product: &'p ProductId,
    /// Units of it in the new order.
    pub quantity: u32,
    /// Units of it in the customer's open orders at the store.
    pub already_held: u32,
    /// Units on the store's shelf, held ones included.
    pub on_hand: u32,
}

/// Which limit an order would exceed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// Too many open orders.
    #[error("at most {max} open orders at a time")]
    OpenOrders {
        /// The limit, for this customer.
        max: u32,
    },
    /// Too many in this slot.
    #[error("at most {max} open orders in one pick-up time")]
    OrdersPerSlot {
        /// The limit.
        max: u32,
    },
    /// Too much of a product's stock.
    #[error("at most {max} units of {product}")]
    Stock {
        /// The product.
        product: ProductId,
        /// Units of it that the new order may have.
        max: u32,
    },
    /// Too high a total.
    #[error("at most {max} paise until an order was collected", max = max.0)]
    Total {
        /// The limit, in paise.
        max: Paise,
    },
}

impl OrderLimits {
    /// No limits at all, for tests and benchmarks.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            max_open_orders: u32::MAX,
            max_orders_per_slot: u32::MAX,
            max_stock_percent: 100,
            small_stock: u32::MAX,
            max_total_before_first_collection: Paise::MAX,
        }
    }

    /// Checks a new order.
    ///
    /// # Errors
    /// The first limit it exceeds.
    pub fn check<'p>(
        &self,
        history: OrderHistory,
        total: Paise,
        lines: impl IntoIterator<Item = HeldLine<'p>>,
    ) -> Result<(), LimitError> {
        let max = self.max_open_orders.saturating_sub(history.broken).max(1);
        if history.open >= max {
            return Err(LimitError::OpenOrders { max });
        }
        let max = self.max_orders_per_slot;
        if history.open_in_slot >= max {
            return Err(LimitError::OrdersPerSlot { max });
        }
        let is_trusted = history.collected > 0 && history.broken == 0;
        let max = self.max_total_before_first_collection;
        if !is_trusted && total > max {
            return Err(LimitError::Total { max });
        }
        for line in lines {
            let share = u64::from(line.on_hand) * u64::from(self.max_stock_percent) / 100;
            let share = u32::try_from(share).unwrap_or(u32::MAX).max(self.small_stock);
            let max = share.saturating_sub(line.already_held);
            if line.quantity > max {
                return Err(LimitError::Stock { product: line.product.clone(), max });
            }
        }
        Ok(())
    }
}
