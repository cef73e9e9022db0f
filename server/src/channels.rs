//! One file per chat service: it translates between the conversation and the service's wire crate.

pub(crate) mod whatsapp;

use storage::{Identity, MessageStatus};

use crate::conversation::InboundMessage;

/// The content of a stored event.
#[derive(Debug)]
pub(crate) enum InboundEvent {
    /// A person wrote, pressed or shared something.
    Message(Box<ReceivedMessage>),
    /// A message of ours got further, or failed.
    Status(DeliveryStatus),
    /// Nothing that a worker acts on.
    Ignored,
}

/// A message from a person.
#[derive(Debug)]
pub(crate) struct ReceivedMessage {
    /// Its id in the channel.
    pub(crate) external_id: String,
    pub(crate) sender: Identity,
    /// The name in the sender's profile, cleaned.
    pub(crate) profile_name: Option<String>,
    /// `None` for what needs no reply.
    pub(crate) content: Option<InboundMessage>,
}

/// How far a message of ours got.
#[derive(Debug)]
pub(crate) struct DeliveryStatus {
    /// The message's id in the channel.
    pub(crate) external_id: String,
    pub(crate) status: MessageStatus,
    /// The channel's error code, where the message failed.
    pub(crate) code: Option<i64>,
}

/// Why a channel did not accept a message, by what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SendFailure {
    /// A temporary failure, or the limit of all senders together.
    Temporary,
    /// Too many messages to this recipient; others are not affected.
    RecipientLimit,
    /// Nothing can be sent until the configuration is changed.
    Configuration,
    /// The attached file was not accepted.
    Attachment,
    /// This recipient cannot be written to now.
    Unreachable,
    /// This message can never be sent as it is.
    Permanent,
}

/// A message that a channel did not accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .code.map_or_else(|| "no response".to_owned(), |code| format!("code {code}")))]
pub(crate) struct ChannelError {
    pub(crate) failure: SendFailure,
    /// The channel's code. Its text may quote the recipient's number, so it is left out.
    pub(crate) code: Option<i64>,
}
