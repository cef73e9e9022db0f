//! Up to three reply buttons below a text.

use serde::{Deserialize, Serialize};

use super::{Header, TextBlock, check_header_and_footer};
use crate::message::limits::{self, LimitError, limit, truncate};

/// Up to three reply buttons. [M: messages/interactive-reply-buttons-messages]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buttons {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header: Option<Header>,
    body: TextBlock,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    footer: Option<TextBlock>,
    action: ButtonsAction,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ButtonsAction {
    buttons: Vec<Button>,
}

/// A reply button: `id` comes back when it is pressed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Button {
    /// The only kind supported here.
    Reply {
        /// Its id and title.
        reply: Reply,
    },
}

/// The id and title of a reply button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    id: String,
    title: String,
}

impl Button {
    /// A button; the title is shortened to 20 characters. The id, at most 256
    /// characters, differs from those of the message's other buttons.
    #[must_use]
    pub fn new(id: impl Into<String>, title: &str) -> Self {
        Self::Reply { reply: Reply { id: id.into(), title: truncate(title, limit::BUTTON_TITLE) } }
    }

    fn reply(&self) -> &Reply {
        let Self::Reply { reply } = self;
        reply
    }
}

impl Buttons {
    /// One to three buttons below a body, which is shortened to 1024
    /// characters. Any other number does not compile.
    #[must_use]
    pub fn new<const N: usize>(body: &str, buttons: [Button; N]) -> Self {
        const {
            assert!(N >= 1 && N <= limit::BUTTONS, "1 to 3 reply buttons");
        }
        Self::unchecked(body, buttons.into())
    }

    /// Buttons whose number is known only when running.
    ///
    /// # Errors
    /// There are none, or more than three, or two have one id.
    pub fn from_vec(body: &str, buttons: Vec<Button>) -> Result<Self, LimitError> {
        let buttons = Self::unchecked(body, buttons);
        buttons.check_buttons()?;
        Ok(buttons)
    }

    fn unchecked(body: &str, buttons: Vec<Button>) -> Self {
        Self {
            header: None,
            body: TextBlock::new(body, limit::INTERACTIVE_BODY),
            footer: None,
            action: ButtonsAction { buttons },
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

    fn check_buttons(&self) -> Result<(), LimitError> {
        let buttons = &self.action.buttons;
        limits::check_count("action.buttons", buttons.len(), limit::BUTTONS)?;
        for button in buttons {
            let Reply { id, title } = button.reply();
            limits::check_text("reply.id", id, limit::BUTTON_ID)?;
            limits::check_text("reply.title", title, limit::BUTTON_TITLE)?;
        }
        limits::check_distinct("reply.id", buttons.iter().map(|button| button.reply().id.as_str()))
    }

    pub(super) fn check(&self) -> Result<(), LimitError> {
        self.body.check(limit::INTERACTIVE_BODY)?;
        check_header_and_footer(self.header.as_ref(), self.footer.as_ref())?;
        self.check_buttons()
    }
}
