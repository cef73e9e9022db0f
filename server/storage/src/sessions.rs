//! Records of links and sessions, known by the SHA-256 of their tokens only.

use commerce::{CartId, CustomerId, Home, Language, OrderId, Place, StoreCode};
use jiff::Timestamp;

/// What is stored of a token: 12 bits of home, which the token carries in clear, and its SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TokenDigest {
    /// The home of the token's owner.
    pub home: Home,
    /// SHA-256 of the whole token.
    pub hash: [u8; 32],
}

/// What a link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// The shop, as a customer; `cart` when it was requested from a browser with a cart.
    Shop {
        /// The customer.
        customer: CustomerId,
        /// The cart it leads to.
        cart: Option<CartId>,
    },
    /// One order, as its customer, and nothing else.
    Order {
        /// The customer.
        customer: CustomerId,
        /// The order.
        order: OrderId,
    },
    /// The counter of a store.
    Counter {
        /// The store.
        store: StoreCode,
    },
}

/// A link to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// Of its token.
    pub token: TokenDigest,
    /// What it opens.
    pub purpose: LinkPurpose,
    /// The language of its page.
    pub language: Language,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it opens; `None` for an order link, which follows its order.
    pub expires_at: Option<Timestamp>,
}

/// A stored link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it opens.
    pub purpose: LinkPurpose,
    /// The language of its page.
    pub language: Language,
    /// Until when it opens.
    pub expires_at: Option<Timestamp>,
    /// When a single-use link was used.
    pub consumed_at: Option<Timestamp>,
}

/// What a session may do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SessionScope {
    /// An anonymous browser: a cart, nothing else.
    #[default]
    Anonymous,
    /// Everything of a customer.
    Customer(CustomerId),
    /// One order of a customer.
    Order {
        /// The customer.
        customer: CustomerId,
        /// The order.
        order: OrderId,
    },
    /// The counter of a store.
    Counter(StoreCode),
}

/// A browser that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// What it may do.
    pub scope: SessionScope,
    /// The current cart: the customer's own in the scope [`SessionScope::Customer`], else the browser's.
    pub cart: Option<CartId>,
    /// The place that the customer gave last; only in the scope [`SessionScope::Customer`].
    pub place: Option<Place>,
    /// The customer's language; only in the scope [`SessionScope::Customer`].
    pub language: Option<Language>,
    /// When it was started: bounds how long it can be prolonged.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
}

impl Session {
    /// The customer, when the session may do everything of theirs.
    #[must_use]
    pub const fn customer(&self) -> Option<CustomerId> {
        match self.scope {
            SessionScope::Customer(customer) => Some(customer),
            _ => None,
        }
    }

    /// The store, when it is a counter's session.
    #[must_use]
    pub const fn counter(&self) -> Option<&StoreCode> {
        match &self.scope {
            SessionScope::Counter(store) => Some(store),
            _ => None,
        }
    }
}

/// A session to be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSession {
    /// Of its token.
    pub token: TokenDigest,
    /// What it may do.
    pub scope: SessionScope,
    /// The cart filled in this browser.
    pub cart: Option<CartId>,
    /// When it is started.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
    /// This browser's session before, which is deleted.
    pub replaces: Option<TokenDigest>,
    /// The single-use link that starts it, which is consumed.
    pub single_use_link: Option<TokenDigest>,
}

/// A change of one value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// It stays.
    #[default]
    Keep,
    /// It becomes this.
    Set(T),
    /// It is removed.
    Clear,
}

/// What changes in a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionPatch {
    /// The browser's cart.
    pub cart: Patch<CartId>,
}
