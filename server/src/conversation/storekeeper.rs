//! From what a storekeeper was heard to say to what shall be done.

use commerce::{Action, Language, OrderId, PaymentMethod};

use super::button::ButtonAction;
use super::inbound::{InboundMessage, TextCommand, parse_command};

/// What shall be done for a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Send a link to the counter.
    OpenCounter,
    /// Keep the language, and say so in it.
    SetLanguage(Language),
    /// Pause the store, or resume.
    SetPaused(bool),
    /// Move an order.
    ApplyAction(OrderId, Action),
    /// Hand an order over, paid like this.
    Collect(OrderId, PaymentMethod),
    /// Ask why it is rejected.
    AskRejectReason(OrderId),
    /// Ask how it was paid.
    AskPaymentMethod(OrderId),
}

/// Decides. Whatever is not understood gets the counter, which always works.
#[must_use]
pub fn interpret(heard: &InboundMessage) -> Intent {
    match heard {
        InboundMessage::Text(words) => match parse_command(words) {
            TextCommand::Pause => Intent::SetPaused(true),
            TextCommand::Resume => Intent::SetPaused(false),
            TextCommand::SetLanguage(language) => Intent::SetLanguage(language),
            _ => Intent::OpenCounter,
        },
        InboundMessage::Button(reply) => match *reply {
            ButtonAction::Accept(order) => Intent::ApplyAction(order, Action::Accept),
            ButtonAction::AskRejectReason(order) => Intent::AskRejectReason(order),
            ButtonAction::Reject(order, reason) => Intent::ApplyAction(order, Action::Reject { reason }),
            ButtonAction::Ready(order) => Intent::ApplyAction(order, Action::Ready),
            ButtonAction::AskPaymentMethod(order) => Intent::AskPaymentMethod(order),
            ButtonAction::Collect(order, paid_by) => Intent::Collect(order, paid_by),
            ButtonAction::SetLanguage(language) => Intent::SetLanguage(language),
            ButtonAction::AskLocation | ButtonAction::ListOrders => Intent::OpenCounter,
        },
        InboundMessage::Location { .. } | InboundMessage::Unsupported => Intent::OpenCounter,
    }
}

#[cfg(test)]
mod tests {
    use commerce::RejectReason;

    use super::*;

    #[test]
    fn words_and_buttons() {
        let order = OrderId(9);
        assert_eq!(interpret(&InboundMessage::Text("pause".to_owned())), Intent::SetPaused(true));
        assert_eq!(interpret(&InboundMessage::Text("counter".to_owned())), Intent::OpenCounter);
        assert_eq!(
            interpret(&InboundMessage::Button(ButtonAction::Collect(order, PaymentMethod::Cash))),
            Intent::Collect(order, PaymentMethod::Cash)
        );
        assert_eq!(
            interpret(&InboundMessage::Button(ButtonAction::Reject(order, RejectReason::Other))),
            Intent::ApplyAction(order, Action::Reject { reason: RejectReason::Other })
        );
        assert_eq!(interpret(&InboundMessage::Unsupported), Intent::OpenCounter);
    }
}
