//! From news about an order to words: what the outbox says to customers and stores.

use commerce::notice::ChatMessage;
use commerce::{Language, Order, OrderState, PaymentMethod, RejectReason, Store};
use i18n::{chat, products, times};
use jiff::Timestamp;

use super::button::ButtonAction;

/// Goods listed in a store's message; the counter shows the rest.
const MAX_LISTED_ITEMS: usize = 12;

/// The customer's receipt, written under the bill.
#[must_use]
pub fn receipt(order: &Order, store: &Store, now: Timestamp) -> String {
    let language = order.language;
    let window = times::format_slot_with_day(language, order.slot(), now, store);
    chat::order_placed(language, order.number, &store.name, &window)
}

/// What the customer is told when an order reaches a state. `url` opens the order.
#[must_use]
pub fn order_status(
    order: &Order,
    state: OrderState,
    store: &Store,
    url: String,
    now: Timestamp,
) -> ChatMessage {
    let language = order.language;
    let (number, name, to_pay) = (order.number, store.name.as_str(), order.totals.total);
    let body = match state {
        OrderState::Placed => receipt(order, store, now),
        OrderState::Accepted => chat::order_accepted(language, number, name),
        OrderState::Ready => chat::order_ready(language, number, name, order.pickup_code(), to_pay),
        OrderState::Collected => chat::order_collected(language, number, to_pay),
        OrderState::Rejected => {
            let reason = order.reject_reason.unwrap_or(RejectReason::Other);
            chat::order_rejected(language, number, name, chat::reject_reason(language, reason))
        }
        OrderState::Cancelled => chat::order_cancelled(language, number),
        OrderState::Expired => chat::order_expired(language, number, name),
        OrderState::Uncollected => chat::order_uncollected(language, number, name),
    };
    ChatMessage::Link { body, label: chat::open_order(language), url }
}

/// A new order, with its two buttons.
#[must_use]
pub fn new_order(order: &Order, store: &Store, language: Language, now: Timestamp) -> ChatMessage {
    let window = times::format_slot_with_day(language, order.slot(), now, store);
    let mut lines: Vec<String> = order
        .lines
        .iter()
        .take(MAX_LISTED_ITEMS)
        .map(|line| {
            format!(
                "{} × {} {}",
                line.quantity,
                line.names.get(language),
                products::pack_size(language, line.pack)
            )
        })
        .collect();
    if order.lines.len() > MAX_LISTED_ITEMS {
        lines.push(chat::and_more(language, order.lines.len() - MAX_LISTED_ITEMS));
    }
    let body = chat::store_new_order(
        language,
        order.number,
        &order.contact_name,
        &window,
        &lines.join("\n"),
        order.totals.total,
    );
    ChatMessage::Buttons {
        body,
        buttons: vec![
            button(ButtonAction::Accept(order.id), chat::button_accept(language)),
            button(ButtonAction::AskRejectReason(order.id), chat::button_reject(language)),
        ],
    }
}

/// The next button for an order the store has moved; `None` when there is none.
#[must_use]
pub fn next_step(order: &Order, state: OrderState, language: Language) -> Option<ChatMessage> {
    match state {
        OrderState::Accepted => Some(ChatMessage::Buttons {
            body: chat::store_accepted(language, order.number),
            buttons: vec![button(ButtonAction::Ready(order.id), chat::button_ready(language))],
        }),
        OrderState::Ready => Some(ChatMessage::Buttons {
            body: chat::store_ready(
                language,
                order.number,
                &order.contact_name,
                order.pickup_code(),
                order.totals.total,
            ),
            buttons: vec![button(ButtonAction::AskPaymentMethod(order.id), chat::button_collected(language))],
        }),
        _ => None,
    }
}

/// An order that is over without the store's doing; `None` when the store ended it itself.
#[must_use]
pub fn order_closed(order: &Order, state: OrderState, language: Language) -> Option<ChatMessage> {
    let body = match state {
        OrderState::Cancelled => chat::store_cancelled(language, order.number),
        OrderState::Expired => chat::store_order_expired(language, order.number),
        OrderState::Uncollected => chat::store_uncollected(language, order.number),
        _ => return None,
    };
    Some(ChatMessage::Text { body })
}

/// Asks the store why it rejects. Three buttons at most: the counter offers every reason.
#[must_use]
pub fn ask_reject_reason(order: &Order, language: Language) -> ChatMessage {
    let reasons = [RejectReason::OutOfStock, RejectReason::TooBusy, RejectReason::ClosingEarly];
    let buttons = reasons.map(|reason| {
        button(ButtonAction::Reject(order.id, reason), chat::reject_reason(language, reason).to_owned())
    });
    ChatMessage::Buttons {
        body: chat::store_ask_reject_reason(language, order.number),
        buttons: buttons.into(),
    }
}

/// Asks the store how an order was paid.
#[must_use]
pub fn ask_payment_method(order: &Order, language: Language) -> ChatMessage {
    let buttons = PaymentMethod::ALL.map(|paid_by| {
        button(ButtonAction::Collect(order.id, paid_by), chat::paid_by(language, paid_by).to_owned())
    });
    ChatMessage::Buttons {
        body: chat::store_ask_payment_method(language, order.number),
        buttons: buttons.into(),
    }
}

/// What the store hears at once when it moved an order by a button, where no next button follows.
#[must_use]
pub fn store_confirmation(order: &Order, language: Language) -> Option<ChatMessage> {
    let body = match order.state {
        OrderState::Collected => chat::store_collected(language, order.number, order.totals.total),
        OrderState::Rejected => chat::store_rejected(language, order.number),
        _ => return None,
    };
    Some(ChatMessage::Text { body })
}

/// An action that came too late.
#[must_use]
pub fn action_conflict(order: &Order, language: Language) -> ChatMessage {
    ChatMessage::Text {
        body: chat::store_action_conflict(language, order.number, chat::state(language, order.state)),
    }
}

fn button(reply: ButtonAction, label: String) -> (String, String) {
    (reply.to_string(), label)
}
