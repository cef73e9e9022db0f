//! What the forms of pages post to: the response is a 303 to a page, or the form again with its errors
//! (422), nothing changed and everything that was typed still in it.

pub mod cart;
pub mod checkout;
pub mod counter;
pub mod coupon;
pub mod coverage_request;
pub mod get_redirects;
pub mod language;
pub mod link;
pub mod location;
pub mod order;
pub mod product_request;
pub mod sign_out;

pub(crate) mod redirect;
