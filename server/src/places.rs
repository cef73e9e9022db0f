//! Where customers and stores are: PIN codes, localities, and the stores nearest to a point.
//!
//! - [`PinCodes`] knows every PIN code of India.
//! - [`Localities`] suggests places while somebody types, in the spellings people use.
//! - [`NearestStores`] sorts stores by distance.
//!
//! The tables are part of the program: nothing is fetched, and no position leaves it.

mod localities;
mod nearest;
mod pin_codes;

pub use localities::{Localities, Locality};
pub use nearest::{NearestStores, metres_between};
pub use pin_codes::{PinCodes, PinError, PinPlace, find_pin};
