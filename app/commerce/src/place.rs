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

/// How far a person walks in a minute, in metres.
const WALKING_METRES_PER_MINUTE: u32 = 80;

/// Streets are longer than the straight line: by 3 in 10.
const STREET_METRES_PER_TEN: u32 = 13;

/// The longest walk in minutes for which minutes are shown; beyond it people take a rickshaw or a bus.
pub const MAX_WALKING_MINUTES: u32 = 30;

/// The minutes it takes to walk between two places `straight_line_m` metres apart; at least 1.
#[must_use]
pub const fn walking_minutes(straight_line_m: u32) -> u32 {
    let street_dm = straight_line_m.saturating_mul(STREET_METRES_PER_TEN);
    let minute_dm = 10 * WALKING_METRES_PER_MINUTE;
    let minutes = street_dm.saturating_add(minute_dm / 2) / minute_dm;
    if minutes == 0 { 1 } else { minutes }
}

impl Position {
    /// A position from degrees north and east.
    ///
    /// # Errors
    /// When a coordinate is not finite or out of range.
    pub fn new(lat: f64, lon: f64) -> Result<Self, InvalidPosition> {
        let fits = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        fits.then_some(Self { lat, lon }).ok_or(InvalidPosition)
    }

    /// The position to 0.01°, about 1 km: a neighbourhood and no address. What a phone reports is stored and
    /// logged like this only.
    #[must_use]
    pub fn rounded(self) -> Self {
        let round = |degrees: f64| (degrees * 100.0).round() / 100.0;
        Self { lat: round(self.lat), lon: round(self.lon) }
    }

    /// The name of the area of about 1 km around [`Self::rounded`]: `19.08,73.00`.
    #[must_use]
    pub fn area(self) -> String {
        let Self { lat, lon } = self.rounded();
        // Adding 0 turns -0 into 0.
        format!("{:.2},{:.2}", lat + 0.0, lon + 0.0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_rounded_to_its_area() {
        let position = Position::new(19.077_12, 72.998_62).unwrap();
        assert_eq!(position.rounded(), Position { lat: 19.08, lon: 73.0 });
        assert_eq!(position.area(), "19.08,73.00");
        assert_eq!(position.rounded().area(), position.area());
        assert_eq!(Position { lat: -0.001, lon: 0.001 }.area(), "0.00,0.00");
    }

    #[test]
    fn a_walk_is_longer_than_the_straight_line() {
        for (metres, minutes) in [(0, 1), (30, 1), (100, 2), (440, 7), (900, 15), (1_846, 30)] {
            assert_eq!(walking_minutes(metres), minutes, "{metres} m");
        }
        assert!(walking_minutes(u32::MAX) > MAX_WALKING_MINUTES, "no overflow");
    }
}
