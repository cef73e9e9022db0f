//! Positions on the earth, and the places of customers.

use serde::{Deserialize, Serialize};

/// A point on the earth, WGS 84 degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Degrees north, −90 to 90.
    pub lat: f64,
    /// Degrees east, −180 to 180.
    pub lon: f64,
}

/// The coordinates are out of range, or not numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("latitude must be between -90 and 90, longitude between -180 and 180")]
pub struct InvalidPosition;

impl Position {
    /// A position from degrees north and east.
    ///
    /// # Errors
    /// When a coordinate is not finite or out of range.
    pub fn new(lat: f64, lon: f64) -> Result<Self, InvalidPosition> {
        let fits = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        fits.then_some(Self { lat, lon }).ok_or(InvalidPosition)
    }
}

/// A customer's place: a position and what to call it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Where it is; the middle of the area when only a PIN code or a locality was given.
    pub position: Position,
    /// The locality's or main office's name, or the address that came with a location message.
    pub label: String,
    /// The six-digit PIN code, when known.
    pub pin: Option<String>,
    /// Whether the position is the person's own, not an area's middle.
    pub exact: bool,
}
