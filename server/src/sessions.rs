//! Who is asking: links, cookies, counter sign-in, and whether a request was forged.
//!
//! A browser is known by the cookie `nukkad`, a counter by `nukkad_counter`; both hold 128 random
//! bits, of which the ledger keeps the SHA-256 only. Handlers take a [`Visitor`] or a
//! [`CounterKeeper`]; both prolong their session when they are asked for.
//! [`links`] makes what is sent into a chat, [`forgery`] guards everything that changes something.

pub mod forgery;
pub mod links;

mod cookie;
mod counter;
mod form_token;
mod opening;
mod token;
mod visitor;

pub use cookie::{Renewals, SetCookie, renew};
pub use counter::CounterKeeper;
pub use form_token::FORM_TOKEN_FIELD;
pub use opening::{
    cart_to_go_on_with, close, close_counter, continue_as, open_counter, remember_cart, remember_place,
};
pub use token::Token;
pub use visitor::{OpenSession, Visitor, preferred_language};

use jiff::{SignedDuration, Timestamp};

/// How long a session lives from its last use.
pub const SESSION_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A session is prolonged when it has lost this much of its life: so that reading pages writes to
/// the ledger once an hour, not once a page.
const PROLONG_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// When a session that is used now runs out.
fn session_end(now: Timestamp) -> Timestamp {
    now.saturating_add(SESSION_LIFE).unwrap_or(Timestamp::MAX)
}

/// Whether a session that runs out at `until` is due to be prolonged.
fn is_due(until: Option<Timestamp>, now: Timestamp) -> bool {
    let fresh = session_end(now).saturating_sub(PROLONG_AFTER).unwrap_or(Timestamp::MAX);
    until.is_none_or(|until| until <= fresh)
}
