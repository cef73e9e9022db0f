//! The prefix of the numbers of a store's orders, so that a customer can tell the orders of two stores
//! apart: the `VK` of `VK-1042`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The number of a store's first order. Numbers rise by one; a single digit would look like a test.
pub const FIRST_ORDER_NUMBER: u32 = 1_001;

/// One to four capital letters and digits (`A`–`Z`, `0`–`9`), unique in the network.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrderPrefix(String);

/// Why a text is no prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an order prefix has one to four capital letters and digits")]
pub struct ParseOrderPrefixError;

impl OrderPrefix {
    /// The most characters of a prefix.
    pub const MAX_CHARS: usize = 4;

    /// The prefix as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OrderPrefix {
    type Err = ParseOrderPrefixError;

    fn from_str(text: &str) -> Result<Self, ParseOrderPrefixError> {
        let fits = (1..=Self::MAX_CHARS).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if fits { Ok(Self(text.to_owned())) } else { Err(ParseOrderPrefixError) }
    }
}

impl TryFrom<String> for OrderPrefix {
    type Error = ParseOrderPrefixError;

    fn try_from(text: String) -> Result<Self, ParseOrderPrefixError> {
        text.parse()
    }
}

impl From<OrderPrefix> for String {
    fn from(prefix: OrderPrefix) -> Self {
        prefix.0
    }
}

impl fmt::Display for OrderPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
