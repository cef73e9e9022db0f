//! Messages that people send to us. [M: webhooks/reference/messages]

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::{ReportedError, lenient};
use crate::identity::{MediaId, MessageId, Phone, UserId};

/// A message from a person. The customer's key is the user id first, the number
/// second: either may be absent. [M: business-scoped-user-ids]
#[derive(Debug, Clone, PartialEq)]
pub struct Inbound {
    /// Its id, the same in every repetition.
    pub id: MessageId,
    /// Who sent it; absent where a username hides the number.
    pub from: Option<Phone>,
    /// Who sent it, as a business-scoped user id.
    pub from_user_id: Option<UserId>,
    /// Who sent it, by their profile; absent in system messages.
    pub contact: Option<Contact>,
    /// When, in unix seconds.
    pub timestamp: Option<i64>,
    /// What it answers, or where it comes from.
    pub context: Option<QuotedMessage>,
    /// The advertisement or post that led here.
    pub referral: Option<Referral>,
    /// What is wrong with it; comes with [`Content::Unsupported`].
    pub errors: Vec<ReportedError>,
    /// What was sent.
    pub content: Content,
}

/// The content of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Text. [M: webhooks/reference/messages/text]
    Text(String),
    /// A reply button of ours was pressed. [M: webhooks/reference/messages/interactive]
    ButtonReply {
        /// The id we gave it.
        id: String,
        /// What stood on it.
        title: String,
    },
    /// A row of a list was chosen. [M: webhooks/reference/messages/interactive]
    ListReply {
        /// The id we gave it.
        id: String,
        /// What stood on it.
        title: String,
    },
    /// A Flow, or an address form, was filled in. [M: flows/guides/receiveflowresponse]
    FlowReply(FlowReply),
    /// A quick-reply button of a template was pressed.
    /// [M: webhooks/reference/messages/button]
    TemplateButton {
        /// What we put into it.
        payload: String,
        /// What stood on it.
        text: String,
    },
    /// A place. [M: webhooks/reference/messages/location]
    Location(Location),
    /// A cart from the catalogue. [M: webhooks/reference/messages/order]
    Order(Order),
    /// A picture. [M: webhooks/reference/messages/image]
    Image(Media),
    /// Another file: `audio`, `video`, `document` or `sticker`.
    /// [M: webhooks/reference/messages/document]
    Media {
        /// Which kind of file.
        kind: String,
        /// The file.
        media: Media,
    },
    /// An emoji on a message; none when it is taken away again.
    /// [M: webhooks/reference/messages/reaction]
    Reaction {
        /// The message it is on.
        message_id: MessageId,
        /// The emoji.
        emoji: Option<String>,
    },
    /// The chat was opened for the first time. Meta documents that it does not work
    /// reliably. [M: business-phone-numbers/conversational-components]
    RequestWelcome,
    /// WhatsApp reports something about the person.
    /// [M: webhooks/reference/messages/system]
    System(System),
    /// Something the Cloud API cannot pass on, such as an edit.
    /// [M: webhooks/reference/messages/unsupported]
    Unsupported {
        /// What it was, where it is known.
        kind: Option<String>,
    },
    /// A type this crate does not know, or one whose members it cannot read.
    Unknown {
        /// The type.
        kind: String,
        /// The member of that name.
        value: Value,
    },
}

impl Inbound {
    pub(super) fn parse(value: &Value, contact: Option<&Value>) -> Option<Self> {
        let contact = contact.map(Contact::parse);
        let from_user_id = lenient::member(value, "from_user_id")
            .or_else(|| contact.as_ref().and_then(|contact| contact.user_id.clone()));
        Some(Self {
            id: lenient::member(value, "id")?,
            from: lenient::member(value, "from"),
            from_user_id,
            contact,
            timestamp: lenient::seconds(value, "timestamp"),
            context: lenient::member(value, "context"),
            referral: lenient::member(value, "referral"),
            errors: lenient::collect(value, "errors", ReportedError::parse),
            content: Content::parse(value),
        })
    }

    /// The name of the person's profile, if they show one.
    #[must_use]
    pub fn profile_name(&self) -> Option<&str> {
        self.contact.as_ref()?.name.as_deref()
    }
}

impl Content {
    fn parse(message: &Value) -> Self {
        let kind = lenient::string(message, "type").unwrap_or_default();
        let value = message.get(&kind).unwrap_or(&Value::Null);
        Self::parse_known(&kind, value).unwrap_or_else(|| Self::Unknown { kind, value: value.clone() })
    }

    fn parse_known(kind: &str, value: &Value) -> Option<Self> {
        Some(match kind {
            "text" => Self::Text(lenient::string(value, "body")?),
            "interactive" => Self::parse_interactive(value)?,
            "button" => Self::TemplateButton {
                payload: lenient::string(value, "payload")?,
                text: lenient::string(value, "text").unwrap_or_default(),
            },
            "location" => Self::Location(Location::deserialize(value).ok()?),
            "order" => Self::Order(Order::deserialize(value).ok()?),
            "image" => Self::Image(Media::deserialize(value).ok()?),
            "audio" | "video" | "document" | "sticker" => {
                Self::Media { kind: kind.to_owned(), media: Media::deserialize(value).ok()? }
            }
            "reaction" => Self::Reaction {
                message_id: lenient::member(value, "message_id")?,
                emoji: lenient::string(value, "emoji").filter(|emoji| !emoji.is_empty()),
            },
            "request_welcome" => Self::RequestWelcome,
            "system" => Self::System(System::deserialize(value).ok()?),
            "unsupported" => Self::Unsupported { kind: lenient::string(value, "type") },
            _ => return None,
        })
    }

    fn parse_interactive(value: &Value) -> Option<Self> {
        let kind = lenient::string(value, "type")?;
        let reply = value.get(&kind)?;
        Some(match kind.as_str() {
            "button_reply" => Self::ButtonReply {
                id: lenient::string(reply, "id")?,
                title: lenient::string(reply, "title").unwrap_or_default(),
            },
            "list_reply" => Self::ListReply {
                id: lenient::string(reply, "id")?,
                title: lenient::string(reply, "title").unwrap_or_default(),
            },
            "nfm_reply" => Self::FlowReply(FlowReply::deserialize(reply).ok()?),
            _ => return None,
        })
    }
}

/// A person as their profile shows them. [M: webhooks/reference/messages]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// The name they chose.
    pub name: Option<String>,
    /// The username they chose, with its `@`.
    pub username: Option<String>,
    /// Their number; absent where the username hides it.
    pub wa_id: Option<Phone>,
    /// Their business-scoped user id.
    pub user_id: Option<UserId>,
}

impl Contact {
    fn parse(value: &Value) -> Self {
        let profile = value.get("profile").unwrap_or(&Value::Null);
        Self {
            name: lenient::string(profile, "name"),
            username: lenient::string(profile, "username"),
            wa_id: lenient::member(value, "wa_id"),
            user_id: lenient::member(value, "user_id"),
        }
    }
}

/// What a message answers. [M: webhooks/reference/messages/text]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuotedMessage {
    /// The message; absent for forwarded ones.
    pub id: Option<MessageId>,
    /// The product page it was written from.
    pub referred_product: Option<ReferredProduct>,
    /// It was written elsewhere and passed on.
    pub forwarded: bool,
}

/// A product of the catalogue. [M: webhooks/reference/messages/text]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReferredProduct {
    /// The catalogue.
    pub catalog_id: Option<String>,
    /// The product's id of ours.
    pub product_retailer_id: Option<String>,
}

/// The advertisement or post that a chat began from.
/// [M: webhooks/reference/messages/text]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Referral {
    /// Its address.
    pub source_url: Option<String>,
    /// The id that Meta gave it.
    pub source_id: Option<String>,
    /// `ad` or `post`.
    pub source_type: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// Its text.
    pub body: Option<String>,
    /// The click's id; absent for advertisements in WhatsApp Status.
    pub ctwa_clid: Option<String>,
}

/// A place. Name, address and link come only when a place was picked; "send
/// your current location" gives the two numbers.
/// [M: webhooks/reference/messages/location]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// The place's name.
    #[serde(default)]
    pub name: Option<String>,
    /// Its address.
    #[serde(default)]
    pub address: Option<String>,
    /// Its web page.
    #[serde(default)]
    pub url: Option<String>,
}

/// A cart sent from the catalogue. Without address, without number of its own:
/// the message's id is its key. [M: webhooks/reference/messages/order]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The catalogue.
    #[serde(default)]
    pub catalog_id: Option<String>,
    /// A note typed with the cart.
    #[serde(default)]
    pub text: Option<String>,
    /// What is in it.
    #[serde(default)]
    pub product_items: Vec<OrderItem>,
}

/// One product of a cart. [M: webhooks/reference/messages/order]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrderItem {
    /// The product's id of ours.
    pub product_retailer_id: String,
    /// How many.
    pub quantity: u32,
    /// The price the person saw, in whole currency units (30 or 7.99). A
    /// claim, never the price to charge.
    #[serde(default)]
    pub item_price: Option<Number>,
    /// The currency's code.
    #[serde(default)]
    pub currency: Option<String>,
}

/// A received file; Meta stores it for 7 days. [M: webhooks/reference/messages/image]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// Its id, to download it by.
    pub id: MediaId,
    /// Its media type.
    #[serde(default)]
    pub mime_type: Option<String>,
    /// Its hash, in base64.
    #[serde(default)]
    pub sha256: Option<String>,
    /// Text below it.
    #[serde(default)]
    pub caption: Option<String>,
    /// Its name, for documents.
    #[serde(default)]
    pub filename: Option<String>,
}

/// A form filled in inside the chat. [M: flows/guides/receiveflowresponse]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowReply {
    /// `flow`, or `address_message` for the Indian address form.
    #[serde(default)]
    pub name: Option<String>,
    /// What the chat shows for it.
    #[serde(default)]
    pub body: Option<String>,
    /// The answers, as JSON in a string. The flow's id is not in it.
    pub response_json: String,
}

impl FlowReply {
    /// The answers, if the string holds JSON.
    #[must_use]
    pub fn response(&self) -> Option<Value> {
        serde_json::from_str(&self.response_json).ok()
    }
}

/// WhatsApp reports something about a person, such as `user_changed_number`.
/// [M: webhooks/reference/messages/system]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct System {
    /// What happened, such as `user_changed_number` or `user_changed_user_id`.
    #[serde(rename = "type", default)]
    pub kind: String,
    /// A sentence, in which numbers may stand.
    #[serde(default)]
    pub body: String,
    /// The new number.
    #[serde(default)]
    pub wa_id: Option<Phone>,
    /// The new business-scoped user id.
    #[serde(default)]
    pub user_id: Option<UserId>,
}
