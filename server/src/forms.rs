//! What page forms post to: each answers 303 to a page, or the form again with what is wrong (422),
//! nothing changed and everything typed still there.

pub mod cart;
pub mod checkout;
pub mod counter;
pub mod get_redirects;
pub mod language;
pub mod link;
pub mod location;
pub mod order;

pub(crate) mod redirect;
