//! From a message of the conversation to one of the Cloud API.

use commerce::MessageId;
use commerce::notice::{ChatButton, ChatMessage};
use storage::Address;
use whatsapp::client::{self, Client};
use whatsapp::identity::{self, UserId};
use whatsapp::message::{
    Button, Buttons, Content, Document, File, LinkButton, List, LocationRequest, Message, Place, Recipient,
    Row, Text,
};
use whatsapp::retry_advice::RetryAdvice;

use crate::channels::{ChannelError, SendFailure};
use crate::conversation::OutgoingMessage;

/// Sends a message; returns its id in the chat.
///
/// # Errors
/// WhatsApp does not accept it, or the address has neither a user id nor a number.
pub(crate) async fn send(
    client: &Client,
    to: Address,
    message: OutgoingMessage,
    id: MessageId,
) -> Result<String, ChannelError> {
    let recipient = match (to.phone, to.user_id) {
        (Some(phone), _) => Recipient::Phone(identity::Phone::new(phone.digits())),
        (None, Some(user_id)) => Recipient::UserId(UserId::new(user_id)),
        (None, None) => return Err(ChannelError { failure: SendFailure::Unreachable, code: None }),
    };
    let content = to_content(client, message).await?;
    let message = Message::new(recipient, content).with_callback_data(id.to_string());
    Ok(client.send(&message).await?.id.into_string())
}

/// Shows the sender that a message was read. Nothing depends on it, so it is neither waited for nor retried.
pub(crate) fn mark_read(client: &Client, external_id: String) {
    let client = client.clone();
    tokio::spawn(async move {
        if let Err(error) = client.mark_read(identity::MessageId::new(external_id)).await {
            tracing::debug!(code = error.code(), "could not mark a message as read");
        }
    });
}

async fn to_content(client: &Client, message: OutgoingMessage) -> Result<Content, client::Error> {
    Ok(match message {
        OutgoingMessage::Chat(message) => to_interactive(message)?,
        OutgoingMessage::Location { position, name, address } => {
            Place::new(position.lat, position.lon, &name, &address).into()
        }
        OutgoingMessage::Document { bytes, media_type, file_name, caption } => {
            let media = client.upload(&file_name, media_type, bytes).await?;
            Document::new(File::Id(media), file_name).with_caption(&caption).into()
        }
    })
}

fn to_interactive(message: ChatMessage) -> Result<Content, client::Error> {
    Ok(match message {
        ChatMessage::Text { body } => Text::new(&body).into(),
        ChatMessage::Link { body, label, url } => LinkButton::new(&body, &label, url).into(),
        ChatMessage::Buttons { body, buttons } => {
            let to_button = |ChatButton { id, label }| Button::new(id, &label);
            Buttons::from_vec(&body, buttons.into_iter().map(to_button).collect())?.into()
        }
        ChatMessage::List { body, label, rows } => {
            let to_row = |ChatButton { id, label }| Row::new(id, &label);
            List::of_rows(&body, &label, rows.into_iter().map(to_row).collect())?.into()
        }
        ChatMessage::LocationRequest { body } => LocationRequest::new(&body).into(),
    })
}

impl From<client::Error> for ChannelError {
    fn from(error: client::Error) -> Self {
        let failure = match error.retry_advice() {
            RetryAdvice::Retry => SendFailure::Temporary,
            RetryAdvice::RetryRecipientLater => SendFailure::RecipientLimit,
            RetryAdvice::FixConfiguration => SendFailure::Configuration,
            RetryAdvice::ReuploadMedia => SendFailure::Attachment,
            // Outside the 24-hour window only a template may be sent.
            RetryAdvice::WindowClosed | RetryAdvice::Unreachable => SendFailure::Unreachable,
            RetryAdvice::Permanent => SendFailure::Permanent,
        };
        Self { failure, code: error.code() }
    }
}
