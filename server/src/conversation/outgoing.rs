//! A message that is ready to be sent through any channel.

use commerce::Position;
use commerce::notice::{ChatButton, ChatMessage};

use super::button::ButtonAction;

/// What a channel sends.
#[derive(Clone, Debug, PartialEq)]
pub enum OutgoingMessage {
    /// Text, perhaps with a link or buttons.
    Chat(ChatMessage),
    /// A place on the map.
    Location {
        /// Where it is.
        position: Position,
        /// What it is called.
        name: String,
        /// Its postal address on one line.
        address: String,
    },
    /// A file with text under it.
    Document {
        /// The file's contents.
        bytes: Vec<u8>,
        /// Its media type.
        media_type: &'static str,
        /// The name it is shown and saved under.
        file_name: String,
        /// The text under it.
        caption: String,
    },
}

/// Text and nothing else.
pub(super) const fn text(body: String) -> ChatMessage {
    ChatMessage::Text { body }
}

/// Text with a button that opens an address.
pub(super) fn link(body: String, label: String, url: String) -> ChatMessage {
    ChatMessage::Link { body, label, url }
}

/// Text with up to three buttons.
pub(super) fn buttons<const COUNT: usize>(
    body: String,
    buttons: [(ButtonAction, String); COUNT],
) -> ChatMessage {
    const { assert!(COUNT >= 1 && COUNT <= 3, "a message has one to three buttons") };
    ChatMessage::Buttons { body, buttons: buttons.map(to_chat_button).into() }
}

/// Text with a button that opens a list of up to ten choices.
pub(super) fn list(
    body: String,
    label: String,
    rows: impl IntoIterator<Item = (ButtonAction, String)>,
) -> ChatMessage {
    ChatMessage::List { body, label, rows: rows.into_iter().map(to_chat_button).collect() }
}

fn to_chat_button((action, label): (ButtonAction, String)) -> ChatButton {
    ChatButton { id: action.to_string(), label }
}
