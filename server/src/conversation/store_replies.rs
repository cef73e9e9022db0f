//! What storekeepers get in reply to what they write.

use commerce::notice::ChatMessage;
use commerce::{Language, Order, OrderState, PaymentMethod, RejectReason, TransitionError};
use i18n::chat;

use super::button::ButtonAction;
use super::outgoing::{buttons, link, text};

/// A link to the store's counter.
#[must_use]
pub fn counter_link(language: Language, store_name: &str, url: String) -> ChatMessage {
    link(chat::counter_link(language, store_name), chat::open_counter(language), url)
}

/// Confirms the new language, in that language.
#[must_use]
pub fn language_changed(language: Language) -> ChatMessage {
    text(chat::language_set(language))
}

/// The store takes no orders, or takes them again.
#[must_use]
pub fn paused(language: Language, is_paused: bool) -> ChatMessage {
    text(if is_paused { chat::store_paused(language) } else { chat::store_resumed(language) })
}

/// The store has no such order.
#[must_use]
pub fn unknown_order(language: Language) -> ChatMessage {
    text(chat::store_unknown_order(language))
}

/// Asks why an order is rejected. WhatsApp allows three buttons: the counter offers every reason.
#[must_use]
pub fn ask_reject_reason(order: &Order, language: Language) -> ChatMessage {
    let reasons = [RejectReason::OutOfStock, RejectReason::TooBusy, RejectReason::ClosingEarly];
    let choices = reasons.map(|reason| {
        (ButtonAction::Reject(order.id, reason), chat::reject_reason(language, reason).to_owned())
    });
    buttons(chat::store_ask_reject_reason(language, &order.display_number()), choices)
}

/// Asks how an order was paid.
#[must_use]
pub fn ask_payment_method(order: &Order, language: Language) -> ChatMessage {
    let choices = PaymentMethod::ALL.map(|method| {
        (ButtonAction::Collect(order.id, method), chat::payment_method(language, method).to_owned())
    });
    buttons(chat::store_ask_payment_method(language, &order.display_number()), choices)
}

/// Confirms an action that no further button follows; `None` where the next notification does so.
#[must_use]
pub fn confirmation(order: &Order, language: Language) -> Option<ChatMessage> {
    match order.state {
        OrderState::Collected => {
            Some(text(chat::store_collected(language, &order.display_number(), order.totals.total)))
        }
        OrderState::Rejected => Some(text(chat::store_rejected(language, &order.display_number()))),
        _ => None,
    }
}

/// An action that is not possible: explains what comes first, or that it is too late.
#[must_use]
pub fn action_conflict(order: &Order, error: TransitionError, language: Language) -> ChatMessage {
    text(match (error, order.state) {
        (TransitionError::TooEarly, OrderState::Placed) => {
            chat::store_accept_first(language, &order.display_number())
        }
        (TransitionError::TooEarly, _) => chat::store_ready_first(language, &order.display_number()),
        (_, state) => {
            chat::store_action_conflict(language, &order.display_number(), chat::order_state(language, state))
        }
    })
}
