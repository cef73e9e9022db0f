//! Integration tests: a running shop on a port of its own, spoken to over HTTP, with the chat, the
//! clock and the ids under the test's control. [`test_shop::TestShop`] opens one.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what a test's helpers meet unexpectedly fails the test"
)]

mod browser;
mod carts;
mod carts_in_hand;
mod catalog_changes;
mod command_line;
mod faulty_ledger;
mod forgery;
mod form_addresses;
mod journey;
mod languages;
mod limits;
mod operations;
mod order_refresh;
mod ordering_again;
mod orders;
mod overselling;
mod products_and_stores;
mod rehearsal_guard;
mod shared_pages;
mod shop_name;
mod test_shop;
mod wire;
mod workers;
