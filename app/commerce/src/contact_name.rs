//! The name that the storekeeper calls out when an order is collected.
//!
//! It is sent to the store's chat in a message of the shop's own, above its buttons: so it must not
//! carry markup, links or anything that cannot be seen.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{MAX_MARKS, clean_line, is_invisible, is_letter, is_mark, truncate};

/// A name with at least one letter, made of letters, marks, spaces and `. ' ’ -` only.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContactName(String);

/// Why a text is not a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContactNameError {
    /// Nothing that can be seen.
    #[error("the name is empty")]
    Empty,
    /// More than [`ContactName::MAX_CHARS`] characters.
    #[error("the name has more than 60 characters")]
    TooLong,
    /// A character that no name has, no letter at all, or marks piled on one another.
    #[error("a name is made of letters, spaces and . ' -")]
    InvalidCharacters,
}

impl ContactName {
    /// The most characters of a name.
    pub const MAX_CHARS: usize = 60;

    /// Checks a name as a person typed it. Space around it and invisible characters are dropped.
    ///
    /// # Errors
    /// [`ContactNameError`]: what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, ContactNameError> {
        let trimmed =
            typed.trim_matches(|character: char| character.is_whitespace() || is_invisible(character));
        if trimmed.is_empty() {
            return Err(ContactNameError::Empty);
        }
        let mut marks = 0;
        for character in trimmed.chars() {
            marks = if is_mark(character) { marks + 1 } else { 0 };
            if marks > MAX_MARKS
                || !(is_name_character(character) || is_mark(character) || is_invisible(character))
            {
                return Err(ContactNameError::InvalidCharacters);
            }
        }
        let name = clean_line(trimmed, is_name_character);
        if !name.chars().any(is_letter) {
            return Err(ContactNameError::InvalidCharacters);
        }
        if name.chars().count() > Self::MAX_CHARS {
            return Err(ContactNameError::TooLong);
        }
        Ok(Self(name))
    }

    /// The name in a chat profile, without whatever is no part of a name; `None` when no letter is left.
    #[must_use]
    pub fn from_profile(name: &str) -> Option<Self> {
        let name = truncate(clean_line(name, is_name_character), Self::MAX_CHARS);
        name.chars().any(is_letter).then_some(Self(name))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_name_character(character: char) -> bool {
    is_letter(character) || matches!(character, ' ' | '\u{a0}' | '.' | '\'' | '’' | '-')
}

impl fmt::Display for ContactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<ContactName> for String {
    fn from(name: ContactName) -> Self {
        name.0
    }
}

impl TryFrom<String> for ContactName {
    type Error = ContactNameError;

    fn try_from(text: String) -> Result<Self, ContactNameError> {
        Self::parse(&text)
    }
}
