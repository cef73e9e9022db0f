//! What a kilogram, a litre or a piece costs, so that pack sizes can be compared.

use serde::{Deserialize, Serialize};

use crate::money::Paise;
use crate::pack::{PackSize, PackUnit};

/// The unit that a unit price is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PricedUnit {
    /// 1000 g.
    Kilogram,
    /// 1000 ml.
    Litre,
    /// One piece.
    Piece,
}

/// The price of one unit, in paise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnitPrice {
    /// What one unit costs, rounded to the nearest paisa.
    pub price: Paise,
    /// The unit.
    pub unit: PricedUnit,
}

/// The unit price of a pack at a price, in paise per kg, litre or piece (Legal Metrology (Packaged
/// Commodities) Rules 2011, rule 6(11)). `None` for a single piece, whose price is the same, and for
/// an empty pack.
#[must_use]
pub fn unit_price(price: Paise, pack: PackSize) -> Option<UnitPrice> {
    let (unit, scale) = match pack.unit {
        PackUnit::Grams => (PricedUnit::Kilogram, 1_000),
        PackUnit::Millilitres => (PricedUnit::Litre, 1_000),
        PackUnit::Pieces => (PricedUnit::Piece, 1),
    };
    if pack.amount == 0 || (unit == PricedUnit::Piece && pack.amount == 1) {
        return None;
    }
    let amount = i64::from(pack.amount);
    let scaled = price.0.checked_mul(scale)?.checked_add(amount / 2)?;
    Some(UnitPrice { price: Paise(scaled.div_euclid(amount)), unit })
}
