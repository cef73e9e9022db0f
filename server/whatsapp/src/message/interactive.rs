//! Interactive messages: reply buttons, a list, a link button, and
//! the request for a location.

mod buttons;
mod link;
mod list;

use serde::{Deserialize, Serialize};

pub use buttons::{Button, Buttons, Reply};
pub use link::LinkButton;
pub use list::{List, Row, Section};

use super::{
    File,
    limits::{self, LimitError, limit, truncate},
};

/// What can be pressed. [M: messages/interactive-messages]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Interactive {
    /// Up to three reply buttons.
    Button(Buttons),
    /// A list to choose one row from.
    List(List),
    /// One button that opens a link.
    CtaUrl(LinkButton),
    /// A button that sends the person's location.
    LocationRequestMessage(LocationRequest),
}

impl Interactive {
    pub(super) fn check(&self) -> Result<(), LimitError> {
        match self {
            Self::Button(buttons) => buttons.check(),
            Self::List(list) => list.check(),
            Self::CtaUrl(link) => link.check(),
            Self::LocationRequestMessage(request) => request.body.check(limit::INTERACTIVE_BODY),
        }
    }
}

/// What is shown above the body. \[OA\]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Header {
    /// A line of text.
    Text {
        /// At most 60 characters.
        text: String,
    },
    /// A picture.
    Image {
        /// Where the picture is.
        image: File,
    },
}

impl Header {
    /// A line of text, shortened to 60 characters.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text { text: truncate(text, limit::HEADER) }
    }

    /// A picture.
    #[must_use]
    pub fn image(image: File) -> Self {
        Self::Image { image }
    }

    fn check(&self) -> Result<(), LimitError> {
        match self {
            Self::Text { text } => limits::check_text("header.text", text, limit::HEADER),
            Self::Image { image } => image.check("header.image"),
        }
    }
}

/// `{"text": …}`, the form of bodies and footers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TextBlock {
    text: String,
}

impl TextBlock {
    fn new(text: &str, max: usize) -> Self {
        Self { text: truncate(text, max) }
    }

    fn check(&self, max: usize) -> Result<(), LimitError> {
        limits::check_text("body.text", &self.text, max)
    }
}

fn check_header_and_footer(header: Option<&Header>, footer: Option<&TextBlock>) -> Result<(), LimitError> {
    if let Some(header) = header {
        header.check()?;
    }
    if let Some(footer) = footer {
        limits::check_text("footer.text", &footer.text, limit::FOOTER)?;
    }
    Ok(())
}

/// A button that sends the person's location; the answer is a location message
/// that quotes this one. [M: messages/location-request-messages]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocationRequest {
    body: TextBlock,
    action: LocationRequestAction,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "snake_case")]
enum LocationRequestAction {
    SendLocation,
}

impl LocationRequest {
    /// A request with a body, which is shortened to 1024 characters.
    #[must_use]
    pub fn new(body: &str) -> Self {
        Self {
            body: TextBlock::new(body, limit::INTERACTIVE_BODY),
            action: LocationRequestAction::SendLocation,
        }
    }
}
