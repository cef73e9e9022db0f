//! Files in a message: documents and pictures, uploaded before or fetched by
//! Meta from a link. [M: business-phone-numbers/media]

use serde::{Deserialize, Serialize};

use super::limits::{self, LimitError, limit, truncate};
use crate::identity::MediaId;

/// Where a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum File {
    /// Uploaded before; Meta stores it for 30 days.
    Id(MediaId),
    /// A link that Meta fetches, and caches for 10 minutes: what was changed
    /// needs a new link. [M: messages/send-messages]
    Link(String),
}

impl File {
    pub(super) fn check(&self, what: &'static str) -> Result<(), LimitError> {
        match self {
            Self::Id(id) => limits::check_text(what, id.as_str(), usize::MAX),
            Self::Link(link) => limits::check_web_link(what, link),
        }
    }
}

/// A file to keep, such as a bill. [M: messages/document-messages]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Where it is.
    #[serde(flatten)]
    pub file: File,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    filename: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
}

impl Document {
    /// A document under a name; the name's ending decides the icon.
    #[must_use]
    pub fn new(file: File, filename: impl Into<String>) -> Self {
        Self { file, filename: Some(filename.into()), caption: None }
    }

    /// Puts text below it, shortened to 1024 characters.
    #[must_use]
    pub fn with_caption(mut self, caption: &str) -> Self {
        self.caption = Some(truncate(caption, limit::CAPTION));
        self
    }

    pub(super) fn check(&self) -> Result<(), LimitError> {
        self.file.check("document")?;
        self.caption
            .as_deref()
            .map_or(Ok(()), |caption| limits::check_max_chars("document.caption", caption, limit::CAPTION))
    }
}

/// A JPEG or PNG of at most 5 MB. [M: messages/image-messages]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Where it is.
    #[serde(flatten)]
    pub file: File,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
}

impl Image {
    /// A picture.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self { file, caption: None }
    }

    /// Puts text below it, shortened to 1024 characters.
    #[must_use]
    pub fn with_caption(mut self, caption: &str) -> Self {
        self.caption = Some(truncate(caption, limit::CAPTION));
        self
    }

    pub(super) fn check(&self) -> Result<(), LimitError> {
        self.file.check("image")?;
        self.caption
            .as_deref()
            .map_or(Ok(()), |caption| limits::check_max_chars("image.caption", caption, limit::CAPTION))
    }
}
