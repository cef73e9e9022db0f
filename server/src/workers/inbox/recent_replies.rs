//! Replies of the last minutes. However often a person writes "Hi", one greeting is sent in ten seconds and one
//! link to the shop is created in five minutes; and however much a customer writes, the replies of a minute are
//! limited.
//!
//! All of it is in memory: an entry lost with the process, or because many others wrote, costs one more message.

use commerce::{CustomerId, Language, Party};
use jiff::{SignedDuration, Timestamp};
use quick_cache::sync::Cache;

use crate::sessions::links::SHOP_LINK_TTL;

/// A reply is not repeated within this time.
const QUIET_PERIOD: SignedDuration = SignedDuration::from_secs(10);

/// A link to the shop is sent again within this time. It has to open for long enough afterwards.
const LINK_REUSE: SignedDuration = SignedDuration::from_mins(5);
const _: () = assert!(LINK_REUSE.as_secs() * 2 < SHOP_LINK_TTL.as_secs());

/// Replies and links remembered; one takes about 200 bytes.
const CAPACITY: usize = 4_096;

/// A customer's messages that are answered in a minute.
const MAX_ANSWERED_PER_MINUTE: u32 = 20;

/// A reply that is of no use twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum RepeatedReply {
    Greeting,
    LanguageChange,
    /// That a kind of message cannot be read.
    Unsupported,
}

pub(super) struct RecentReplies {
    /// When each was last sent, by its language too: in another one it is no repetition.
    replies: Cache<(Party, RepeatedReply, Language), Timestamp>,
    shop_urls: Cache<(Party, Language), (String, Timestamp)>,
    /// The start of a customer's minute, and the messages answered in it.
    answered: Cache<CustomerId, (Timestamp, u32)>,
}

impl Default for RecentReplies {
    fn default() -> Self {
        Self {
            replies: Cache::new(CAPACITY),
            shop_urls: Cache::new(CAPACITY),
            answered: Cache::new(CAPACITY),
        }
    }
}

impl RecentReplies {
    pub(super) fn contains(&self, key: &(Party, RepeatedReply, Language), now: Timestamp) -> bool {
        self.replies.get(key).is_some_and(|sent_at| now.duration_since(sent_at) < QUIET_PERIOD)
    }

    /// Counts a customer's message; false when it is one too many in this minute.
    pub(super) fn may_answer(&self, customer: CustomerId, now: Timestamp) -> bool {
        let minute = SignedDuration::from_mins(1);
        let current = self.answered.get(&customer).filter(|(start, _)| now.duration_since(*start) < minute);
        let (start, count) = current.unwrap_or((now, 0));
        self.answered.insert(customer, (start, count + 1));
        count < MAX_ANSWERED_PER_MINUTE
    }

    pub(super) fn find_shop_url(
        &self,
        recipient: &Party,
        language: Language,
        now: Timestamp,
    ) -> Option<String> {
        let (url, created_at) = self.shop_urls.get(&(recipient.clone(), language))?;
        (now.duration_since(created_at) < LINK_REUSE).then_some(url)
    }

    pub(super) fn insert(&self, key: (Party, RepeatedReply, Language), now: Timestamp) {
        self.replies.insert(key, now);
    }

    pub(super) fn insert_shop_url(&self, recipient: Party, language: Language, url: String, now: Timestamp) {
        self.shop_urls.insert((recipient, language), (url, now));
    }
}
