//! What the buttons we send mean when they come back. An id is at most 256 characters and may come
//! from anybody: who may do what is decided where it is done.

use std::fmt;
use std::str::FromStr;

use commerce::{Language, OrderId, PaidBy, RejectReason};

/// A button of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Asks for a location message.
    Locate,
    /// Lists the orders.
    Orders,
    /// Changes the language.
    Speak(Language),
    /// Accepts an order.
    Accept(OrderId),
    /// Wants to reject; is asked why.
    WhyReject(OrderId),
    /// Rejects.
    Reject(OrderId, RejectReason),
    /// It is packed.
    Ready(OrderId),
    /// It is handed over; is asked how it was paid.
    HowPaid(OrderId),
    /// It is handed over and paid.
    Collect(OrderId, PaidBy),
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locate => f.write_str("locate"),
            Self::Orders => f.write_str("orders"),
            Self::Speak(language) => write!(f, "speak:{}", language.code()),
            Self::Accept(order) => write!(f, "accept:{order}"),
            Self::WhyReject(order) => write!(f, "reject:{order}"),
            Self::Reject(order, reason) => write!(f, "reject:{order}:{}", reason.code()),
            Self::Ready(order) => write!(f, "ready:{order}"),
            Self::HowPaid(order) => write!(f, "collect:{order}"),
            Self::Collect(order, paid_by) => write!(f, "collect:{order}:{}", paid_by.code()),
        }
    }
}

/// The id is none of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("that button is none of ours")]
pub struct UnknownReply;

impl FromStr for Reply {
    type Err = UnknownReply;

    fn from_str(id: &str) -> Result<Self, UnknownReply> {
        let mut parts = id.split(':');
        let (name, about, detail) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let order = || about.and_then(|about| about.parse().ok()).ok_or(UnknownReply);
        match (name, detail) {
            ("locate", None) => Ok(Self::Locate),
            ("orders", None) => Ok(Self::Orders),
            ("speak", None) => about.and_then(Language::from_code).map(Self::Speak).ok_or(UnknownReply),
            ("accept", None) => Ok(Self::Accept(order()?)),
            ("reject", None) => Ok(Self::WhyReject(order()?)),
            ("reject", Some(reason)) => {
                Ok(Self::Reject(order()?, RejectReason::from_code(reason).ok_or(UnknownReply)?))
            }
            ("ready", None) => Ok(Self::Ready(order()?)),
            ("collect", None) => Ok(Self::HowPaid(order()?)),
            ("collect", Some(paid_by)) => {
                Ok(Self::Collect(order()?, PaidBy::from_code(paid_by).ok_or(UnknownReply)?))
            }
            _ => Err(UnknownReply),
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
            Reply::Locate,
            Reply::Orders,
            Reply::Speak(Language::Hindi),
            Reply::Accept(order),
            Reply::WhyReject(order),
            Reply::Reject(order, RejectReason::TooBusy),
            Reply::Ready(order),
            Reply::HowPaid(order),
            Reply::Collect(order, PaidBy::Upi),
        ];
        for reply in replies {
            assert_eq!(reply.to_string().parse(), Ok(reply));
        }
        for other in ["", "accept", "accept:1", "cancel-button", "collect:x:cash", "speak:fr"] {
            assert_eq!(other.parse::<Reply>(), Err(UnknownReply), "{other}");
        }
    }
}
