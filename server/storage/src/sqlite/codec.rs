//! Domain values as column values.

use commerce::{ChannelId, CouponCode, CustomerId, Language, OrderState, Party, StoreCode};
use jiff::Timestamp;
use rusqlite::types::FromSql;
use rusqlite::{Row, RowIndex};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Result;
use crate::error::StorageError;

/// An instant as it will be read again: in whole microseconds.
pub(super) fn truncate_to_micros(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

pub(super) fn instant(micros: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(micros).map_err(|_| StorageError::Corrupt { what: "instant" })
}

/// The microsecond so many days before an instant.
pub(super) fn days_before(at: Timestamp, days: i64) -> i64 {
    at.as_microsecond().saturating_sub(days * 24 * 60 * 60 * 1_000_000)
}

pub(super) fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StorageError::Engine(error.to_string()))
}

pub(super) fn from_json<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T> {
    // The parser's message could quote what it read.
    serde_json::from_str(text).map_err(|_| StorageError::Corrupt { what })
}

pub(super) fn parse_store_code(text: &str) -> Result<StoreCode> {
    text.parse().map_err(|_| StorageError::Corrupt { what: "store code" })
}

pub(super) fn parse_coupon_code(text: &str) -> Result<CouponCode> {
    text.parse().map_err(|_| StorageError::Corrupt { what: "coupon code" })
}

pub(super) fn parse_language(code: &str) -> Result<Language> {
    Language::ALL
        .into_iter()
        .find(|language| language.code() == code)
        .ok_or(StorageError::Corrupt { what: "language" })
}

pub(super) fn parse_channel(code: &str) -> Result<ChannelId> {
    ChannelId::from_code(code).ok_or(StorageError::Corrupt { what: "channel" })
}

pub(super) fn parse_order_state(code: &str) -> Result<OrderState> {
    OrderState::from_code(code).ok_or(StorageError::Corrupt { what: "order state" })
}

/// A party as one text: `c:` and the customer's id, `s:` and the store's code.
pub(super) fn party_text(party: &Party) -> String {
    match party {
        Party::Customer(customer) => customer_text(*customer),
        Party::Store(store) => store_text(store),
    }
}

pub(super) fn customer_text(customer: CustomerId) -> String {
    format!("c:{customer}")
}

pub(super) fn store_text(store: &StoreCode) -> String {
    format!("s:{store}")
}

pub(super) fn parse_party(text: &str) -> Result<Party> {
    let corrupt = StorageError::Corrupt { what: "party" };
    match text.split_once(':') {
        Some(("c", id)) => id.parse().map(Party::Customer).map_err(|_| corrupt),
        Some(("s", code)) => code.parse().map(Party::Store).map_err(|_| corrupt),
        _ => Err(corrupt),
    }
}

/// Reading columns with the storage's own errors.
pub(super) trait Columns {
    fn column<T: FromSql>(&self, index: impl RowIndex) -> Result<T>;

    fn column_instant(&self, index: impl RowIndex) -> Result<Timestamp> {
        instant(self.column(index)?)
    }

    fn column_optional_instant(&self, index: impl RowIndex) -> Result<Option<Timestamp>> {
        self.column::<Option<i64>>(index)?.map(instant).transpose()
    }

    /// A 128-bit id, stored big-endian so that bytes sort as ids do.
    fn column_id(&self, index: impl RowIndex) -> Result<u128> {
        Ok(u128::from_be_bytes(self.column(index)?))
    }

    fn column_optional_id(&self, index: impl RowIndex) -> Result<Option<u128>> {
        Ok(self.column::<Option<[u8; 16]>>(index)?.map(u128::from_be_bytes))
    }
}

impl Columns for Row<'_> {
    fn column<T: FromSql>(&self, index: impl RowIndex) -> Result<T> {
        Ok(self.get(index)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_survives_the_round_trip() {
        for either in [Party::Customer(CustomerId(7)), Party::Store("shree-ganesh".parse().unwrap())] {
            assert_eq!(parse_party(&party_text(&either)).unwrap(), either);
        }
        assert!(parse_party("x:1").is_err());
        assert!(parse_party("").is_err());
    }

    #[test]
    fn an_instant_is_stored_to_the_microsecond() {
        let at: Timestamp = "2026-11-20T04:30:00.123456789Z".parse().unwrap();
        let stored: Timestamp = "2026-11-20T04:30:00.123456Z".parse().unwrap();
        assert_eq!(truncate_to_micros(at), stored);
        assert_eq!(instant(at.as_microsecond()).unwrap(), stored);
    }
}
