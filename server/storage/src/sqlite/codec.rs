//! How domain values become column values and come back.

use commerce::{CustomerId, Language, OrderState, Party, StoreCode};
use jiff::Timestamp;
use rusqlite::types::FromSql;
use rusqlite::{Row, RowIndex};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Result;
use crate::error::StorageError;

/// An instant in whole microseconds, the grain that is kept.
pub(super) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// An instant as it will be read again.
pub(super) fn whole_micros(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(micros(at)).unwrap_or(at)
}

pub(super) fn instant(micros: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(micros).map_err(|_| StorageError::Corrupt { what: "instant" })
}

/// An instant so many days before another; the earliest there is when that is not one.
pub(super) fn days_before(at: Timestamp, days: i64) -> i64 {
    micros(at).saturating_sub(days * 24 * 60 * 60 * 1_000_000)
}

/// A 128-bit id, big-endian so that bytes sort as ids do.
pub(super) const fn id_bytes(id: u128) -> [u8; 16] {
    id.to_be_bytes()
}

pub(super) fn id_from(bytes: [u8; 16]) -> u128 {
    u128::from_be_bytes(bytes)
}

pub(super) fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StorageError::Engine(error.to_string()))
}

pub(super) fn from_json<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T> {
    // The parser's message could quote what it read.
    serde_json::from_str(text).map_err(|_| StorageError::Corrupt { what })
}

pub(super) fn store_code(text: &str) -> Result<StoreCode> {
    text.parse().map_err(|_| StorageError::Corrupt { what: "store code" })
}

pub(super) fn language(code: &str) -> Result<Language> {
    Language::ALL
        .into_iter()
        .find(|language| language.code() == code)
        .ok_or(StorageError::Corrupt { what: "language" })
}

pub(super) fn order_state(code: &str) -> Result<OrderState> {
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

pub(super) fn party(text: &str) -> Result<Party> {
    let damaged = StorageError::Corrupt { what: "party" };
    match text.split_once(':') {
        Some(("c", id)) => id.parse().map(Party::Customer).map_err(|_| damaged),
        Some(("s", code)) => code.parse().map(Party::Store).map_err(|_| damaged),
        _ => Err(damaged),
    }
}

/// Reading columns with the storage's own errors.
pub(super) trait Columns {
    fn column<T: FromSql>(&self, index: impl RowIndex) -> Result<T>;

    fn column_instant(&self, index: impl RowIndex) -> Result<Timestamp> {
        instant(self.column(index)?)
    }

    fn column_instant_or_none(&self, index: impl RowIndex) -> Result<Option<Timestamp>> {
        self.column::<Option<i64>>(index)?.map(instant).transpose()
    }

    fn column_id(&self, index: impl RowIndex) -> Result<u128> {
        Ok(id_from(self.column(index)?))
    }

    fn column_id_or_none(&self, index: impl RowIndex) -> Result<Option<u128>> {
        Ok(self.column::<Option<[u8; 16]>>(index)?.map(id_from))
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
    fn a_party_comes_back() {
        for either in [Party::Customer(CustomerId(7)), Party::Store("shree-ganesh".parse().unwrap())] {
            assert_eq!(party(&party_text(&either)).unwrap(), either);
        }
        assert!(party("x:1").is_err());
        assert!(party("").is_err());
    }

    #[test]
    fn an_instant_is_kept_to_the_microsecond() {
        let at: Timestamp = "2026-11-20T04:30:00.123456789Z".parse().unwrap();
        let kept: Timestamp = "2026-11-20T04:30:00.123456Z".parse().unwrap();
        assert_eq!(whole_micros(at), kept);
        assert_eq!(instant(micros(at)).unwrap(), kept);
    }
}
