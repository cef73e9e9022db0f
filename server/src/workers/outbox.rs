//! Sends what waits in the outbox: words it, hands it to the chat, and keeps how that went.
//!
//! Messages of one party leave in the order they were written; a party that has to wait holds up
//! nobody else. A message may be sent twice when an answer is lost, never not at all.

use std::sync::Arc;
use std::time::Duration;

use commerce::notice::Say;
use commerce::{CustomerId, Language, Notice, Order, OrderId, OrderNotice, OrderState, Party, StoreCode};
use jiff::{SignedDuration, Timestamp};
use ledger::{LedgerError, LinkPurpose, OutboxMessage, SendOutcome};
use whatsapp::client;
use whatsapp::identity::UserId;
use whatsapp::message::{
    Button, Buttons, Content, Document, File, LinkButton, LocationRequest, Message, Place, Recipient, Text,
};
use whatsapp::remedy::Remedy;
use words::chat;

use super::Stop;
use crate::Shop;
use crate::conversation::telling;
use crate::documents;

/// Messages taken from the ledger at once, each to another party.
const BATCH: u32 = 16;
/// Longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// A message is tried for a day; news older than that is no news.
const TRIED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Works until told to stop; what is being sent is sent first.
pub async fn run(shop: Arc<Shop>, mut stop: Stop) {
    loop {
        if work_once(&shop).await == 0 {
            tokio::select! {
                () = shop.wake.outbox_or_second() => {}
                () = stop.wait() => return,
            }
        }
    }
}

/// Sends what can be sent now; answers how many messages it handled.
pub async fn work_once(shop: &Arc<Shop>) -> usize {
    let messages = match shop.ledger.pending_messages(shop.clock.now(), BATCH).await {
        Ok(messages) => messages,
        Err(error) => {
            tracing::error!(%error, "the outbox can not be read");
            return 0;
        }
    };
    let handled = messages.len();
    let mut sending = tokio::task::JoinSet::new();
    for message in messages {
        let shop = Arc::clone(shop);
        sending.spawn(async move { handle(&shop, message).await });
    }
    while sending.join_next().await.is_some() {}
    handled
}

async fn handle(shop: &Shop, message: OutboxMessage) {
    let (id, now) = (message.id, shop.clock.now());
    let outcome = match send(shop, &message, now).await {
        Ok(wamid) => {
            shop.metrics.messages_sent.count();
            SendOutcome::Taken { wamid }
        }
        Err(problem) => {
            let outcome = problem.outcome(message.attempts, message.written_at, now);
            if let SendOutcome::Never { why } | SendOutcome::Later { why, .. } = &outcome {
                tracing::warn!(message = %id, why, "a message was not sent");
            }
            if matches!(outcome, SendOutcome::Never { .. }) {
                shop.metrics.messages_failed.count();
            }
            outcome
        }
    };
    if let Err(error) = shop.ledger.sent(id, outcome, shop.clock.now()).await {
        tracing::error!(%error, message = %id, "how sending went could not be kept");
    }
}

/// Why a message did not leave.
#[derive(Debug, thiserror::Error)]
enum SendProblem {
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Chat(#[from] client::Error),
    #[error("the bill could not be drawn")]
    Bill,
    #[error("there is nobody, or nothing, to tell")]
    Pointless,
}

impl SendProblem {
    fn outcome(&self, attempts: u32, written_at: Timestamp, now: Timestamp) -> SendOutcome {
        let why = match self {
            // Meta's words may quote the number: its code says as much.
            Self::Chat(error) => error.code().map_or_else(|| "no answer".to_owned(), |code| format!("code {code}")),
            other => other.to_string(),
        };
        let remedy = match self {
            Self::Ledger(_) => Remedy::Retry,
            Self::Chat(error) => error.remedy(),
            Self::Bill | Self::Pointless => Remedy::GiveUp,
        };
        let too_old = now.duration_since(written_at) > TRIED_FOR;
        let wait = match remedy {
            _ if too_old => None,
            // 4^X seconds, for this person only (Cloud API, pair rate limit).
            Remedy::RetryThisPersonLater => Some(Duration::from_secs(4u64.saturating_pow(attempts.min(5)))),
            Remedy::Retry | Remedy::MendSetup | Remedy::MendMedia => {
                Some(Duration::from_secs(2u64.saturating_pow(attempts.min(10))))
            }
            // Outside the 24-hour window only a template may be sent; the next inbound message
            // makes the news old, and the pages tell it anyway.
            Remedy::AwaitInbound | Remedy::Unreachable | Remedy::GiveUp => None,
        };
        let at = wait.and_then(|wait| SignedDuration::try_from(wait.min(LONGEST_WAIT)).ok()).and_then(|wait| now.checked_add(wait).ok());
        match at {
            Some(at) => SendOutcome::Later { at, why },
            None => SendOutcome::Never { why },
        }
    }
}

async fn send(shop: &Shop, message: &OutboxMessage, now: Timestamp) -> Result<String, SendProblem> {
    let address = shop.ledger.address(&message.to).await?.ok_or(SendProblem::Pointless)?;
    let to = match (address.phone, address.user_id) {
        (Some(phone), _) => Recipient::Phone(whatsapp::identity::Phone::new(phone.wa_id())),
        (None, Some(user_id)) => Recipient::UserId(UserId::new(user_id)),
        (None, None) => return Err(SendProblem::Pointless),
    };
    let content = match &message.notice {
        Notice::Say { message } => content_of(message)?,
        Notice::Order { order, state, about, .. } => news(shop, &message.to, *order, *state, *about, now).await?,
    };
    let wire = Message::new(to, content).with_callback_data(message.id.to_string());
    Ok(shop.chat.send(&wire).await?.id.into_string())
}

/// News about an order, worded now.
async fn news(
    shop: &Shop,
    to: &Party,
    order: OrderId,
    state: OrderState,
    about: OrderNotice,
    now: Timestamp,
) -> Result<Content, SendProblem> {
    let order = shop.ledger.order(order).await?.ok_or(SendProblem::Pointless)?;
    let store = shop.catalog.store(&order.store).await?.ok_or(SendProblem::Pointless)?;
    let say = match (to, about) {
        (Party::Customer(_), OrderNotice::Bill) => return bill(shop, &order, &store, now).await,
        (Party::Customer(_), OrderNotice::StorePlace) => {
            let address = format!("{}, {} {}", store.address, store.city, store.pin);
            let place = Place::new(store.position.lat, store.position.lon, &store.name, &address);
            return Ok(place.into());
        }
        (Party::Customer(customer), _) => {
            let url = order_link(shop, *customer, &order, now).await?;
            telling::to_customer(&order, state, &store, url, now)
        }
        (Party::Store(code), about) => {
            let language = store_language(shop, code, &store).await?;
            let say = match about {
                // An order that has moved on needs no accepting.
                OrderNotice::NewOrder if order.state == OrderState::Placed => {
                    Some(telling::new_order(&order, &store, language, now))
                }
                OrderNotice::NextStep if order.state == state => telling::next_step(&order, state, language),
                OrderNotice::Over => telling::over(&order, state, language),
                _ => None,
            };
            say.ok_or(SendProblem::Pointless)?
        }
    };
    content_of(&say)
}

async fn store_language(shop: &Shop, code: &StoreCode, store: &commerce::Store) -> Result<Language, SendProblem> {
    let conversation = shop.ledger.conversation(&Party::Store(code.clone())).await?;
    Ok(conversation.language.unwrap_or_else(|| store.chat_language()))
}

/// Mints the link that opens an order, good until a week after the order has ended.
async fn order_link(shop: &Shop, customer: CustomerId, order: &Order, now: Timestamp) -> Result<String, SendProblem> {
    let purpose = LinkPurpose::Order { customer, order: order.id };
    let (url, link) = shop.mint_link(purpose, order.language, now);
    shop.ledger.add_link(link).await?;
    Ok(url)
}

/// The bill as a PDF, with the receipt under it.
async fn bill(shop: &Shop, order: &Order, store: &commerce::Store, now: Timestamp) -> Result<Content, SendProblem> {
    let sheet = documents::order_bill::sheet(order, store);
    let pdf = tokio::task::spawn_blocking(move || documents::draw_bill(&sheet));
    let pdf = pdf.await.map_err(|_| SendProblem::Bill)?.map_err(|_| SendProblem::Bill)?;
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
