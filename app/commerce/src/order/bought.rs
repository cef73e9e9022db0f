//! What a customer buys again and again.

use std::collections::BTreeMap;

use super::OrderLine;
use crate::ids::ProductId;

/// The products of earlier orders (newest first, the lines of each): those that most of the orders contain
/// first, of those equally often the ones bought last.
#[must_use]
pub fn rank_bought(orders: &[Vec<OrderLine>]) -> Vec<ProductId> {
    // For each product: in how many orders, and where it was last seen.
    let mut bought: BTreeMap<&ProductId, (usize, usize)> = BTreeMap::new();
    for (position, line) in orders.iter().flatten().enumerate() {
        bought.entry(&line.product).or_insert((0, position)).0 += 1;
    }
    let mut ranked: Vec<_> = bought.into_iter().collect();
    ranked.sort_by_key(|(_, (times, last))| (std::cmp::Reverse(*times), *last));
    ranked.into_iter().map(|(product, _)| product.clone()).collect()
}
