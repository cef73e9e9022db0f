//! Records of people: customers, conversations, links, sessions.
//!
//! Phone numbers and user ids are encrypted at rest and looked up by keyed hash; tokens are
//! known by their SHA-256 only.

use commerce::{CartId, CustomerId, Language, OrderId, Phone, Place, StoreCode};
use jiff::Timestamp;

/// The SHA-256 of a 128-bit token.
pub type Digest = [u8; 32];

/// Who an inbound message proves its sender to be. At least one of the two is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Meta's business-scoped user id.
    pub user_id: Option<String>,
    /// The phone number; absent for some who use a username.
    pub phone: Option<Phone>,
}

/// Where a party is written to; the phone is preferred.
pub type Address = Identity;

/// A customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// Our id.
    pub id: CustomerId,
    /// The name given, else the chat profile's.
    pub name: Option<String>,
    /// The phone, masked for its owner: `••4321`.
    pub masked_phone: Option<String>,
    /// The customer's language; `None` until one was chosen.
    pub language: Option<Language>,
    /// Where the customer last said to be.
    pub place: Option<Place>,
    /// The current cart.
    pub cart: Option<CartId>,
}

/// One chat thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversation {
    /// The language chosen or noticed.
    pub language: Option<Language>,
    /// When the party last wrote: starts the 24-hour window.
    pub last_inbound_at: Option<Timestamp>,
}

/// What a link is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// Opens the shop as a customer; `cart` when it was asked for from a browser with a cart.
    Shop {
        /// Who.
        customer: CustomerId,
        /// The cart it leads to.
        cart: Option<CartId>,
    },
    /// Opens an order as its customer.
    Order {
        /// Who.
        customer: CustomerId,
        /// Which order.
        order: OrderId,
    },
    /// Opens the counter of a store.
    Counter {
        /// Which store.
        store: StoreCode,
    },
}

/// A link to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// Hash of its token.
    pub token: Digest,
    /// What for.
    pub purpose: LinkPurpose,
    /// Language it speaks.
    pub language: Language,
    /// Until when it opens; `None` for an order link, which follows its order.
    pub expires_at: Option<Timestamp>,
}

/// A link that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What for.
    pub purpose: LinkPurpose,
    /// Language it speaks.
    pub language: Language,
    /// Until when it opens.
    pub expires_at: Option<Timestamp>,
}

/// A session to be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSession {
    /// Hash of its token.
    pub token: Digest,
    /// What it starts with.
    pub session: Session,
    /// When it runs out.
    pub expires_at: Timestamp,
}

/// A browser that is known to us.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// The customer who continued here.
    pub customer: Option<CustomerId>,
    /// The store whose counter was opened here.
    pub counter: Option<StoreCode>,
    /// The cart filled here without identity.
    pub cart: Option<CartId>,
    /// Where the person said to be.
    pub place: Option<Place>,
    /// When it runs out.
    pub expires_at: Option<Timestamp>,
}

/// What changes in a session; `None` leaves it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionPatch {
    /// The cart.
    pub cart: Option<Option<CartId>>,
    /// The place.
    pub place: Option<Place>,
}
