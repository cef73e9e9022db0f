//! What is said about one event, gathered until it is written with the event's end.

use commerce::notice::Say;
use commerce::{Language, Notice, Party};
use jiff::Timestamp;
use ledger::{LinkPurpose, NewLink, NewMessage};

use crate::Shop;

/// A talk with one party, about one event.
pub(super) struct Talk<'a> {
    pub(super) shop: &'a Shop,
    pub(super) to: Party,
    pub(super) language: Language,
    pub(super) now: Timestamp,
    pub(super) links: Vec<NewLink>,
    pub(super) messages: Vec<NewMessage>,
}

impl<'a> Talk<'a> {
    pub(super) fn new(shop: &'a Shop, to: Party, language: Language, now: Timestamp) -> Self {
        Self { shop, to, language, now, links: Vec::new(), messages: Vec::new() }
    }

    pub(super) fn say(&mut self, message: Say) {
        let id = self.shop.random.message_id();
        self.messages.push(NewMessage { id, to: self.to.clone(), notice: Notice::Say { message } });
    }

    pub(super) fn text(&mut self, body: String) {
        self.say(Say::Text { body });
    }

    /// Says words with a button that opens a fresh link.
    pub(super) fn link(&mut self, body: String, label: String, purpose: LinkPurpose) {
        let (url, link) = self.shop.mint_link(purpose, self.language, self.now);
        self.links.push(link);
        self.say(Say::Link { body, label, url });
    }
}
