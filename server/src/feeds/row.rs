//! The cells of one row, read as text, numbers and money, each with a reason when it is wrong.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use commerce::Paise;
use commerce::text::is_bidi_control;

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowError {
    /// In which column; `None` when it is the row as a whole.
    pub column: Option<&'static str>,
    /// As a sentence for the person who made the file.
    pub reason: String,
}

impl RowError {
    pub(super) fn new(column: &'static str, reason: impl Display) -> Self {
        Self { column: Some(column), reason: reason.to_string() }
    }

    pub(super) const fn for_row(reason: String) -> Self {
        Self { column: None, reason }
    }
}

/// One row: its cells in bytes, and which column each of them is.
pub(super) struct Row {
    /// The cells' bytes, one after another; more may follow from earlier rows.
    pub bytes: Vec<u8>,
    /// Where each cell ends in `bytes`.
    pub ends: Vec<usize>,
    /// How many cells there are.
    pub count: usize,
    /// Whether the row was too long to be stored.
    pub overlong: bool,
    /// The position of each known column in the header.
    pub columns: Vec<(&'static str, usize)>,
}

impl Row {
    fn get(&self, index: usize) -> Option<&[u8]> {
        if index >= self.count {
            return None;
        }
        let start = if index == 0 { 0 } else { *self.ends.get(index - 1)? };
        self.bytes.get(start..*self.ends.get(index)?)
    }

    /// Every cell.
    pub(super) fn cells(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.count).map_while(|index| self.get(index))
    }

    /// Line ends inside the row, which only quotation marks make possible.
    pub(super) fn line_ends(&self) -> usize {
        self.cells().flatten().filter(|byte| **byte == b'\n').count()
    }

    /// The column at this position, if it is one that is read.
    pub(super) fn column_at(&self, position: usize) -> Option<&'static str> {
        self.columns.iter().find(|(_, index)| *index == position).map(|(column, _)| *column)
    }

    /// The cell of a column, without spaces around it; empty when the file has no such column.
    pub(super) fn cell(&self, column: &str) -> &str {
        let position = self.columns.iter().find(|(name, _)| *name == column);
        let bytes = position.and_then(|(_, index)| self.get(*index)).unwrap_or_default();
        str::from_utf8(bytes).unwrap_or_default().trim()
    }

    /// A text on one line of at most so many characters; `None` when the cell is empty.
    pub(super) fn optional(&self, column: &'static str, max_chars: usize) -> Result<Option<&str>, RowError> {
        let text = self.cell(column);
        if let Some(wrong) = text.chars().find_map(forbidden_character) {
            return Err(RowError::new(column, wrong));
        }
        check_length(column, text, max_chars)?;
        Ok((!text.is_empty()).then_some(text))
    }

    /// Such a text, which must be there.
    pub(super) fn text(&self, column: &'static str, max_chars: usize) -> Result<&str, RowError> {
        self.optional(column, max_chars)?.ok_or_else(|| RowError::new(column, "it is empty"))
    }

    /// A text that may be written in several lines, as one line with single spaces. May be empty.
    pub(super) fn multiline_text(&self, column: &'static str, max_chars: usize) -> Result<String, RowError> {
        let words: Vec<&str> = self.cell(column).split_whitespace().collect();
        let text = words.join(" ");
        if let Some(wrong) = text.chars().find_map(forbidden_character) {
            return Err(RowError::new(column, wrong));
        }
        check_length(column, &text, max_chars)?;
        Ok(text)
    }

    /// A value parsed from its text; `reason` is the error when it cannot be.
    pub(super) fn parse<T: FromStr>(&self, column: &'static str, reason: &str) -> Result<T, RowError> {
        self.text(column, 400)?.parse().map_err(|_| RowError::new(column, reason))
    }

    /// A whole number in a range.
    pub(super) fn number<T>(&self, column: &'static str, range: &RangeInclusive<T>) -> Result<T, RowError>
    where
        T: FromStr + PartialOrd + Display,
    {
        let text = self.text(column, 20)?;
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|number| digits && range.contains(number));
        let (min, max) = (range.start(), range.end());
        number.ok_or_else(|| RowError::new(column, format!("write a whole number from {min} to {max}")))
    }

    /// A price above zero; `None` when the cell is empty.
    pub(super) fn price(&self, column: &'static str) -> Result<Option<Paise>, RowError> {
        let Some(text) = self.optional(column, 40)? else { return Ok(None) };
        let price = Paise::parse_amount(text).map_err(|error| RowError::new(column, error))?;
        if price == Paise::ZERO {
            return Err(RowError::new(column, "a price must be above zero"));
        }
        Ok(Some(price))
    }

    /// The parts of a cell between `;`, empty ones left out.
    pub(super) fn list(
        &self,
        column: &'static str,
        max_chars: usize,
    ) -> Result<impl Iterator<Item = &str>, RowError> {
        let text = self.optional(column, max_chars)?.unwrap_or_default();
        Ok(text.split(';').map(str::trim).filter(|part| !part.is_empty()))
    }
}

fn check_length(column: &'static str, text: &str, max_chars: usize) -> Result<(), RowError> {
    // Bytes are never fewer than characters, so most texts need no count.
    if text.len() > max_chars && text.chars().count() > max_chars {
        return Err(RowError::new(column, format!("it is longer than {max_chars} characters")));
    }
    Ok(())
}

/// Why a character is not allowed in a text on one line. Joiners stay: Indian scripts need them.
fn forbidden_character(character: char) -> Option<&'static str> {
    match character {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
            Some("a line break is in it; a closing quotation mark may be missing")
        }
        '\u{FFFD}' => Some("letters were lost (\u{FFFD}) before the file was saved"),
        character if is_bidi_control(character) => {
            Some("a mark that changes the direction of writing is in it")
        }
        character if character.is_control() => Some("a control character is in it"),
        _ => None,
    }
}
