//! One button that opens a link.

use serde::{Deserialize, Serialize};

use super::{Header, TextBlock, check_header_and_footer};
use crate::message::limits::{self, LimitError, limit, truncate};

/// One button that opens a link in the phone's browser.
/// [M: messages/interactive-cta-url-messages]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkButton {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header: Option<Header>,
    body: TextBlock,
    action: LinkAction,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    footer: Option<TextBlock>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "snake_case")]
enum LinkAction {
    CtaUrl { parameters: LinkParameters },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct LinkParameters {
    display_text: String,
    url: String,
}

impl LinkButton {
    /// A link button below a body. The body is shortened to 1024 characters,
    /// the button's label to 20.
    #[must_use]
    pub fn new(body: &str, display_text: &str, url: impl Into<String>) -> Self {
        Self {
            header: None,
            body: TextBlock::new(body, limit::INTERACTIVE_BODY),
            action: LinkAction::CtaUrl {
                parameters: LinkParameters {
                    display_text: truncate(display_text, limit::BUTTON_TITLE),
                    url: url.into(),
                },
            },
            footer: None,
        }
    }

    /// Puts a line or a picture above.
    #[must_use]
    pub fn with_header(mut self, header: Header) -> Self {
        self.header = Some(header);
        self
    }

    /// Puts a small line below, shortened to 60 characters.
    #[must_use]
    pub fn with_footer(mut self, footer: &str) -> Self {
        self.footer = Some(TextBlock::new(footer, limit::FOOTER));
        self
    }

    pub(super) fn check(&self) -> Result<(), LimitError> {
        let LinkAction::CtaUrl { parameters } = &self.action;
        self.body.check(limit::INTERACTIVE_BODY)?;
        check_header_and_footer(self.header.as_ref(), self.footer.as_ref())?;
        limits::check_text("parameters.display_text", &parameters.display_text, limit::BUTTON_TITLE)?;
        limits::check_web_link("parameters.url", &parameters.url)
    }
}
