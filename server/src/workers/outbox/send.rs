//! One message on its way to its channel.

use commerce::{OrderNotice, OutboxItem};
use storage::OutboxMessage;

use super::failure::SendError;
use super::prepare::{Attachment, prepare};
use crate::app_state::AppState;
use crate::channels::whatsapp;

/// Sends a message; returns its id in the channel.
pub(super) async fn send(state: &AppState, message: &OutboxMessage) -> Result<String, SendError> {
    match send_with(state, message, Attachment::Include).await {
        Err(error) if is_bill(&message.item) && error.is_attachment_error(message.attempts) => {
            tracing::warn!(message.id = %message.id, %error, "sending a bill without its PDF");
            send_with(state, message, Attachment::Omit).await
        }
        outcome => outcome,
    }
}

const fn is_bill(item: &OutboxItem) -> bool {
    matches!(item, OutboxItem::Order { kind: OrderNotice::Bill, .. })
}

async fn send_with(
    state: &AppState,
    message: &OutboxMessage,
    attachment: Attachment,
) -> Result<String, SendError> {
    let address = state.storage.address(&message.recipient).await?.ok_or(SendError::NothingToSend)?;
    let outgoing = prepare(state, message, attachment).await?;
    Ok(whatsapp::send(&state.chat.client, address, outgoing, message.id).await?)
}
