//! The replies to one event, collected until they are stored with its completion.

use commerce::notice::{ChatMessage, NewMessage};
use commerce::{CustomerId, Language, OutboxItem, Party};
use jiff::Timestamp;
use storage::{CoverageNotice, LinkPurpose, NewLink};

use super::recent_replies::{RecentReplies, RepeatedReply};
use crate::app_state::AppState;
use crate::sessions::links::create_link;

pub(super) struct Replies<'a> {
    pub(super) state: &'a AppState,
    pub(super) recent: &'a RecentReplies,
    pub(super) recipient: Party,
    pub(super) language: Language,
    pub(super) now: Timestamp,
    pub(super) links: Vec<NewLink>,
    pub(super) messages: Vec<NewMessage>,
    /// Notices of stores near the customer, each sent only while its request waits.
    pub(super) coverage: Vec<CoverageNotice>,
    /// What [`RecentReplies`] has to remember once the event is completed.
    pub(super) repeated: Option<RepeatedReply>,
    /// The address of a link to the shop among [`Self::links`], for which the same holds.
    pub(super) shop_url: Option<String>,
}

impl Replies<'_> {
    pub(super) fn push(&mut self, message: ChatMessage) {
        self.messages.push(NewMessage {
            id: self.state.rng.message_id(&self.recipient),
            recipient: self.recipient.clone(),
            item: OutboxItem::Message { message },
        });
    }

    /// The address of a new link.
    pub(super) fn create_link(&mut self, purpose: LinkPurpose) -> String {
        let (url, link) = create_link(self.state, purpose, self.language, self.now);
        self.links.push(link);
        url
    }

    /// The address of a link to the shop: that of the last few minutes, else a new one.
    pub(super) fn shop_link(&mut self, customer: CustomerId) -> String {
        if let Some(url) = self.recent.find_shop_url(&self.recipient, self.language, self.now) {
            return url;
        }
        let url = self.create_link(LinkPurpose::Shop { customer, cart: None });
        self.shop_url = Some(url.clone());
        url
    }

    /// Whether this reply was just sent; if not, it will have been when the event is completed.
    pub(super) fn is_repetition(&mut self, reply: RepeatedReply) -> bool {
        self.repeated = Some(reply);
        self.recent.contains(&(self.recipient.clone(), reply, self.language), self.now)
    }
}
