//! Integration tests: a running shop on a port of its own, spoken to over HTTP, with the chat, the
//! clock and the ids under the test's control. [`test_shop::TestShop`] opens one.

mod browser;
mod carts;
mod forgery;
mod languages;
mod limits;
mod operations;
mod orders;
mod overselling;
mod products_and_stores;
mod test_shop;
