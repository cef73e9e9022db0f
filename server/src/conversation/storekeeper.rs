//! From a storekeeper's message to an intent.

use commerce::{Action, Language, OrderId, PaymentMethod};

use super::button::ButtonAction;
use super::inbound::{InboundMessage, TextCommand, parse_command};

/// What is to be done for a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Send a link to the counter.
    OpenCounter,
    /// Store the language, and confirm in it.
    SetLanguage(Language),
    /// Pause the store, or resume.
    SetPaused(bool),
    /// Apply an action to an order.
    ApplyAction(OrderId, Action),
    /// Hand an order over and record how it was paid.
    Collect(OrderId, PaymentMethod),
    /// Ask why an order is rejected.
    AskRejectReason(OrderId),
    /// Ask how an order was paid.
    AskPaymentMethod(OrderId),
}

/// Returns the intent. Everything unknown opens the counter, where everything can be done.
#[must_use]
pub fn interpret(message: &InboundMessage) -> Intent {
    match message {
        InboundMessage::Text(text) => match parse_command(text) {
            TextCommand::Pause => Intent::SetPaused(true),
            TextCommand::Resume => Intent::SetPaused(false),
            TextCommand::SetLanguage(language) => Intent::SetLanguage(language),
            _ => Intent::OpenCounter,
        },
        InboundMessage::Button(action) => match *action {
            ButtonAction::Accept(order) => Intent::ApplyAction(order, Action::Accept),
            ButtonAction::AskRejectReason(order) => Intent::AskRejectReason(order),
            ButtonAction::Reject(order, reason) => Intent::ApplyAction(order, Action::Reject { reason }),
            ButtonAction::Ready(order) => Intent::ApplyAction(order, Action::Ready),
            ButtonAction::AskPaymentMethod(order) => Intent::AskPaymentMethod(order),
            ButtonAction::Collect(order, method) => Intent::Collect(order, method),
            ButtonAction::SetLanguage(language) => Intent::SetLanguage(language),
            ButtonAction::AskLocation
            | ButtonAction::RequestCoverage
            | ButtonAction::ListOrders
            | ButtonAction::ChooseLanguage => Intent::OpenCounter,
        },
        InboundMessage::Location { .. } | InboundMessage::Unsupported => Intent::OpenCounter,
    }
}

#[cfg(test)]
mod tests {
    use commerce::RejectReason;

    use super::*;

    #[test]
    fn text_and_buttons() {
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
