//! A phone with a chat on it, as its owner uses it.

use std::time::Duration;

use whatsapp::emulator::{Author, ThreadMessage};
use whatsapp::identity::{MessageId, Phone};

use crate::test_app::TestApp;

/// How long an answer is waited for before the test fails.
const TIMEOUT: Duration = Duration::from_secs(20);

/// The phone of the store most tests shop at.
pub(crate) const STORE_PHONE: &str = "917000000001";

/// A phone. Messages are received in order, each once.
pub(crate) struct ChatPhone<'a> {
    shop: &'a TestApp,
    /// Its number.
    pub number: Phone,
    name: &'static str,
    received: usize,
}

impl TestApp {
    /// A phone by its number, digits only.
    pub(crate) fn phone(&self, number: &str, name: &'static str) -> ChatPhone<'_> {
        ChatPhone { shop: self, number: Phone::new(number), name, received: 0 }
    }

    /// The path of a link that was sent.
    pub(crate) fn link_path(&self, message: &ThreadMessage) -> String {
        let link = message.link().unwrap_or_else(|| panic!("no link: {message:?}"));
        link.strip_prefix(&self.url()).unwrap_or_else(|| panic!("not our link: {link}")).to_owned()
    }
}

impl ChatPhone<'_> {
    /// Writes.
    pub(crate) fn send_text(&self, words: &str) -> MessageId {
        self.shop.emulator().send_text(&self.number, words, self.name)
    }

    /// Presses the button whose id begins like this.
    pub(crate) fn press(&self, message: &ThreadMessage, id: &str) -> MessageId {
        let choices = message.choices();
        let (id, title) = choices.iter().find(|(choice, _)| choice.starts_with(id)).unwrap_or_else(|| {
            panic!("no {id} in {choices:?}");
        });
        self.shop.emulator().press_button(&self.number, id, title, &message.id)
    }

    /// The next message of the shop.
    pub(crate) async fn receive(&mut self) -> ThreadMessage {
        let next = async {
            let mut version = 0;
            loop {
                if let Some(message) = self.messages().into_iter().nth(self.received) {
                    return message;
                }
                version = self.shop.emulator().wait_for_change(&self.number, version).await;
            }
        };
        let message = tokio::time::timeout(TIMEOUT, next).await.unwrap_or_else(|_| {
            panic!("{} receives nothing after {:#?}", self.name, self.messages().last());
        });
        self.received += 1;
        message
    }

    /// The next message of the shop, which must be of a kind (`text`, `interactive`, …).
    pub(crate) async fn receive_kind(&mut self, kind: &str) -> ThreadMessage {
        let message = self.receive().await;
        assert_eq!(message.kind, kind, "{message:#?}");
        message
    }

    /// Whether there is a message that was not received yet.
    pub(crate) fn has_unread(&self) -> bool {
        self.messages().len() > self.received
    }

    /// Waits until nothing more is sent by itself; receives and returns everything that is left.
    pub(crate) async fn drain(&mut self) -> Vec<ThreadMessage> {
        self.shop.idle().await;
        let unread = self.messages().split_off(self.received);
        self.received += unread.len();
        unread
    }

    /// Asserts that nothing was sent besides what was received.
    pub(crate) async fn assert_no_more_messages(&mut self) {
        assert_eq!(self.drain().await, []);
    }

    /// Everything the shop has written to this phone.
    pub(crate) fn messages(&self) -> Vec<ThreadMessage> {
        let thread = self.shop.emulator().thread(&self.number);
        thread.into_iter().filter(|message| message.from == Author::Business).collect()
    }
}
