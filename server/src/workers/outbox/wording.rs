//! From what waits in the outbox to a message in the chat's own format.

use commerce::notice::Say;
use commerce::{CustomerId, Language, Notice, Order, OrderNotice, OrderState, Party, StoreCode};
use jiff::Timestamp;
use ledger::{LinkPurpose, OutboxMessage};
use whatsapp::client;
use whatsapp::message::{Button, Buttons, Content, Document, File, LinkButton, LocationRequest, Place, Text};
use words::chat;

use super::sending::SendProblem;
use crate::Shop;
use crate::conversation::telling;
use crate::documents;

/// Whether an order's confirmation brings the bill as a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    /// As a PDF, with the receipt under it.
    Attached,
    /// The receipt alone, with a link to the order, where the bill is too.
    LeftOut,
}

/// Words a message, as things stand now.
pub(super) async fn content(
    shop: &Shop,
    message: &OutboxMessage,
    paper: Paper,
    now: Timestamp,
) -> Result<Content, SendProblem> {
    match &message.notice {
        Notice::Say { message } => content_of(message),
        Notice::Order { order, state, about, .. } => {
            let order = shop.ledger.order(*order).await?.ok_or(SendProblem::Pointless)?;
            news(shop, &message.to, &order, *state, *about, paper, now).await
        }
    }
}

/// News about an order, worded now.
async fn news(
    shop: &Shop,
    to: &Party,
    order: &Order,
    state: OrderState,
    about: OrderNotice,
    paper: Paper,
    now: Timestamp,
) -> Result<Content, SendProblem> {
    let store = shop.catalog.store(&order.store).await?.ok_or(SendProblem::Pointless)?;
    let say = match (to, about) {
        (Party::Customer(_), OrderNotice::Bill) if paper == Paper::Attached => {
            return bill(shop, order, &store, now).await;
        }
        (Party::Customer(_), OrderNotice::StorePlace) => {
            let address = format!("{}, {} {}", store.address, store.city, store.pin);
            let place = Place::new(store.position.lat, store.position.lon, &store.name, &address);
            return Ok(place.into());
        }
        (Party::Customer(customer), _) => {
            let url = order_link(shop, *customer, order, now).await?;
            telling::to_customer(order, state, &store, url, now)
        }
        (Party::Store(code), about) => {
            let language = store_language(shop, code, &store).await?;
            let say = match about {
                // An order that has moved on needs no accepting.
                OrderNotice::NewOrder if order.state == OrderState::Placed => {
                    Some(telling::new_order(order, &store, language, now))
                }
                OrderNotice::NextStep if order.state == state => telling::next_step(order, state, language),
                OrderNotice::Over => telling::over(order, state, language),
                _ => None,
            };
            say.ok_or(SendProblem::Pointless)?
        }
    };
    content_of(&say)
}

async fn store_language(
    shop: &Shop,
    code: &StoreCode,
    store: &commerce::Store,
) -> Result<Language, SendProblem> {
    let conversation = shop.ledger.conversation(&Party::Store(code.clone())).await?;
    Ok(conversation.language.unwrap_or_else(|| store.chat_language()))
}

/// Mints the link that opens an order, good until a week after the order has ended.
async fn order_link(
    shop: &Shop,
    customer: CustomerId,
    order: &Order,
    now: Timestamp,
) -> Result<String, SendProblem> {
    let purpose = LinkPurpose::Order { customer, order: order.id };
    let (url, link) = shop.mint_link(purpose, order.language, now);
    shop.ledger.add_link(link).await?;
    Ok(url)
}

/// The bill as a PDF, with the receipt under it.
async fn bill(
    shop: &Shop,
    order: &Order,
    store: &commerce::Store,
    now: Timestamp,
) -> Result<Content, SendProblem> {
    let sheet = documents::order_bill::sheet(order, store, &shop.site.name(order.language));
    let pdf = documents::draw_bill_in_turn(sheet).await.map_err(|_| SendProblem::Bill)?;
    let file_name = chat::bill_file(order.language, order.number);
    let media = shop.chat.upload(&file_name, "application/pdf", pdf).await?;
    let caption = telling::receipt(order, store, now);
    Ok(Document::new(File::Id(media), file_name).with_caption(&caption).into())
}

/// Words in the wire format.
fn content_of(say: &Say) -> Result<Content, SendProblem> {
    Ok(match say {
        Say::Text { body } => Text::new(body).into(),
        Say::Link { body, label, url } => LinkButton::new(body, label, url.as_str()).into(),
        Say::Buttons { body, buttons } => {
            let buttons = buttons.iter().map(|(id, label)| Button::new(id.as_str(), label)).collect();
            Buttons::from_vec(body, buttons).map_err(client::Error::from)?.into()
        }
        Say::AskLocation { body } => LocationRequest::new(body).into(),
    })
}
