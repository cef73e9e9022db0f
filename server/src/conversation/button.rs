//! What the buttons we send mean when they come back. An id is at most 256 characters and may come
//! from anybody: who may do what is decided where it is done.

use std::fmt;
use std::str::FromStr;

use commerce::{Language, OrderId, PaymentMethod, RejectReason};

/// A button of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonAction {
    /// Asks for a location message.
    AskLocation,
    /// Lists the orders.
    ListOrders,
    /// Changes the language.
    SetLanguage(Language),
    /// Accepts an order.
    Accept(OrderId),
    /// Wants to reject; is asked why.
    AskRejectReason(OrderId),
    /// Rejects.
    Reject(OrderId, RejectReason),
    /// It is packed.
    Ready(OrderId),
    /// It is handed over; is asked how it was paid.
    AskPaymentMethod(OrderId),
    /// It is handed over and paid.
    Collect(OrderId, PaymentMethod),
}

impl fmt::Display for ButtonAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AskLocation => f.write_str("locate"),
            Self::ListOrders => f.write_str("orders"),
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

/// The id is none of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("that button is none of ours")]
pub struct ParseButtonError;

impl FromStr for ButtonAction {
    type Err = ParseButtonError;

    fn from_str(id: &str) -> Result<Self, ParseButtonError> {
        let mut parts = id.split(':');
        let (name, about, detail) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let order = || about.and_then(|about| about.parse().ok()).ok_or(ParseButtonError);
        match (name, detail) {
            ("locate", None) => Ok(Self::AskLocation),
            ("orders", None) => Ok(Self::ListOrders),
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
    fn what_is_sent_comes_back() {
        let order = OrderId(42);
        let replies = [
            ButtonAction::AskLocation,
            ButtonAction::ListOrders,
            ButtonAction::SetLanguage(Language::Hindi),
            ButtonAction::Accept(order),
            ButtonAction::AskRejectReason(order),
            ButtonAction::Reject(order, RejectReason::TooBusy),
            ButtonAction::Ready(order),
            ButtonAction::AskPaymentMethod(order),
            ButtonAction::Collect(order, PaymentMethod::Upi),
        ];
        for reply in replies {
            assert_eq!(reply.to_string().parse(), Ok(reply));
        }
        for other in ["", "accept", "accept:1", "cancel-button", "collect:x:cash", "speak:fr"] {
            assert_eq!(other.parse::<ButtonAction>(), Err(ParseButtonError), "{other}");
        }
    }
}
