//! Payments: money received for an order, recorded apart from the order's state.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::money::Paise;

/// How a payment was made at the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// Notes and coins.
    Cash,
    /// UPI at the counter.
    Upi,
    /// A card at the counter.
    Card,
}

impl PaymentMethod {
    /// Every method, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Cash, Self::Upi, Self::Card];

    /// The name used in forms, the API and the storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Upi => "upi",
            Self::Card => "card",
        }
    }

    /// Parses such a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }
}

/// Money received for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// How it was paid.
    pub method: PaymentMethod,
    /// The amount received, in paise.
    pub amount: Paise,
    /// When it was recorded.
    pub at: Timestamp,
}
