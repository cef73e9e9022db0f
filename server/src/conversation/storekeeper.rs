//! From what a storekeeper was heard to say to what shall be done.

use commerce::{Action, Language, OrderId};

use super::heard::{Heard, Meaning, meaning_of};
use super::reply::Reply;

/// What shall be done for a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Send a link to the counter.
    Counter,
    /// Keep the language, and say so in it.
    Speak(Language),
    /// Pause the store, or resume.
    Pause(bool),
    /// Move an order.
    Act(OrderId, Action),
    /// Ask why it is rejected.
    AskReason(OrderId),
    /// Ask how it was paid.
    AskPaid(OrderId),
}

/// Decides. Whatever is not understood gets the counter, which always works.
#[must_use]
pub fn listen(heard: &Heard) -> Intent {
    match heard {
        Heard::Words(words) => match meaning_of(words) {
            Meaning::Pause => Intent::Pause(true),
            Meaning::Resume => Intent::Pause(false),
            Meaning::Speak(language) => Intent::Speak(language),
            _ => Intent::Counter,
        },
        Heard::Pressed(reply) => match *reply {
            Reply::Accept(order) => Intent::Act(order, Action::Accept),
            Reply::WhyReject(order) => Intent::AskReason(order),
            Reply::Reject(order, reason) => Intent::Act(order, Action::Reject { reason }),
            Reply::Ready(order) => Intent::Act(order, Action::Ready),
            Reply::HowPaid(order) => Intent::AskPaid(order),
            Reply::Collect(order, paid_by) => Intent::Act(order, Action::Collect { paid_by }),
            Reply::Speak(language) => Intent::Speak(language),
            Reply::Locate | Reply::Orders => Intent::Counter,
        },
        Heard::Location { .. } | Heard::Unreadable => Intent::Counter,
    }
}

#[cfg(test)]
mod tests {
    use commerce::{PaidBy, RejectReason};

    use super::*;

    #[test]
    fn words_and_buttons() {
        let order = OrderId(9);
        assert_eq!(listen(&Heard::Words("pause".to_owned())), Intent::Pause(true));
        assert_eq!(listen(&Heard::Words("counter".to_owned())), Intent::Counter);
        assert_eq!(
            listen(&Heard::Pressed(Reply::Collect(order, PaidBy::Cash))),
            Intent::Act(order, Action::Collect { paid_by: PaidBy::Cash })
        );
        assert_eq!(
            listen(&Heard::Pressed(Reply::Reject(order, RejectReason::Other))),
            Intent::Act(order, Action::Reject { reason: RejectReason::Other })
        );
        assert_eq!(listen(&Heard::Unreadable), Intent::Counter);
    }
}
