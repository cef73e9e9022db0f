//! Messages a business sends: what `POST /{version}/{phone-number-id}/messages`
//! takes. [M: messages/send-messages]
//!
//! Constructors shorten texts to Meta's limits; what cannot be shortened (a
//! link, an id, a count) is checked by [`Message::check`], which the client
//! calls before it sends. A message is plain data: it can be stored as JSON and
//! parsed again.

mod interactive;
mod limits;
mod media;
mod place;

use serde::{Deserialize, Serialize};

use crate::identity::{MessageId, Phone, UserId};

pub use interactive::{
    Button, Buttons, Header, Interactive, LinkButton, List, LocationRequest, Reply, Row, Section,
};
pub use limits::{LimitError, limit, truncate};
pub use media::{Document, File, Image};
pub use place::Place;

/// A message to one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    messaging_product: Product,
    #[serde(default)]
    recipient_type: RecipientType,
    /// Who gets it.
    #[serde(flatten)]
    pub to: Recipient,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    context: Option<Context>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    biz_opaque_callback_data: Option<String>,
    /// What is sent.
    #[serde(flatten)]
    pub content: Content,
}

/// `"whatsapp"`: the Graph API also serves other products.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Product {
    Whatsapp,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RecipientType {
    #[default]
    Individual,
}

/// The message that this one replies to, shown above it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Context {
    message_id: MessageId,
}

/// Who gets a message: a phone number (`to`), or a business-scoped user id
/// (`recipient`) where the number is withheld. [M: business-scoped-user-ids]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Recipient {
    /// A phone number; written with its `+`.
    #[serde(rename = "to", serialize_with = "serialize_e164")]
    Phone(Phone),
    /// A business-scoped user id.
    #[serde(rename = "recipient")]
    UserId(UserId),
}

fn serialize_e164<S: serde::Serializer>(phone: &Phone, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&phone.e164())
}

impl From<Phone> for Recipient {
    fn from(phone: Phone) -> Self {
        Self::Phone(phone)
    }
}

impl From<UserId> for Recipient {
    fn from(user_id: UserId) -> Self {
        Self::UserId(user_id)
    }
}

/// The content of a message: `type` and the member of that name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Content {
    /// Plain text. [M: messages/text-messages]
    Text {
        /// The text and whether its link is previewed.
        text: Text,
    },
    /// A file such as a bill. [M: messages/document-messages]
    Document {
        /// The file.
        document: Document,
    },
    /// A picture. [M: messages/image-messages]
    Image {
        /// The picture.
        image: Image,
    },
    /// A place on the map. [M: messages/location-messages]
    Location {
        /// The place.
        location: Place,
    },
    /// Interactive elements. [M: messages/interactive-messages]
    Interactive {
        /// What can be pressed.
        interactive: Interactive,
    },
}

/// Plain text. [M: messages/text-messages]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    #[serde(default)]
    preview_url: bool,
    body: String,
}

impl Text {
    /// Text without a preview, shortened to 4096 characters.
    #[must_use]
    pub fn new(body: &str) -> Self {
        Self { preview_url: false, body: truncate(body, limit::TEXT_BODY) }
    }

    /// Text whose first `http(s)://` link is shown with a preview.
    #[must_use]
    pub fn with_preview(body: &str) -> Self {
        Self { preview_url: true, ..Self::new(body) }
    }

    /// The text.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }
}

impl From<Text> for Content {
    fn from(text: Text) -> Self {
        Self::Text { text }
    }
}

impl From<Document> for Content {
    fn from(document: Document) -> Self {
        Self::Document { document }
    }
}

impl From<Image> for Content {
    fn from(image: Image) -> Self {
        Self::Image { image }
    }
}

impl From<Place> for Content {
    fn from(location: Place) -> Self {
        Self::Location { location }
    }
}

impl From<Buttons> for Content {
    fn from(buttons: Buttons) -> Self {
        Self::Interactive { interactive: Interactive::Button(buttons) }
    }
}

impl From<List> for Content {
    fn from(list: List) -> Self {
        Self::Interactive { interactive: Interactive::List(list) }
    }
}

impl From<LinkButton> for Content {
    fn from(link: LinkButton) -> Self {
        Self::Interactive { interactive: Interactive::CtaUrl(link) }
    }
}

impl From<LocationRequest> for Content {
    fn from(request: LocationRequest) -> Self {
        Self::Interactive { interactive: Interactive::LocationRequestMessage(request) }
    }
}

impl Message {
    /// A message with this content to this person.
    #[must_use]
    pub fn new(to: impl Into<Recipient>, content: impl Into<Content>) -> Self {
        Self {
            messaging_product: Product::Whatsapp,
            recipient_type: RecipientType::Individual,
            to: to.into(),
            context: None,
            biz_opaque_callback_data: None,
            content: content.into(),
        }
    }

    /// Quotes the message it answers. [M: messages/contextual-replies]
    #[must_use]
    pub fn in_reply_to(mut self, message_id: MessageId) -> Self {
        self.context = Some(Context { message_id });
        self
    }

    /// Adds a note of ours, at most 512 characters, that comes back in every
    /// status of this message and is never shown. [M: webhooks/reference/messages/status]
    #[must_use]
    pub fn with_callback_data(mut self, note: impl Into<String>) -> Self {
        self.biz_opaque_callback_data = Some(note.into());
        self
    }

    /// Whether Meta would accept it, as far as is known beforehand.
    ///
    /// # Errors
    /// The first limit that the message breaks.
    pub fn check(&self) -> Result<(), LimitError> {
        let plausible = match &self.to {
            Recipient::Phone(phone) => phone.is_plausible(),
            Recipient::UserId(user_id) => user_id.is_plausible(),
        };
        if !plausible {
            return Err(LimitError::Recipient);
        }
        if let Some(note) = &self.biz_opaque_callback_data {
            limits::check_max_chars("biz_opaque_callback_data", note, limit::CALLBACK_DATA)?;
        }
        match &self.content {
            Content::Text { text } => limits::check_text("text.body", &text.body, limit::TEXT_BODY),
            Content::Document { document } => document.check(),
            Content::Image { image } => image.check(),
            Content::Location { location } => location.check(),
            Content::Interactive { interactive } => interactive.check(),
        }
    }
}

/// What marks a message as read, on the same endpoint; with a typing indicator
/// that ends with our answer or after 25 seconds. Also marks what came before.
/// [M: messages/mark-message-as-read], [M: typing-indicators]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkRead {
    messaging_product: Product,
    status: ReadStatus,
    message_id: MessageId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    typing_indicator: Option<TypingIndicator>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ReadStatus {
    Read,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum TypingIndicator {
    Text,
}

impl MarkRead {
    /// The two blue ticks.
    #[must_use]
    pub fn read(message_id: MessageId) -> Self {
        Self {
            messaging_product: Product::Whatsapp,
            status: ReadStatus::Read,
            message_id,
            typing_indicator: None,
        }
    }

    /// The two blue ticks, and "typing…".
    #[must_use]
    pub fn read_and_typing(message_id: MessageId) -> Self {
        Self { typing_indicator: Some(TypingIndicator::Text), ..Self::read(message_id) }
    }
}

#[cfg(test)]
mod tests;
