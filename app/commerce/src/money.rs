//! Money in paise, and the goods-and-services tax contained in a price.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// An amount in paise (1 rupee = 100 paise). Negative only as a difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Paise(pub i64);

/// Why a text cannot be parsed as an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseMoneyError {
    /// Not a decimal number with at most two decimals, followed by a currency.
    #[error("write the amount like 30.00 INR")]
    Malformed,
    /// The currency is not INR.
    #[error("the currency must be INR")]
    UnsupportedCurrency,
    /// Negative, or more than [`Paise::MOST`].
    #[error("the amount must be between 0 and 1,00,00,000 rupees")]
    OutOfRange,
}

impl Paise {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest price: a crore of rupees. Sums of such prices stay far inside `i64`.
    pub const MAX: Self = Self(1_000_000_000);

    /// An amount of whole rupees.
    #[must_use]
    pub const fn from_rupees(rupees: i64) -> Self {
        Self(rupees.saturating_mul(100))
    }

    /// This amount `count` times; saturates instead of wrapping.
    #[must_use]
    pub const fn saturating_mul(self, count: u32) -> Self {
        Self(self.0.saturating_mul(count as i64))
    }

    /// Parses the money of a Meta commerce feed: `30.00 INR` (number, space, ISO 4217).
    ///
    /// # Errors
    /// When it is not such a text, not INR, negative or above [`Paise::MOST`].
    pub fn parse_amount(text: &str) -> Result<Self, ParseMoneyError> {
        let (number, currency) = text.trim().split_once(' ').ok_or(ParseMoneyError::Malformed)?;
        match currency.trim() {
            "INR" => {}
            code if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                return Err(ParseMoneyError::UnsupportedCurrency);
            }
            _ => return Err(ParseMoneyError::Malformed),
        }
        Self::parse_decimal(number)
    }

    /// Parses `54`, `54.5` or `54.50` as rupees.
    ///
    /// # Errors
    /// When it is not such a number, or out of range.
    pub fn parse_decimal(number: &str) -> Result<Self, ParseMoneyError> {
        if number.starts_with('-') {
            return Err(ParseMoneyError::OutOfRange);
        }
        let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 2 {
            return Err(ParseMoneyError::Malformed);
        }
        let rupees: i64 = whole.parse().map_err(|_| ParseMoneyError::OutOfRange)?;
        let mut paise: i64 = part.parse().map_err(|_| ParseMoneyError::Malformed)?;
        if part.len() == 1 {
            paise *= 10;
        }
        let amount = rupees.checked_mul(100).and_then(|sum| sum.checked_add(paise)).map(Self);
        amount.filter(|amount| *amount <= Self::MAX).ok_or(ParseMoneyError::OutOfRange)
    }

    /// With two decimals, without currency and grouping: `1254.50`. For feeds and links.
    #[must_use]
    pub fn to_decimal(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
    }
}

/// As people in India write it: `₹76`, `₹54.50`, `₹1,23,456`.
impl fmt::Display for Paise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        let (rupees, paise) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        write!(f, "{sign}₹{}", group_digits(rupees))?;
        if paise != 0 {
            write!(f, ".{paise:02}")?;
        }
        Ok(())
    }
}

/// Indian grouping: the last three digits, then pairs.
fn group_digits(number: u64) -> String {
    let digits = number.to_string();
    let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
    let mut text = String::new();
    for (index, digit) in head.chars().enumerate() {
        if index > 0 && (head.len() - index) % 2 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !head.is_empty() {
        text.push(',');
    }
    text + tail
}

impl Add for Paise {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Paise {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Paise {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// A GST rate in hundredths of a per cent: 500 is 5 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GstRate(pub u16);

impl GstRate {
    /// Parses a rate in per cent, `0`, `5`, `2.5`; at most 100.
    #[must_use]
    pub fn parse_percent(text: &str) -> Option<Self> {
        let hundredths = Paise::parse_decimal(text.trim()).ok()?.0;
        u16::try_from(hundredths).ok().filter(|rate| *rate <= 10_000).map(Self)
    }

    /// The tax inside a price that includes it, rounded to the nearest paisa
    /// (CGST Act s. 15; rule 35: tax = price × rate ÷ (100 + rate)).
    #[must_use]
    pub fn tax_in(self, price: Paise) -> Paise {
        let rate = i128::from(self.0);
        let divisor = 10_000 + rate;
        let tax = (i128::from(price.0) * rate + divisor / 2).div_euclid(divisor);
        Paise(i64::try_from(tax).unwrap_or(0))
    }
}

impl fmt::Display for GstRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        if part == 0 { write!(f, "{whole} %") } else { write!(f, "{whole}.{part:02} %") }
    }
}
