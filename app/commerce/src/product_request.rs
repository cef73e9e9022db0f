//! What a customer looked for at a store and did not find, and what the store answers.

use serde::{Deserialize, Serialize};

use crate::text::{clean_line, normalize_words, truncate};

/// Requests that one customer may make in 24 hours, at all stores together.
pub const MAX_REQUESTS_PER_DAY: u32 = 5;

/// Requests that may wait for a store's answer; its counter cannot show more.
pub const MAX_WAITING_REQUESTS: u32 = 100;

/// The words of a search that found nothing, as the store reads them: one line without markup of a chat, at least
/// one letter or digit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RequestedWords(String);

impl RequestedWords {
    /// The most characters; what follows is cut off.
    pub const MAX_CHARS: usize = 80;

    /// Cleans the words as a person typed them; `None` when no letter or digit is left.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let is_allowed = |character: char| {
            character.is_alphanumeric()
                || matches!(character, '.' | ',' | '-' | '\'' | '’' | '/' | '&' | '%' | '+')
        };
        let words = truncate(clean_line(typed, is_allowed), Self::MAX_CHARS);
        (!normalize_words(&words).is_empty()).then_some(Self(words))
    }

    /// The words as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which words are compared: equal ones are one request.
    #[must_use]
    pub fn key(&self) -> String {
        normalize_words(&self.0).join(" ")
    }
}

impl From<RequestedWords> for String {
    fn from(words: RequestedWords) -> Self {
        words.0
    }
}

/// What a store answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestAnswer {
    /// It has the product.
    Available,
    /// It does not have it.
    Unavailable,
}

impl RequestAnswer {
    /// Every answer.
    pub const ALL: [Self; 2] = [Self::Available, Self::Unavailable];

    /// The name in forms and in the storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Unavailable => "unavailable",
        }
    }

    /// Parses [`Self::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}
