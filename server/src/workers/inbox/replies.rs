//! What is said about one event, gathered until it is written with the event's end.

use commerce::notice::ChatMessage;
use commerce::{Language, OutboxItem, Party};
use jiff::Timestamp;
use storage::{LinkPurpose, NewLink, NewMessage};

use crate::app_state::AppState;
use crate::sessions::links::create_link;

/// A talk with one party, about one event.
pub(super) struct Replies<'a> {
    pub(super) state: &'a AppState,
    pub(super) to: Party,
    pub(super) language: Language,
    pub(super) now: Timestamp,
    pub(super) links: Vec<NewLink>,
    pub(super) messages: Vec<NewMessage>,
}

impl<'a> Replies<'a> {
    pub(super) fn new(state: &'a AppState, to: Party, language: Language, now: Timestamp) -> Self {
        Self { state, to, language, now, links: Vec::new(), messages: Vec::new() }
    }

    pub(super) fn push(&mut self, message: ChatMessage) {
        let id = self.state.rng.message_id(&self.to);
        self.messages.push(NewMessage {
            id,
            recipient: self.to.clone(),
            item: OutboxItem::Message { message },
        });
    }

    pub(super) fn push_text(&mut self, body: String) {
        self.push(ChatMessage::Text { body });
    }

    /// Says words with a button that opens a fresh link.
    pub(super) fn push_link(&mut self, body: String, label: String, purpose: LinkPurpose) {
        let (url, link) = create_link(self.state, purpose, self.language, self.now);
        self.links.push(link);
        self.push(ChatMessage::Link { body, label, url });
    }
}
