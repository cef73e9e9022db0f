//! A coupon: a rule that lowers the total of an order.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::catalog::LocalizedName;
use crate::ids::StoreCode;
use crate::money::Paise;

/// A coupon's code: capital letters and digits (`A`–`Z`, `0`–`9`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CouponCode(String);

/// Why a text is no coupon's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a coupon's code has 3 to 20 letters and digits")]
pub struct ParseCouponCodeError;

impl CouponCode {
    /// The fewest characters of a code.
    pub const MIN_CHARS: usize = 3;
    /// The most characters of a code.
    pub const MAX_CHARS: usize = 20;

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Parses a code as people type it: small letters, spaces and hyphens do not matter.
impl FromStr for CouponCode {
    type Err = ParseCouponCodeError;

    fn from_str(text: &str) -> Result<Self, ParseCouponCodeError> {
        let code: String = text
            .chars()
            .filter(|character| !character.is_whitespace() && *character != '-')
            .map(|character| character.to_ascii_uppercase())
            .take(Self::MAX_CHARS + 1)
            .collect();
        let fits = (Self::MIN_CHARS..=Self::MAX_CHARS).contains(&code.len())
            && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if fits { Ok(Self(code)) } else { Err(ParseCouponCodeError) }
    }
}

impl TryFrom<String> for CouponCode {
    type Error = ParseCouponCodeError;

    fn try_from(text: String) -> Result<Self, ParseCouponCodeError> {
        text.parse()
    }
}

impl From<CouponCode> for String {
    fn from(code: CouponCode) -> Self {
        code.0
    }
}

impl fmt::Display for CouponCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a coupon takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reduction {
    /// A share of the goods.
    Percent {
        /// 1 to 100.
        percent: u8,
        /// The most that it takes off, in paise.
        max: Option<Paise>,
    },
    /// An amount, in paise.
    Amount(Paise),
}

/// A coupon with its conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coupon {
    /// What the customer types.
    pub code: CouponCode,
    /// What it takes off.
    pub reduction: Reduction,
    /// The least that the goods must cost, in paise.
    pub minimum: Paise,
    /// Whether it is for a customer's first order only.
    pub first_order_only: bool,
    /// Orders of one customer that it can be used for; `None` for any number.
    pub max_uses_per_customer: Option<u32>,
    /// Orders that it can be used for in all; `None` for any number.
    pub max_uses: Option<u32>,
    /// The first instant at which it can be used; `None` for any.
    pub starts_at: Option<Timestamp>,
    /// The first instant at which it can no longer be used; `None` for never.
    pub ends_at: Option<Timestamp>,
    /// The only store where it can be used; `None` for all.
    pub store: Option<StoreCode>,
    /// What it is, in words.
    pub title: Option<LocalizedName>,
}

/// What a coupon was used for, and what the customer has ordered. Orders that were rejected, cancelled or expired do
/// not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CouponUsage {
    /// Orders with the coupon.
    pub uses: u32,
    /// Those of them that are the customer's.
    pub uses_of_customer: u32,
    /// The customer's orders, with the coupon or without.
    pub orders_of_customer: u32,
}

/// Why a coupon takes nothing off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CouponRejection {
    /// No coupon has this code, or it is for another store.
    #[error("there is no such coupon at this store")]
    Unknown,
    /// Its time has not come.
    #[error("the coupon is valid from {starts_at}")]
    NotYet {
        /// When it comes.
        starts_at: Timestamp,
    },
    /// Its time is over.
    #[error("the coupon has expired")]
    Expired,
    /// It is for a first order, and this would be a later one.
    #[error("the coupon is for a first order only")]
    FirstOrderOnly,
    /// The customer has used it as often as one customer can.
    #[error("the customer has used the coupon already")]
    UsedAlready,
    /// It has been used as often as it can be.
    #[error("the coupon is used up")]
    UsedUp,
    /// The goods cost too little.
    #[error("the coupon is for goods from {minimum} paise", minimum = minimum.0)]
    BelowMinimum {
        /// The least that the goods must cost, in paise.
        minimum: Paise,
    },
}

/// The coupon whose code a cart carries, as one customer can use it at one store at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartCoupon {
    /// The code.
    pub code: CouponCode,
    /// The coupon with its usage; `None` when no coupon has the code.
    pub found: Option<(Coupon, CouponUsage)>,
    /// The cart's store.
    pub store: StoreCode,
    /// Now.
    pub at: Timestamp,
}

impl CartCoupon {
    /// What it takes off goods of this price: whole rupees, and never more than the goods cost.
    ///
    /// # Errors
    /// Why it takes nothing off. A reason that the customer cannot change comes before one that they can.
    pub fn discount(&self, goods: Paise) -> Result<Paise, CouponRejection> {
        let Some((coupon, usage)) = &self.found else { return Err(CouponRejection::Unknown) };
        coupon.discount(goods, *usage, &self.store, self.at)
    }
}

impl Coupon {
    /// What it takes off goods of this price: whole rupees, and never more than the goods cost.
    ///
    /// # Errors
    /// Why it takes nothing off. A reason that the customer cannot change comes before one that they can.
    pub fn discount(
        &self,
        goods: Paise,
        usage: CouponUsage,
        store: &StoreCode,
        at: Timestamp,
    ) -> Result<Paise, CouponRejection> {
        let reached = |limit: Option<u32>, uses: u32| limit.is_some_and(|limit| uses >= limit);
        if self.store.as_ref().is_some_and(|only| only != store) {
            return Err(CouponRejection::Unknown);
        }
        if self.ends_at.is_some_and(|end| at >= end) {
            return Err(CouponRejection::Expired);
        }
        if let Some(starts_at) = self.starts_at.filter(|start| at < *start) {
            return Err(CouponRejection::NotYet { starts_at });
        }
        if reached(self.max_uses_per_customer, usage.uses_of_customer) {
            return Err(CouponRejection::UsedAlready);
        }
        if self.first_order_only && usage.orders_of_customer > 0 {
            return Err(CouponRejection::FirstOrderOnly);
        }
        if reached(self.max_uses, usage.uses) {
            return Err(CouponRejection::UsedUp);
        }
        if goods < self.minimum {
            return Err(CouponRejection::BelowMinimum { minimum: self.minimum });
        }
        let full = match self.reduction {
            Reduction::Amount(amount) => amount,
            Reduction::Percent { percent, max } => {
                let share = i128::from(goods.0) * i128::from(percent.min(100)) / 100;
                let share = Paise(i64::try_from(share).unwrap_or(i64::MAX));
                max.map_or(share, |max| share.min(max))
            }
        };
        let discount = full.min(goods).max(Paise::ZERO);
        Ok(Paise(discount.0 - discount.0 % 100))
    }
}
