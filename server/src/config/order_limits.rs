//! How much one customer may hold, in the units that people write.

use std::num::NonZeroU32;

use commerce::Paise;
use commerce::limits::OrderLimits;
use serde::Deserialize;

use super::error::ConfigError;

/// The section `[limits]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OrderLimitSettings {
    max_open_orders: NonZeroU32,
    max_orders_per_slot: NonZeroU32,
    max_stock_percent: u32,
    small_stock: u32,
    max_rupees_before_first_collection: u32,
}

impl OrderLimitSettings {
    pub(super) fn check(&self) -> Result<OrderLimits, ConfigError> {
        if !(1..=100).contains(&self.max_stock_percent) {
            return Err(ConfigError::invalid("limits.max_stock_percent", "must lie between 1 and 100"));
        }
        Ok(OrderLimits {
            max_open_orders: self.max_open_orders.get(),
            max_orders_per_slot: self.max_orders_per_slot.get(),
            max_stock_percent: self.max_stock_percent,
            small_stock: self.small_stock,
            max_total_before_first_collection: Paise::from_rupees(
                self.max_rupees_before_first_collection.into(),
            ),
        })
    }
}
