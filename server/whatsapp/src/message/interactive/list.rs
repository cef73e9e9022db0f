//! A list of up to ten rows behind a button.

use serde::{Deserialize, Serialize};

use super::{Header, TextBlock, check_header_and_footer};
use crate::message::limits::{self, LimitError, limit, truncate};

/// A list behind a button; one of its rows can be chosen.
/// [M: messages/interactive-list-messages]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header: Option<Header>,
    body: TextBlock,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    footer: Option<TextBlock>,
    action: ListAction,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ListAction {
    button: String,
    sections: Vec<Section>,
}

/// Rows below a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    rows: Vec<Row>,
}

impl Section {
    /// Rows below a heading, which is shortened to 24 characters.
    #[must_use]
    pub fn new(title: &str, rows: Vec<Row>) -> Self {
        Self { title: Some(truncate(title, limit::SECTION_TITLE)), rows }
    }
}

/// A row: `id` comes back when it is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    id: String,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

impl Row {
    /// A row; the title is shortened to 24 characters. The id has at most 200.
    #[must_use]
    pub fn new(id: impl Into<String>, title: &str) -> Self {
        Self { id: id.into(), title: truncate(title, limit::ROW_TITLE), description: None }
    }

    /// Puts a second line below the title, shortened to 72 characters.
    #[must_use]
    pub fn with_description(mut self, description: &str) -> Self {
        self.description = Some(truncate(description, limit::ROW_DESCRIPTION));
        self
    }
}

impl List {
    /// A list of one to ten rows without headings. The body is shortened to
    /// 4096 characters, the button's label to 20.
    ///
    /// # Errors
    /// There are no rows, or more than ten, or an id is empty, too long, or
    /// appears twice.
    pub fn of_rows(body: &str, button: &str, rows: Vec<Row>) -> Result<Self, LimitError> {
        let section = Section { title: None, rows };
        Self::new(body, button, vec![section])
    }

    /// A list of sections, with one to ten rows in all of them together.
    ///
    /// # Errors
    /// As [`List::of_rows`]; also a section without rows, and, where there are
    /// several, one without a heading.
    pub fn new(body: &str, button: &str, sections: Vec<Section>) -> Result<Self, LimitError> {
        let list = Self {
            header: None,
            body: TextBlock::new(body, limit::LIST_BODY),
            footer: None,
            action: ListAction { button: truncate(button, limit::BUTTON_TITLE), sections },
        };
        list.check_rows()?;
        Ok(list)
    }

    /// Puts a line above, shortened to 60 characters; a list takes no picture.
    #[must_use]
    pub fn with_header(mut self, text: &str) -> Self {
        self.header = Some(Header::text(text));
        self
    }

    /// Puts a small line below, shortened to 60 characters.
    #[must_use]
    pub fn with_footer(mut self, footer: &str) -> Self {
        self.footer = Some(TextBlock::new(footer, limit::FOOTER));
        self
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.action.sections.iter().flat_map(|section| &section.rows)
    }

    fn check_rows(&self) -> Result<(), LimitError> {
        let sections = &self.action.sections;
        limits::check_count("action.sections", sections.len(), limit::ROWS)?;
        limits::check_count("rows", self.rows().count(), limit::ROWS)?;
        for section in sections {
            limits::check_count("section.rows", section.rows.len(), limit::ROWS)?;
            match &section.title {
                Some(title) => limits::check_text("section.title", title, limit::SECTION_TITLE)?,
                None if sections.len() > 1 => {
                    return Err(LimitError::Empty { what: "section.title" });
                }
                None => {}
            }
        }
        for row in self.rows() {
            limits::check_text("row.id", &row.id, limit::ROW_ID)?;
            limits::check_text("row.title", &row.title, limit::ROW_TITLE)?;
            if let Some(description) = &row.description {
                limits::check_max_chars("row.description", description, limit::ROW_DESCRIPTION)?;
            }
        }
        limits::check_distinct("row.id", self.rows().map(|row| row.id.as_str()))
    }

    pub(super) fn check(&self) -> Result<(), LimitError> {
        self.body.check(limit::LIST_BODY)?;
        check_header_and_footer(self.header.as_ref(), self.footer.as_ref())?;
        limits::check_text("action.button", &self.action.button, limit::BUTTON_TITLE)?;
        self.check_rows()
    }
}
