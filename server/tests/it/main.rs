//! Integration tests: a running shop on a port of its own, used over HTTP, with the chat, the
//! clock and the ids under the test's control. [`test_shop::TestShop`] opens one.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what a test's helpers meet unexpectedly fails the test"
)]

mod browser;
mod cart_handover;
mod carts;
mod catalog_changes;
mod command_line;
mod connections;
mod coupons;
mod csrf;
mod error_responses;
mod faulty_storage;
mod form_addresses;
mod idempotency;
mod idle;
mod journey;
mod languages;
mod limits;
mod operations;
mod order_events;
mod order_limits;
mod order_refresh;
mod orders;
mod overselling;
mod pack_pictures;
mod products_and_stores;
mod rate_limits;
mod raw_http;
mod sandbox_guard;
mod security_headers;
#[cfg(unix)]
mod serve_command;
mod shared_pages;
mod shop_name;
mod test_app;
mod workers;
