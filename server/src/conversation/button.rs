//! What the buttons in our messages mean when they come back. An id may be forged: whether the sender may
//! do it is checked where it is done.

use std::fmt;
use std::str::FromStr;

use commerce::{Language, OrderId, PaymentMethod, RejectReason};

/// The action behind a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonAction {
    /// Asks for a location message.
    AskLocation,
    /// Notifies the customer of a store near their place.
    RequestCoverage,
    /// Lists the orders.
    ListOrders,
    /// Lists the languages.
    ChooseLanguage,
    /// Changes the language.
    SetLanguage(Language),
    /// Accepts an order.
    Accept(OrderId),
    /// Asks the store why it rejects an order.
    AskRejectReason(OrderId),
    /// Rejects an order.
    Reject(OrderId, RejectReason),
    /// The order is packed.
    Ready(OrderId),
    /// Asks the store how an order was paid that it hands over.
    AskPaymentMethod(OrderId),
    /// The order is handed over and paid.
    Collect(OrderId, PaymentMethod),
}

impl fmt::Display for ButtonAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AskLocation => f.write_str("locate"),
            Self::RequestCoverage => f.write_str("coverage"),
            Self::ListOrders => f.write_str("orders"),
            Self::ChooseLanguage => f.write_str("languages"),
            Self::SetLanguage(language) => write!(f, "speak:{}", language.code()),
            Self::Accept(order) => write!(f, "accept:{order}"),
            Self::AskRejectReason(order) => write!(f, "reject:{order}"),
            Self::Reject(order, reason) => write!(f, "reject:{order}:{}", reason.code()),
            Self::Ready(order) => write!(f, "ready:{order}"),
            Self::AskPaymentMethod(order) => write!(f, "collect:{order}"),
            Self::Collect(order, paid_by) => write!(f, "collect:{order}:{}", paid_by.code()),
        }
    }
}

/// The id is not one of our buttons'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown button id")]
pub struct ParseButtonError;

impl FromStr for ButtonAction {
    type Err = ParseButtonError;

    fn from_str(id: &str) -> Result<Self, ParseButtonError> {
        let mut parts = id.split(':');
        let (name, about, detail) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let order = || about.and_then(|about| about.parse().ok()).ok_or(ParseButtonError);
        match (name, detail) {
            ("locate", None) => Ok(Self::AskLocation),
            ("coverage", None) => Ok(Self::RequestCoverage),
            ("orders", None) => Ok(Self::ListOrders),
            ("languages", None) => Ok(Self::ChooseLanguage),
            ("speak", None) => {
                about.and_then(Language::from_code).map(Self::SetLanguage).ok_or(ParseButtonError)
            }
            ("accept", None) => Ok(Self::Accept(order()?)),
            ("reject", None) => Ok(Self::AskRejectReason(order()?)),
            ("reject", Some(reason)) => {
                Ok(Self::Reject(order()?, RejectReason::from_code(reason).ok_or(ParseButtonError)?))
            }
            ("ready", None) => Ok(Self::Ready(order()?)),
            ("collect", None) => Ok(Self::AskPaymentMethod(order()?)),
            ("collect", Some(paid_by)) => {
                Ok(Self::Collect(order()?, PaymentMethod::from_code(paid_by).ok_or(ParseButtonError)?))
            }
            _ => Err(ParseButtonError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_parsed_to_its_action() {
        let order = OrderId(42);
        let actions = [
            ButtonAction::AskLocation,
            ButtonAction::RequestCoverage,
            ButtonAction::ListOrders,
            ButtonAction::ChooseLanguage,
            ButtonAction::SetLanguage(Language::Hindi),
            ButtonAction::Accept(order),
            ButtonAction::AskRejectReason(order),
            ButtonAction::Reject(order, RejectReason::TooBusy),
            ButtonAction::Ready(order),
            ButtonAction::AskPaymentMethod(order),
            ButtonAction::Collect(order, PaymentMethod::Upi),
        ];
        for action in actions {
            assert_eq!(action.to_string().parse(), Ok(action));
        }
        for other in ["", "accept", "accept:1", "cancel-button", "collect:x:cash", "speak:fr"] {
            assert_eq!(other.parse::<ButtonAction>(), Err(ParseButtonError), "{other}");
        }
    }
}
