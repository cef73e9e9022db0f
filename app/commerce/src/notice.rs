//! Who is notified of what: the contents of the outbox, before they become chat messages.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::ids::{CustomerId, Home, MessageId, OrderId, StoreCode};
use crate::order::{Actor, Order, OrderState};

/// How long after a person's last message a chat service sends them text that is no approved template
/// (WhatsApp: the customer service window).
pub const CHAT_WINDOW: SignedDuration = SignedDuration::from_hours(24);

/// Whether text may be sent to someone who last wrote at this time.
#[must_use]
pub fn is_chat_open(last_inbound_at: Option<Timestamp>, now: Timestamp) -> bool {
    last_inbound_at.is_some_and(|at| now.duration_since(at) < CHAT_WINDOW)
}

/// One end of a chat with us.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "party", content = "id", rename_all = "snake_case")]
pub enum Party {
    /// A customer.
    Customer(CustomerId),
    /// A store, in its own chat.
    Store(StoreCode),
}

impl Party {
    /// The home of what is theirs.
    #[must_use]
    pub fn home(&self) -> Home {
        match self {
            Self::Customer(customer) => customer.home(),
            Self::Store(store) => Home::of_store(store),
        }
    }
}

/// A notification about an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderNotice {
    /// To the customer: the order is placed, with the bill. It is not ready yet.
    Bill,
    /// To the customer: the store's position on the map.
    StoreLocation,
    /// To the customer: the state the order is in now.
    StatusUpdate,
    /// To the store: a new order, with buttons.
    NewOrder,
    /// To the store: the next button for an order it has moved on.
    NextStep,
    /// To the store: an order is over without its doing (cancelled, expired, uncollected).
    Closed,
}

impl OrderNotice {
    /// The name used in the storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bill => "bill",
            Self::StoreLocation => "store_location",
            Self::StatusUpdate => "status_update",
            Self::NewOrder => "new_order",
            Self::NextStep => "next_step",
            Self::Closed => "closed",
        }
    }
}

/// A message for the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// The message's id.
    pub id: MessageId,
    /// The party it is sent to.
    pub recipient: Party,
    /// What is sent.
    pub item: OutboxItem,
}

/// A message to a chat party, stored in the outbox until the chat service has accepted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
pub enum OutboxItem {
    /// A notification about an order, worded when it is sent.
    Order {
        /// The order's id.
        order: OrderId,
        /// Its store, which leads its key in the storage.
        store: StoreCode,
        /// The state it is about.
        state: OrderState,
        /// What kind of notification.
        kind: OrderNotice,
    },
    /// A message of a conversation, worded already.
    Message {
        /// The message.
        message: ChatMessage,
    },
}

/// A chat message with its final text, free of any channel's wire format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ChatMessage {
    /// Text and nothing else.
    Text {
        /// The text.
        body: String,
    },
    /// Text with one button that opens an address.
    Link {
        /// The text.
        body: String,
        /// The button's label; 20 characters at most.
        label: String,
        /// The address.
        url: String,
    },
    /// Text with one to three buttons.
    Buttons {
        /// The text.
        body: String,
        /// The buttons.
        buttons: Vec<ChatButton>,
    },
    /// Text with a button that opens a list of one to ten choices.
    List {
        /// The text.
        body: String,
        /// The button's label; 20 characters at most.
        label: String,
        /// The choices.
        rows: Vec<ChatButton>,
    },
    /// Text with a button that sends the recipient's location.
    LocationRequest {
        /// The text.
        body: String,
    },
}

/// A button or a choice of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatButton {
    /// Comes back when it is pressed; 200 characters at most.
    pub id: String,
    /// What is written on it; 20 characters at most.
    pub label: String,
}

/// The notifications due after an order entered its state, in the order in which they are sent.
///
/// `actor` is who moved it there: no one is notified in the chat of what they just did on a page,
/// except the customer, whose chat is their receipt.
#[must_use]
pub fn notices_for(order: &Order, actor: Actor) -> Vec<(Party, OrderNotice)> {
    let customer = |about| (Party::Customer(order.customer), about);
    let store = |about| (Party::Store(order.store.clone()), about);
    match order.state {
        OrderState::Placed => {
            vec![
                customer(OrderNotice::Bill),
                customer(OrderNotice::StoreLocation),
                store(OrderNotice::NewOrder),
            ]
        }
        OrderState::Accepted | OrderState::Ready => {
            vec![customer(OrderNotice::StatusUpdate), store(OrderNotice::NextStep)]
        }
        OrderState::Collected | OrderState::Rejected => vec![customer(OrderNotice::StatusUpdate)],
        OrderState::Cancelled | OrderState::Expired | OrderState::Uncollected => {
            let mut notices = vec![customer(OrderNotice::StatusUpdate)];
            if !matches!(actor, Actor::Store) {
                notices.push(store(OrderNotice::Closed));
            }
            notices
        }
    }
}

/// The messages that follow from an order's state, in sending order; see [`notices_for`].
#[must_use]
pub fn messages_for(order: &Order, actor: Actor) -> Vec<NewMessage> {
    let message = |(recipient, kind)| NewMessage {
        id: message_id(order, kind),
        recipient,
        item: OutboxItem::for_order(order, kind),
    };
    notices_for(order, actor).into_iter().map(message).collect()
}

/// The id of an order's message follows from what it is about, so that it is never written twice.
fn message_id(order: &Order, kind: OrderNotice) -> MessageId {
    let hash: [u8; 32] =
        Sha256::digest(format!("{} {} {}", order.id, order.state.code(), kind.code())).into();
    let random = hash.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte));
    MessageId::new(order.id.home(), random)
}

impl OutboxItem {
    /// A notification about an order in its present state.
    #[must_use]
    pub fn for_order(order: &Order, about: OrderNotice) -> Self {
        Self::Order { order: order.id, store: order.store.clone(), state: order.state, kind: about }
    }
}
