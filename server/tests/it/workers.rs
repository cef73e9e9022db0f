//! What runs without a request, when something goes wrong: a storage that fails, a panic, a chat that
//! refuses, a shop that closes in the middle.

mod closing;
mod inbox;
mod outbox;
mod unreadable;

use whatsapp::emulator::ThreadMessage;

use crate::test_app::TestApp;

const ASHA: &str = "919812340001";
const RAVI: &str = "919812340002";

/// What the shop has written to a phone.
fn written_to(shop: &TestApp, number: &str) -> Vec<ThreadMessage> {
    shop.phone(number, "").messages()
}
