//! What runs without a request, when something goes wrong: a storage that fails, a panic, a chat that
//! refuses, a shop that closes in the middle.

mod closing;
mod inbox;
mod outbox;
mod unreadable;

use std::time::Duration;

use whatsapp::emulator::ThreadMessage;

use crate::test_app::TestApp;

const ASHA: &str = "919812340001";
const RAVI: &str = "919812340002";

/// What the shop has written to a phone.
fn written_to(shop: &TestApp, number: &str) -> Vec<ThreadMessage> {
    shop.phone(number, "").messages()
}

/// Returns when it is so.
async fn until(is_so: impl Fn() -> bool) {
    while !is_so() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// So much time passes, and every worker notices.
fn pass(shop: &TestApp, seconds: i64) {
    shop.advance(jiff::SignedDuration::from_secs(seconds));
    shop.state().notifiers.inbox.notify_one();
    shop.state().notifiers.outbox.notify_one();
}
