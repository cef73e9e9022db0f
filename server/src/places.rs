//! Where customers and stores are: PIN codes, localities, and the stores nearest to a position.
//!
//! - [`PinCodes`] knows every PIN code of India.
//! - [`Localities`] suggests places for what a person has typed so far, in the spellings people use.
//! - [`NearestStores`] sorts stores by distance.
//!
//! The tables are compiled into the program: nothing is fetched, and no position leaves it.

mod localities;
mod nearest;
mod pin_codes;

pub(crate) use localities::{Localities, Locality};
pub(crate) use nearest::{NearestStores, metres_between};
pub use pin_codes::PinCodes;
pub(crate) use pin_codes::{PinError, find_pin};
