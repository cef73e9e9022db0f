//! A phone with a chat on it, as its owner uses it.

use std::time::Duration;

use whatsapp::emulator::{Author, ThreadMessage};
use whatsapp::identity::{MessageId, Phone};

use crate::test_shop::TestShop;

/// How long an answer is waited for before the test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// The phone of the store most tests shop at.
pub const STORE_PHONE: &str = "917000000001";

/// A phone. What the shop writes is heard in order, each message once.
pub struct ChatPhone<'a> {
    shop: &'a TestShop,
    /// Its number.
    pub number: Phone,
    name: &'static str,
    heard: usize,
}

impl TestShop {
    /// A phone by its number, digits only.
    pub fn phone(&self, number: &str, name: &'static str) -> ChatPhone<'_> {
        ChatPhone { shop: self, number: Phone::new(number), name, heard: 0 }
    }

    /// The path of a link that was sent.
    pub fn path_of(&self, message: &ThreadMessage) -> String {
        let link = message.link().unwrap_or_else(|| panic!("no link: {message:?}"));
        link.strip_prefix(&self.url()).unwrap_or_else(|| panic!("not our link: {link}")).to_owned()
    }
}

impl ChatPhone<'_> {
    /// Writes.
    pub fn says(&self, words: &str) -> MessageId {
        self.shop.emulator().say_text(&self.number, words, self.name)
    }

    /// Presses the button whose id begins like this.
    pub fn presses(&self, message: &ThreadMessage, id: &str) -> MessageId {
        let choices = message.choices();
        let (id, title) = choices.iter().find(|(choice, _)| choice.starts_with(id)).unwrap_or_else(|| {
            panic!("no {id} in {choices:?}");
        });
        self.shop.emulator().press_button(&self.number, id, title, &message.id)
    }

    /// The next message of the shop.
    pub async fn hears(&mut self) -> ThreadMessage {
        let next = async {
            let mut version = 0;
            loop {
                if let Some(message) = self.everything().into_iter().nth(self.heard) {
                    return message;
                }
                version = self.shop.emulator().changed(&self.number, version).await;
            }
        };
        let message = tokio::time::timeout(PATIENCE, next).await.unwrap_or_else(|_| {
            panic!("{} hears nothing after {:#?}", self.name, self.everything().last());
        });
        self.heard += 1;
        message
    }

    /// The next message of the shop, which must be of a kind (`text`, `interactive`, …).
    pub async fn hears_a(&mut self, kind: &str) -> ThreadMessage {
        let message = self.hears().await;
        assert_eq!(message.kind, kind, "{message:#?}");
        message
    }

    /// Writes, and hears whatever comes before the answer to that; answers what came.
    pub async fn catches_up(&mut self) -> Vec<ThreadMessage> {
        self.says("Hi");
        let mut before = Vec::new();
        loop {
            let message = self.hears().await;
            if message.text().starts_with("Namaste") || message.text().starts_with("नमस्ते") {
                // A customer's greeting has a second part.
                let buttons = self.hears().await;
                assert!(buttons.choices().iter().any(|(id, _)| *id == "locate"), "{buttons:#?}");
                return before;
            }
            if message.text().contains("here is your counter") || message.text().contains("आपका काउंटर")
            {
                return before;
            }
            before.push(message);
        }
    }

    /// Asserts that nothing was said besides what was heard.
    pub async fn has_heard_everything(&mut self) {
        assert_eq!(self.catches_up().await, []);
    }

    /// Everything the shop has written to this phone.
    pub fn everything(&self) -> Vec<ThreadMessage> {
        let thread = self.shop.emulator().thread(&self.number);
        thread.into_iter().filter(|message| message.from == Author::Business).collect()
    }
}
