//! Identifiers: 128 bits where they must be unguessable, validated slugs where people read them.
//!
//! The first 12 bits of an identifier are its [`Home`], the other 116 are random.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("that is not a valid identifier")]
pub struct ParseIdError;

/// Crockford's base 32, lower case: no `i`, `l`, `o`, `u`, so it survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Letters of an encoded 128-bit id.
const ENCODED_LEN: usize = 26;

fn encode(bits: u128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = [0u8; ENCODED_LEN];
    for (index, letter) in text.iter_mut().enumerate() {
        let shift = 5 * (ENCODED_LEN - 1 - index);
        *letter = ALPHABET[((bits >> shift) & 31) as usize];
    }
    f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
}

fn decode(text: &str) -> Result<u128, ParseIdError> {
    if text.len() != ENCODED_LEN {
        return Err(ParseIdError);
    }
    text.bytes().enumerate().try_fold(0u128, |bits, (index, byte)| {
        let value = ALPHABET.iter().position(|letter| *letter == byte).ok_or(ParseIdError)?;
        // 26 letters hold 130 bits: the first may only use three of its five.
        if index == 0 && value > 7 {
            return Err(ParseIdError);
        }
        Ok((bits << 5) | value as u128)
    })
}

/// The shard that a row belongs to, carried in the first 12 bits of its identifier: an identifier alone
/// locates its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Home(u16);

impl Home {
    /// Bits of a home.
    pub const BITS: u32 = 12;

    /// The home of a store: its carts and orders live there.
    #[must_use]
    pub fn of_store(store: &StoreCode) -> Self {
        Self::of_hash(&Sha256::digest(store.as_str()).into())
    }

    /// The first 12 bits of a hash.
    #[must_use]
    pub const fn of_hash(hash: &[u8; 32]) -> Self {
        Self((hash[0] as u16) << 4 | (hash[1] >> 4) as u16)
    }

    /// A home drawn at random, for what has no owner yet: the first 12 of 128 random bits.
    #[must_use]
    pub const fn from_random(random: u128) -> Self {
        Self((random >> (u128::BITS - Self::BITS)) as u16)
    }

    /// Its number, 0 to 4095.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u128);

        impl $name {
            /// An id with a home and 116 of 128 random bits.
            #[must_use]
            pub const fn new(home: Home, random: u128) -> Self {
                Self((home.0 as u128) << (u128::BITS - Home::BITS) | random >> Home::BITS)
            }

            /// The shard of what it names.
            #[must_use]
            pub const fn home(self) -> Home {
                Home::from_random(self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                encode(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                encode(self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;
            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                decode(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

random_id!(
    /// An order, as links and the API name it; never the short number used at the counter. Its home is
    /// its store's.
    OrderId
);
random_id!(
    /// A cart. An order records the cart it came from, so one cart makes one order. Its home is the store's
    /// where it was started.
    CartId
);
random_id!(
    /// A customer, whatever identities the chat proves. Its home is that of the first identity's hash.
    CustomerId
);
random_id!(
    /// A message in the outbox. Its home is its owner's: the store's whose order it is about, else the
    /// recipient's.
    MessageId
);

random_id!(
    /// A customer's request for a product that a store does not list. Its home is the store's.
    ProductRequestId
);
random_id!(
    /// A customer's request to be notified of a store near a place. Its home is the customer's.
    CoverageRequestId
);
random_id!(
    /// An event in the inbox. Its home is its sender's.
    EventId
);

macro_rules! slug {
    ($(#[$doc:meta])* $name:ident, $most:literal, $allowed:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub(crate) String);

        impl $name {
            /// The text of it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;
            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                let allowed: fn(u8) -> bool = $allowed;
                if text.is_empty() || text.len() > $most || !text.bytes().all(allowed) {
                    return Err(ParseIdError);
                }
                Ok(Self(text.to_owned()))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

slug!(
    /// A store's code, as links carry it: `shree-ganesh-vashi`. Lower-case letters, digits, hyphens; 40 at most.
    StoreCode,
    40,
    |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
);
slug!(
    /// A category's id, as links carry it: `atta-and-flours`. Lower-case letters, digits, hyphens; 40 at most.
    CategoryId,
    40,
    |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
);
slug!(
    /// A product's retailer id (SKU), Meta's `product_retailer_id`: case-sensitive, 100 characters at most.
    ProductId,
    100,
    |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
);
