//! From what waits in the outbox to a message in the chat's own format.

use commerce::notice::ChatMessage;
use commerce::{CustomerId, Language, Order, OrderNotice, OrderState, OutboxItem, Party, StoreCode};
use i18n::chat;
use jiff::Timestamp;
use storage::{LinkPurpose, OutboxMessage};
use whatsapp::client;
use whatsapp::message::{Button, Buttons, Content, Document, File, LinkButton, LocationRequest, Place, Text};

use super::sending::SendError;
use crate::app_state::AppState;
use crate::conversation::notifications;
use crate::documents;
use crate::sessions::links::create_link;

/// Whether an order's confirmation brings the bill as a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attachment {
    /// As a PDF, with the receipt under it.
    Include,
    /// The receipt alone, with a link to the order, where the bill is too.
    Omit,
}

/// Words a message, as things stand now.
pub(super) async fn render(
    state: &AppState,
    message: &OutboxMessage,
    paper: Attachment,
    now: Timestamp,
) -> Result<Content, SendError> {
    match &message.item {
        OutboxItem::Message { message } => to_whatsapp(message),
        OutboxItem::Order { order, state: order_state, kind: about, .. } => {
            let order = state.storage.order(*order).await?.ok_or(SendError::NothingToSend)?;
            render_order_notice(state, &message.recipient, &order, *order_state, *about, paper, now).await
        }
    }
}

/// News about an order, worded now.
async fn render_order_notice(
    state: &AppState,
    to: &Party,
    order: &Order,
    order_state: OrderState,
    about: OrderNotice,
    paper: Attachment,
    now: Timestamp,
) -> Result<Content, SendError> {
    let store = state.catalog.store(&order.store).await?.ok_or(SendError::NothingToSend)?;
    let say = match (to, about) {
        (Party::Customer(_), OrderNotice::Bill) if paper == Attachment::Include => {
            return render_bill(state, order, &store, now).await;
        }
        (Party::Customer(_), OrderNotice::StoreLocation) => {
            let address = format!("{}, {} {}", store.address, store.city, store.pin);
            let place = Place::new(store.position.lat, store.position.lon, &store.name, &address);
            return Ok(place.into());
        }
        (Party::Customer(customer), _) => {
            let url = create_order_link(state, *customer, order, now).await?;
            notifications::order_status(order, order_state, &store, url, now)
        }
        (Party::Store(code), about) => {
            let language = store_language(state, code, &store).await?;
            let say = match about {
                // An order that has moved on needs no accepting.
                OrderNotice::NewOrder if order.state == OrderState::Placed => {
                    Some(notifications::new_order(order, &store, language, now))
                }
                OrderNotice::NextStep if order.state == order_state => {
                    notifications::next_step(order, order_state, language)
                }
                OrderNotice::Closed => notifications::order_closed(order, order_state, language),
                _ => None,
            };
            say.ok_or(SendError::NothingToSend)?
        }
    };
    to_whatsapp(&say)
}

async fn store_language(
    state: &AppState,
    code: &StoreCode,
    store: &commerce::Store,
) -> Result<Language, SendError> {
    let conversation = state.storage.conversation(&Party::Store(code.clone())).await?;
    Ok(conversation.language.unwrap_or_else(|| store.chat_language()))
}

/// Mints the link that opens an order, good until a week after the order has ended.
async fn create_order_link(
    state: &AppState,
    customer: CustomerId,
    order: &Order,
    now: Timestamp,
) -> Result<String, SendError> {
    let purpose = LinkPurpose::Order { customer, order: order.id };
    let (url, link) = create_link(state, purpose, order.language, now);
    state.storage.add_link(link).await?;
    Ok(url)
}

/// The bill as a PDF, with the receipt under it.
async fn render_bill(
    state: &AppState,
    order: &Order,
    store: &commerce::Store,
    now: Timestamp,
) -> Result<Content, SendError> {
    let sheet = documents::order_bill::bill_data(order, store, &state.assets.site.name(order.language));
    let pdf = documents::render_bill_in_pool(sheet).await.map_err(|_| SendError::Bill)?;
    let file_name = chat::bill_file(order.language, order.number);
    let media = state.chat.client.upload(&file_name, "application/pdf", pdf).await?;
    let caption = notifications::receipt(order, store, now);
    Ok(Document::new(File::Id(media), file_name).with_caption(&caption).into())
}

/// Words in the wire format.
fn to_whatsapp(say: &ChatMessage) -> Result<Content, SendError> {
    Ok(match say {
        ChatMessage::Text { body } => Text::new(body).into(),
        ChatMessage::Link { body, label, url } => LinkButton::new(body, label, url.as_str()).into(),
        ChatMessage::Buttons { body, buttons } => {
            let buttons = buttons.iter().map(|(id, label)| Button::new(id.as_str(), label)).collect();
            Buttons::from_vec(body, buttons).map_err(client::Error::from)?.into()
        }
        ChatMessage::LocationRequest { body } => LocationRequest::new(body).into(),
    })
}
