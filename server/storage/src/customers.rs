//! Records of customers, their conversations, and what they are signed in with.
//!
//! Phone numbers and user ids are encrypted at rest and looked up by keyed hash; tokens are stored as
//! their SHA-256 only.

use async_trait::async_trait;
use commerce::{CartId, ChannelId, CustomerId, Home, Language, Party, Phone, Place};
use jiff::Timestamp;

use crate::Result;
use crate::sessions::{Link, NewLink, NewSession, Session, SessionPatch, TokenDigest};

/// Customers, conversations, links and sessions.
#[async_trait]
pub trait CustomerStorage: Send + Sync + 'static {
    /// The home of what a sender writes: 12 bits of the keyed hash of a user id, or of a phone number's
    /// digits where there is no user id. A new customer gets the same home.
    fn home_of_sender(&self, sender: &str) -> Home;
    /// The customer behind an identity proven by an inbound message, created when new, by the rules of
    /// [`commerce::identity`]; restarts the 24-hour window. The profile name is stored as long as the
    /// customer has given no name. `random` becomes part of a new customer's id.
    async fn resolve_customer(
        &self,
        identity: Identity,
        profile_name: Option<String>,
        at: Timestamp,
        random: u128,
    ) -> Result<(Customer, Conversation)>;
    /// Restarts the 24-hour window of a party's chat. Events come late and out of order: the window
    /// never moves back.
    async fn record_inbound(&self, party: &Party, channel: ChannelId, at: Timestamp) -> Result<Conversation>;
    /// A customer.
    async fn customer(&self, customer: CustomerId) -> Result<Option<Customer>>;
    /// The conversation in which a party wrote last; an empty one when it never wrote.
    async fn conversation(&self, party: &Party) -> Result<Conversation>;
    /// Where messages to a party are sent; `None` when unknown.
    async fn address(&self, party: &Party) -> Result<Option<Address>>;
    /// Stores the name a customer gave.
    async fn set_name(&self, customer: CustomerId, name: &str) -> Result<()>;
    /// Stores the language of a party.
    async fn set_language(&self, party: &Party, language: Language) -> Result<()>;
    /// Stores where a customer is.
    async fn set_place(&self, customer: CustomerId, place: &Place) -> Result<()>;
    /// Sets the customer's current cart.
    async fn set_cart(&self, customer: CustomerId, cart: Option<CartId>) -> Result<()>;

    /// Stores a link.
    async fn add_link(&self, link: NewLink) -> Result<()>;
    /// Finds a link, expired or not; [`crate::Storage::purge_expired`] deletes it a week later.
    async fn link(&self, token: TokenDigest) -> Result<Option<Link>>;
    /// Starts a session, deletes the browser's session before, and consumes the single-use link that
    /// starts it. False, with nothing written, when that link is unknown, used or expired.
    async fn create_session(&self, session: NewSession) -> Result<bool>;
    /// Finds a session that has not expired.
    async fn session(&self, token: TokenDigest, now: Timestamp) -> Result<Option<Session>>;
    /// Changes a session and moves its end.
    async fn update_session(
        &self,
        token: TokenDigest,
        patch: SessionPatch,
        expires_at: Timestamp,
    ) -> Result<()>;
    /// Deletes a session.
    async fn delete_session(&self, token: TokenDigest) -> Result<()>;
    /// *Sign out everywhere*: deletes every session and every link of a party. Returns how many sessions
    /// were deleted.
    async fn delete_sessions_of(&self, party: &Party) -> Result<u64>;
}

/// Who an inbound message proves its sender to be. At least one of user id and phone is present.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The chat service.
    pub channel: ChannelId,
    /// The sender's id within it (WhatsApp: the business-scoped user id).
    pub user_id: Option<String>,
    /// The phone number; absent for some who use a username.
    pub phone: Option<Phone>,
}

/// Where messages to a party are sent; the phone is preferred.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The chat service.
    pub channel: ChannelId,
    /// The recipient's id within it.
    pub user_id: Option<String>,
    /// The phone number.
    pub phone: Option<Phone>,
}

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
    /// The place that the customer gave last.
    pub place: Option<Place>,
    /// The current cart.
    pub cart: Option<CartId>,
}

/// One chat thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversation {
    /// The language chosen or detected.
    pub language: Option<Language>,
    /// When the party last wrote: starts the 24-hour window.
    pub last_inbound_at: Option<Timestamp>,
    /// When the party was last sent a shop or counter link: shows whether an open one can be pointed to
    /// instead of sending another.
    pub last_link_at: Option<Timestamp>,
}
