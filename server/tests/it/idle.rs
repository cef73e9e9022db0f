//! Waiting until nothing more happens by itself, instead of for a while.

use jiff::SignedDuration;
use whatsapp::emulator::ThreadMessage;

use crate::journey::phone::ChatPhone;
use crate::test_app::TestApp;

impl TestApp {
    /// Returns when workers and the emulator have nothing left to do until the clock moves or a request comes.
    pub(crate) async fn idle(&self) {
        let notifiers = &self.state().notifiers;
        loop {
            let requests = notifiers.wait_until_idle().await;
            self.emulator().wait_until_idle().await;
            // What the emulator delivered has given the workers something to do.
            if notifiers.requests() == requests {
                return;
            }
        }
    }

    /// Moves the clock and returns when everything that this causes has happened.
    pub(crate) async fn advance_and_settle(&self, time: SignedDuration) {
        self.idle().await;
        self.advance(time);
        self.idle().await;
    }

    /// The next message, with the clock moving second by second until it comes.
    pub(crate) async fn receive_later(&self, phone: &mut ChatPhone<'_>) -> ThreadMessage {
        for _ in 0..3_600 {
            self.idle().await;
            if phone.has_unread() {
                return phone.receive().await;
            }
            self.advance(SignedDuration::from_secs(1));
        }
        panic!("no message within an hour");
    }
}
