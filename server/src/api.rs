//! The order API: JSON under `/api/v1`. The islands use nothing else.
//!
//! Until there are API keys it serves same-origin sessions only: the guard in the router refuses
//! everybody else. Errors are problems (RFC 9457), lists are continued with `?after=`, money is in
//! paise, times are RFC 3339 in UTC.

pub mod carts;
pub mod localities;
pub mod orders;
pub mod products;
pub mod slots;
pub mod stores;

mod extract;
pub(crate) mod views;
