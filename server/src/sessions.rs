//! Who makes a request: links, cookies, sign-in at the counter, request forgery, rate limits.
//!
//! A browser is recognised by the cookie `nukkad`, a browser that opened the link of an order by
//! `nukkad_order`, a counter by `nukkad_counter`. Each holds a random token, of which storage has the
//! SHA-256 only. Handlers take a [`Visitor`], an [`OrderVisitor`] or a [`CounterSession`], which extend
//! the session that they find. An anonymous browser without a cart has no session: its place is in a
//! signed cookie.

pub mod csrf;
pub mod links;
pub mod place_cookie;

mod cookie;
mod counter;
mod form_token;
mod lifecycle;
mod lifetime;
mod open_session;
mod order_visitor;
mod rate_limit;
mod token;
mod visitor;

pub use cookie::{RefreshedCookies, SetCookie, send_refreshed_cookies};
pub use counter::CounterSession;
pub use form_token::FORM_TOKEN_FIELD;
pub use lifecycle::{
    record_new_cart, resolve_cart, returning_store, set_place, sign_in, sign_in_counter, sign_in_to_order,
    sign_out, sign_out_counter, sign_out_counter_everywhere, sign_out_everywhere,
};
pub use lifetime::SESSION_TTL;
pub use links::create_link;
pub use open_session::OpenSession;
pub use order_visitor::OrderVisitor;
pub use rate_limit::{limit_all, limit_writes};
pub use token::Token;
pub use visitor::Visitor;

use open_session::open_session;
