//! Who is asking: links, cookies, counter sign-in, and whether a request was forged.
//!
//! A browser is known by the cookie `nukkad`, a counter by `nukkad_counter`; both hold 128 random
//! bits, of which the storage keeps the SHA-256 only. Handlers take a [`Visitor`] or a
//! [`CounterKeeper`]; both prolong their session when they are asked for.
//! [`links`] makes what is sent into a chat, [`forgery`] guards everything that changes something.

pub mod csrf;
pub mod links;

mod cookie;
mod counter;
mod form_token;
mod lifecycle;
mod rate_limit;
mod token;
mod visitor;

pub use cookie::{RefreshedCookies, SetCookie, send_refreshed_cookies};
pub use counter::CounterSession;
pub use form_token::FORM_TOKEN_FIELD;
pub use lifecycle::{
    record_new_cart, resolve_cart, set_place, sign_in, sign_in_counter, sign_out, sign_out_counter,
};
pub use rate_limit::{limit_all, limit_writes};
pub use token::Token;
pub use visitor::{OpenSession, Visitor};

use jiff::{SignedDuration, Timestamp};

/// How long a session lives from its last use.
pub const SESSION_TTL: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A session is prolonged when it has lost this much of its life: so that reading pages writes to
/// the storage once an hour, not once a page.
const REFRESH_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// When a session that is used now runs out.
fn session_expiry(now: Timestamp) -> Timestamp {
    now.saturating_add(SESSION_TTL).unwrap_or(Timestamp::MAX)
}

/// Whether a session that runs out at `until` is due to be prolonged.
fn needs_refresh(until: Option<Timestamp>, now: Timestamp) -> bool {
    let fresh = session_expiry(now).saturating_sub(REFRESH_AFTER).unwrap_or(Timestamp::MAX);
    until.is_none_or(|until| until <= fresh)
}
