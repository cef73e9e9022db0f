//! What a customer requests of the store with an order: "ripe tomatoes, please".
//!
//! It is sent to the store's chat in a message of the shop's own, above its buttons: so it carries no markup, no
//! links and nothing that cannot be seen.

use crate::text::{clean_line, is_letter};

/// One line of letters, digits and ordinary punctuation; at least one letter or digit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrderNote(String);

/// Why a text is no note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderNoteError {
    /// More than [`OrderNote::MAX_CHARS`] characters.
    #[error("the note has more than 200 characters")]
    TooLong,
}

impl OrderNote {
    /// The most characters of a note.
    pub const MAX_CHARS: usize = 200;

    /// Cleans a note as a person typed it: characters that a note does not carry become spaces. `None` when
    /// nothing is left.
    ///
    /// # Errors
    /// When more is left than [`Self::MAX_CHARS`].
    pub fn parse(typed: &str) -> Result<Option<Self>, OrderNoteError> {
        let note = clean_line(typed, is_note_character);
        if note.chars().count() > Self::MAX_CHARS {
            return Err(OrderNoteError::TooLong);
        }
        Ok(note.contains(char::is_alphanumeric).then_some(Self(note)))
    }

    /// The note as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// No markup of a chat (`* _ ~`, backtick), none of HTML, no `@`.
fn is_note_character(character: char) -> bool {
    is_letter(character)
        || character.is_numeric()
        || matches!(
            character,
            ' ' | '\u{a0}'
                | '.'
                | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '\''
                | '’'
                | '"'
                | '('
                | ')'
                | '-'
                | '–'
                | '/'
                | '+'
                | '%'
                | '₹'
                | '#'
                | '।'
        )
}

impl From<OrderNote> for String {
    fn from(note: OrderNote) -> Self {
        note.0
    }
}
