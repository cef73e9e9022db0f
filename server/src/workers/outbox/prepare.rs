//! From an outbox row to a message: loads what it is about and writes it as things are now.

use commerce::{Language, Order, OrderNotice, OutboxItem, Party, Store, StoreCode};
use i18n::chat;
use storage::{LinkPurpose, OutboxMessage};

use super::failure::SendError;
use crate::app_state::AppState;
use crate::conversation::OutgoingMessage;
use crate::conversation::notifications::OrderNotification;
use crate::documents;
use crate::sessions::links::create_link;

/// Whether the message that confirms an order contains the bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attachment {
    /// The bill as a PDF, with the receipt under it.
    Include,
    /// The receipt alone, with a link to the order, which shows the bill too.
    Omit,
}

/// Prepares a message to be sent.
pub(super) async fn prepare(
    state: &AppState,
    message: &OutboxMessage,
    attachment: Attachment,
) -> Result<OutgoingMessage, SendError> {
    let (order, order_state, notice) = match &message.item {
        OutboxItem::Message { message } => return Ok(OutgoingMessage::Chat(message.clone())),
        OutboxItem::Order { order, state, kind, .. } => (*order, *state, *kind),
    };
    let order = state.storage.order(order).await?.ok_or(SendError::NothingToSend)?;
    let store = state.catalog.store(&order.store).await?.ok_or(SendError::NothingToSend)?;
    let notification =
        OrderNotification { order: &order, state: order_state, store: &store, now: state.clock.now() };
    match (&message.recipient, notice) {
        (Party::Customer(_), OrderNotice::Bill) if attachment == Attachment::Include => {
            bill(state, &notification).await
        }
        (Party::Customer(_), OrderNotice::StoreLocation) => Ok(notification.store_location()),
        (Party::Customer(customer), _) => {
            let purpose = LinkPurpose::Order { customer: *customer, order: order.id };
            let (url, link) = create_link(state, purpose, order.language, notification.now);
            state.storage.add_link(link).await?;
            Ok(OutgoingMessage::Chat(notification.for_customer(order.language, url)))
        }
        (Party::Store(code), notice) => {
            let language = store_language(state, code, &store).await?;
            let message = notification.for_store(notice, language).ok_or(SendError::NothingToSend)?;
            Ok(OutgoingMessage::Chat(message))
        }
    }
}

async fn store_language(state: &AppState, code: &StoreCode, store: &Store) -> Result<Language, SendError> {
    let conversation = state.storage.conversation(&Party::Store(code.clone())).await?;
    Ok(conversation.language.unwrap_or_else(|| store.chat_language()))
}

async fn bill(state: &AppState, notification: &OrderNotification<'_>) -> Result<OutgoingMessage, SendError> {
    let Order { language, .. } = *notification.order;
    let app_name = state.assets.site.name(language);
    let data = documents::order_bill::bill_data(notification.order, notification.store, &app_name);
    let bytes = documents::render_bill_in_pool(data).await.map_err(|_| SendError::Bill)?;
    Ok(OutgoingMessage::Document {
        bytes,
        media_type: "application/pdf",
        file_name: chat::bill_file(language, &notification.order.display_number()),
        caption: notification.receipt(language),
    })
}
