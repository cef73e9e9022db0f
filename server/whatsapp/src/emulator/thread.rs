//! A phone's chat with the business, as the phone shows it.

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::Value;

use crate::identity::{MessageId, Phone};

/// How many messages of a thread are stored.
const MAX_MESSAGES: usize = 2000;

/// A window stays open so long after the person wrote: 24 hours, in seconds.
/// [M: messages/send-messages]
const WINDOW_SECONDS: i64 = 24 * 60 * 60;

/// To one person, one message in this many seconds. [M: about-the-platform]
const PAIR_INTERVAL_SECONDS: i64 = 6;

/// To one person, this many messages at once. [M: about-the-platform]
const PAIR_BURST: i64 = 45;

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Author {
    /// The person at the phone.
    Phone,
    /// The business.
    Business,
}

/// How far a message has come, in either direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DeliveryStatus {
    /// Taken, and not yet on its way.
    Accepted,
    /// On its way; for a phone's message: its webhook is not answered yet.
    Sent,
    /// Arrived; for a phone's message: its webhook was answered with 200.
    Delivered,
    /// Seen; for a phone's message: the business marked it as read.
    Read,
    /// It will not arrive.
    Failed,
}

/// One message of a thread.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThreadMessage {
    /// Meta's id of the message.
    pub id: MessageId,
    /// Who wrote it.
    pub from: Author,
    /// When, in unix seconds.
    pub at: i64,
    /// How far it has come.
    pub status: DeliveryStatus,
    /// Its type: `text`, `interactive`, `document`, `location` and so on.
    pub kind: String,
    /// The member of that name, such as `{"body": "Hi"}`.
    pub payload: Value,
    /// The message it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<MessageId>,
    /// Meta's code, if it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<i64>,
    /// The thread's version when this last changed.
    pub version: u64,
}

impl ThreadMessage {
    /// The words of it: a text's body, an interactive message's body, a
    /// caption, a reply's title; empty where there are none.
    #[must_use]
    pub fn text(&self) -> &str {
        ["/body", "/body/text", "/caption", "/button_reply/title", "/list_reply/title", "/name"]
            .iter()
            .filter_map(|path| self.payload.pointer(path))
            .find_map(Value::as_str)
            .unwrap_or_default()
    }

    /// The address of its link button, if it has one.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.payload.pointer("/action/parameters/url")?.as_str()
    }

    /// The id and title of each of its reply buttons and list rows.
    #[must_use]
    pub fn choices(&self) -> Vec<(&str, &str)> {
        let list =
            |path: &str| self.payload.pointer(path).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let buttons = list("/action/buttons").iter().filter_map(|it| it.get("reply"));
        let rows =
            list("/action/sections").iter().filter_map(|section| section.get("rows")?.as_array()).flatten();
        buttons
            .chain(rows)
            .filter_map(|it| Some((it.get("id")?.as_str()?, it.get("title")?.as_str()?)))
            .collect()
    }
}

/// A phone's side of things.
#[derive(Debug)]
pub(super) struct Thread {
    pub(super) phone: Phone,
    pub(super) name: String,
    pub(super) number_hidden: bool,
    pub(super) last_inbound: Option<i64>,
    pub(super) typing_until: Option<i64>,
    pub(super) version: u64,
    pub(super) messages: VecDeque<ThreadMessage>,
    /// When the pair rate's debt is paid off, in unix seconds.
    pair_debt_until: i64,
}

impl Thread {
    pub(super) fn new(phone: Phone) -> Self {
        Self {
            phone,
            name: "Guest".to_owned(),
            number_hidden: false,
            last_inbound: None,
            typing_until: None,
            version: 0,
            messages: VecDeque::new(),
            pair_debt_until: i64::MIN,
        }
    }

    /// Adds a message; its version is set here.
    pub(super) fn push(&mut self, mut message: ThreadMessage) {
        self.version += 1;
        message.version = self.version;
        self.messages.push_back(message);
        if self.messages.len() > MAX_MESSAGES {
            self.messages.pop_front();
        }
    }

    /// Moves a message's status on, never back.
    pub(super) fn set_status(&mut self, id: &MessageId, status: DeliveryStatus, error_code: Option<i64>) {
        let message = self.messages.iter_mut().rev().find(|it| it.id == *id);
        let Some(message) = message.filter(|message| message.status < status) else {
            return;
        };
        self.version += 1;
        message.version = self.version;
        message.status = status;
        message.error_code = error_code;
    }

    /// Marks a phone's message and those before it as read. False if there is
    /// no such message.
    pub(super) fn mark_read(&mut self, id: &MessageId) -> bool {
        let found =
            self.messages.iter().position(|message| message.id == *id && message.from == Author::Phone);
        let Some(last) = found else {
            return false;
        };
        self.version += 1;
        for message in self.messages.iter_mut().take(last + 1) {
            if message.from == Author::Phone && message.status < DeliveryStatus::Read {
                message.status = DeliveryStatus::Read;
                message.version = self.version;
            }
        }
        true
    }

    pub(super) fn set_typing(&mut self, until: Option<i64>) {
        self.version += 1;
        self.typing_until = until;
    }

    /// When the 24-hour window closes, if the person ever wrote.
    pub(super) fn window_closes_at(&self) -> Option<i64> {
        Some(self.last_inbound? + WINDOW_SECONDS)
    }

    pub(super) fn window_is_open(&self, now: i64) -> bool {
        self.window_closes_at().is_some_and(|until| now < until)
    }

    /// Counts one message against the pair rate. False if it is too many.
    pub(super) fn try_consume_pair_rate(&mut self, now: i64) -> bool {
        let debt_until = self.pair_debt_until.max(now) + PAIR_INTERVAL_SECONDS;
        if debt_until - now > PAIR_BURST * PAIR_INTERVAL_SECONDS {
            return false;
        }
        self.pair_debt_until = debt_until;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_a_day_long() {
        let mut thread = Thread::new(Phone::new("919820001234"));
        assert!(!thread.window_is_open(0));
        thread.last_inbound = Some(1000);
        assert!(thread.window_is_open(1000 + WINDOW_SECONDS - 1));
        assert!(!thread.window_is_open(1000 + WINDOW_SECONDS));
    }

    #[test]
    fn forty_five_at_once_and_then_one_in_six_seconds() {
        let mut thread = Thread::new(Phone::new("919820001234"));
        let accepted = (0..60).filter(|_| thread.try_consume_pair_rate(100)).count();
        assert_eq!(accepted, 45);
        assert!(!thread.try_consume_pair_rate(105));
        assert!(thread.try_consume_pair_rate(106));
        assert!(!thread.try_consume_pair_rate(106));
        assert!(thread.try_consume_pair_rate(106 + 45 * 6));
    }
}
