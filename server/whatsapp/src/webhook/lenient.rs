//! Reading JSON member by member, where a member that is missing or of another
//! type is `None` and spoils nothing else.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The elements of an array member; none where it is missing or no array.
pub(super) fn array<'a>(value: &'a Value, member: &str) -> &'a [Value] {
    value.get(member).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A string member.
pub(super) fn string(value: &Value, member: &str) -> Option<String> {
    value.get(member).and_then(Value::as_str).map(ToOwned::to_owned)
}

/// A member of some type, if it is there and reads as one.
pub(super) fn member<T: DeserializeOwned>(value: &Value, member: &str) -> Option<T> {
    let value = value.get(member)?;
    T::deserialize(value).ok()
}

/// An array member's elements of some type; those of another are left out.
pub(super) fn collect<T>(value: &Value, member: &str, read: impl Fn(&Value) -> Option<T>) -> Vec<T> {
    array(value, member).iter().filter_map(read).collect()
}

/// Unix seconds: a string in messages and statuses, a number in transactions.
pub(super) fn seconds(value: &Value, member: &str) -> Option<i64> {
    parse_seconds(value.get(member)?)
}

fn parse_seconds(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// Unix seconds, for derived structs.
pub(super) fn deserialize_seconds<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<i64>, D::Error> {
    Ok(parse_seconds(&Value::deserialize(deserializer)?))
}
