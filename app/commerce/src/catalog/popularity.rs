//! How much a product is bought at a store.

/// What one order of the store adds. A hundred orders weigh as much as the highest expectation.
const ORDER_WEIGHT: u32 = 10;

/// What lists are ordered by: the popularity that the retailer expects (0 to 1000), raised by the orders
/// of the store that contained the product.
#[must_use]
pub const fn popularity(expected: u32, orders: u32) -> u32 {
    expected.saturating_add(orders.saturating_mul(ORDER_WEIGHT))
}
