//! Which customer an inbound message comes from.
//!
//! A customer has identities: user ids and phones, each proven by an inbound message. When one message
//! proves a user id of one customer and the phone of another, the two were one person all along: the
//! younger is merged into the older. A phone that comes with a user id other than its customer's has
//! changed hands: India's numbers are given out again, and the new owner must not find the old one's
//! orders.

use jiff::Timestamp;

use crate::ids::CustomerId;

/// A customer whom one identity of a message leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownCustomer {
    /// Whom.
    pub id: CustomerId,
    /// Since when the customer is known.
    pub created_at: Timestamp,
    /// Whether the customer has a user id other than the message's.
    pub has_other_user_id: bool,
}

/// What follows from the customers that a message's user id and phone lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// Whom the message comes from.
    pub sender: Sender,
    /// The customer who has lost the phone number to the sender.
    pub detach_phone_from: Option<CustomerId>,
}

/// Whom a message comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// A customer not known yet.
    New,
    /// A known customer.
    Known(CustomerId),
    /// Two customers who are one person: the younger is merged into the older.
    Merge {
        /// The older, who stays.
        into: CustomerId,
        /// The younger, whose id leads to the older from now on.
        from: CustomerId,
    },
}

/// Resolves the sender of a message from the customers that its user id and its phone lead to.
#[must_use]
pub fn resolve(by_user_id: Option<KnownCustomer>, by_phone: Option<KnownCustomer>) -> Resolution {
    let same = |one: KnownCustomer, other: KnownCustomer| one.id == other.id;
    let detached = by_phone
        .filter(|phone| phone.has_other_user_id && !by_user_id.is_some_and(|user| same(user, *phone)));
    let by_phone = if detached.is_some() { None } else { by_phone };
    let sender = match (by_user_id, by_phone) {
        (Some(user), Some(phone)) if !same(user, phone) => {
            let user_is_older = (user.created_at, user.id) <= (phone.created_at, phone.id);
            let (into, from) = if user_is_older { (user.id, phone.id) } else { (phone.id, user.id) };
            Sender::Merge { into, from }
        }
        (Some(known), _) | (None, Some(known)) => Sender::Known(known.id),
        (None, None) => Sender::New,
    };
    Resolution { sender, detach_phone_from: detached.map(|phone| phone.id) }
}
