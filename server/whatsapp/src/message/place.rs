//! A place on the map, as a message. [M: messages/location-messages]

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::limits::LimitError;

/// A place. The chat shows a map card that opens the phone's map.
/// [M: messages/location-messages]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Degrees north, −90 to 90. Meta's sample has strings, so strings are
    /// written; numbers are read as well.
    #[serde(serialize_with = "serialize_as_string", deserialize_with = "deserialize_string_or_number")]
    pub latitude: f64,
    /// Degrees east, −180 to 180.
    #[serde(serialize_with = "serialize_as_string", deserialize_with = "deserialize_string_or_number")]
    pub longitude: f64,
    /// The name on the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The address below the name; not shown without a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl Place {
    /// A place with its name and address.
    #[must_use]
    pub fn new(latitude: f64, longitude: f64, name: impl Into<String>, address: impl Into<String>) -> Self {
        Self { latitude, longitude, name: Some(name.into()), address: Some(address.into()) }
    }

    pub(super) fn check(&self) -> Result<(), LimitError> {
        // `contains` is false for what is not a number.
        let on_globe = (-90.0..=90.0).contains(&self.latitude) && (-180.0..=180.0).contains(&self.longitude);
        if on_globe {
            return Ok(());
        }
        Err(LimitError::Place)
    }
}

fn serialize_as_string<S: Serializer>(degrees: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(degrees)
}

fn deserialize_string_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Degrees {
        Number(f64),
        Text(String),
    }
    match Degrees::deserialize(deserializer)? {
        Degrees::Number(degrees) => Ok(degrees),
        Degrees::Text(text) => text.trim().parse().map_err(serde::de::Error::custom),
    }
}
