//! The cells of one row, read as text, numbers and money, each with words for what is wrong.

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
    /// In words.
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
    /// Whether the row was too long to be kept.
    pub overlong: bool,
    /// Where each known column of the header stands.
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

    /// The column that stands in this place, if it is one that is read.
    pub(super) fn column_at(&self, place: usize) -> Option<&'static str> {
        self.columns.iter().find(|(_, index)| *index == place).map(|(column, _)| *column)
    }

    /// The cell of a column, without spaces around it; empty when the file has no such column.
    fn cell(&self, column: &str) -> &str {
        let place = self.columns.iter().find(|(name, _)| *name == column);
        let bytes = place.and_then(|(_, index)| self.get(*index)).unwrap_or_default();
        str::from_utf8(bytes).unwrap_or_default().trim()
    }

    /// A text on one line of at most so many characters; `None` when the cell is empty.
    pub(super) fn optional(&self, column: &'static str, most: usize) -> Result<Option<&str>, RowError> {
        let text = self.cell(column);
        if let Some(wrong) = text.chars().find_map(forbidden_character) {
            return Err(RowError::new(column, wrong));
        }
        check_length(column, text, most)?;
        Ok((!text.is_empty()).then_some(text))
    }

    /// Such a text, which must be there.
    pub(super) fn text(&self, column: &'static str, most: usize) -> Result<&str, RowError> {
        self.optional(column, most)?.ok_or_else(|| RowError::new(column, "it is empty"))
    }

    /// A text that may be written in several lines, as one line with single spaces. May be empty.
    pub(super) fn multiline_text(&self, column: &'static str, most: usize) -> Result<String, RowError> {
        let words: Vec<&str> = self.cell(column).split_whitespace().collect();
        let text = words.join(" ");
        if let Some(wrong) = text.chars().find_map(forbidden_character) {
            return Err(RowError::new(column, wrong));
        }
        check_length(column, &text, most)?;
        Ok(text)
    }

    /// Anything that is parsed from its text; `reason` is what to say when it cannot be.
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
        let (least, most) = (range.start(), range.end());
        number.ok_or_else(|| RowError::new(column, format!("write a whole number from {least} to {most}")))
    }

    /// A price above zero; `None` when the cell is empty.
    pub(super) fn price(&self, column: &'static str) -> Result<Option<Paise>, RowError> {
        let Some(text) = self.optional(column, 40)? else { return Ok(None) };
        let price = Paise::parse_amount(text).map_err(|problem| RowError::new(column, problem))?;
        if price == Paise::ZERO {
            return Err(RowError::new(column, "a price must be above zero"));
        }
        Ok(Some(price))
    }

    /// What stands between `;` in a cell, empty parts left out.
    pub(super) fn list(
        &self,
        column: &'static str,
        most: usize,
    ) -> Result<impl Iterator<Item = &str>, RowError> {
        let text = self.optional(column, most)?.unwrap_or_default();
        Ok(text.split(';').map(str::trim).filter(|part| !part.is_empty()))
    }
}

fn check_length(column: &'static str, text: &str, most: usize) -> Result<(), RowError> {
    // Bytes are never fewer than characters, so most texts need no count.
    if text.len() > most && text.chars().count() > most {
        return Err(RowError::new(column, format!("it is longer than {most} characters")));
    }
    Ok(())
}

/// Why a character has no place in a text on one line. Joiners stay: Indian scripts need them.
fn forbidden_character(character: char) -> Option<&'static str> {
    match character {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
            Some("a line break is in it; a closing quotation mark may be missing")
        }
        '\u{FFFD}' => Some("letters were lost (\u{FFFD}) before the file was saved"),
        character if is_bidi_control(character) => Some("a mark that turns the writing is in it"),
        character if character.is_control() => Some("a control character is in it"),
        _ => None,
    }
}
