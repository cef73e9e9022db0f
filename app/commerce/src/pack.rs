//! Pack sizes: whole grams, millilitres or pieces.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How a product is measured when it is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SoldBy {
    /// In packs or pieces, as they are.
    Piece,
    /// By weight; what is handed over may differ by a few grams.
    Weight,
}

/// The unit of a pack size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PackUnit {
    /// Grams.
    Grams,
    /// Millilitres.
    Millilitres,
    /// Pieces.
    Pieces,
}

/// What one unit of a product holds: 500 g, 1000 ml, 6 pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PackSize {
    /// Grams, millilitres or pieces; at least 1.
    pub amount: u32,
    /// The unit of `amount`.
    pub unit: PackUnit,
}

impl PackSize {
    /// Parses `500 g`, `1.5 kg`, `1 l`, `200 ml`, `6 pieces`, `1 piece`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let split = text.find(|letter: char| !(letter.is_ascii_digit() || letter == '.'))?;
        let (number, unit) = text.split_at(split);
        let (unit, scale) = match unit.trim().to_ascii_lowercase().as_str() {
            "g" => (PackUnit::Grams, 1),
            "kg" => (PackUnit::Grams, 1000),
            "ml" => (PackUnit::Millilitres, 1),
            "l" => (PackUnit::Millilitres, 1000),
            "piece" | "pieces" | "pc" | "pcs" => (PackUnit::Pieces, 1),
            _ => return None,
        };
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() || part.len() > 3 {
            return None;
        }
        let thousandths: u32 = format!("{part:0<3}").parse().ok()?;
        let total =
            whole.parse::<u32>().ok()?.checked_mul(1000)?.checked_add(thousandths)?.checked_mul(scale)?;
        (total > 0 && total % 1000 == 0).then_some(Self { amount: total / 1000, unit })
    }
}

/// In international units, which read the same in every language but for pieces: `1.5 kg`, `500 ml`, `6 pcs`.
impl fmt::Display for PackSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (small, large) = match self.unit {
            PackUnit::Grams => ("g", "kg"),
            PackUnit::Millilitres => ("ml", "l"),
            PackUnit::Pieces => {
                return write!(f, "{} {}", self.amount, if self.amount == 1 { "pc" } else { "pcs" });
            }
        };
        if self.amount < 1000 {
            return write!(f, "{} {small}", self.amount);
        }
        let part = format!("{:03}", self.amount % 1000);
        let part = part.trim_end_matches('0');
        if part.is_empty() {
            write!(f, "{} {large}", self.amount / 1000)
        } else {
            write!(f, "{}.{part} {large}", self.amount / 1000)
        }
    }
}
