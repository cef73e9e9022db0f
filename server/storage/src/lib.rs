//! Durable storage of everything the shop acknowledges, behind one trait.
//!
//! - [`Storage`] is the trait: each method is a whole business transaction with all that it
//!   writes, so that SQLite can commit many in one fsync and PostgreSQL take one in a round trip.
//! - [`network`]: stores, products, listings. [`people`]: customers, conversations, links, sessions.
//!   [`buying`]: carts and orders. [`messages`]: the inbox and the outbox.
//! - [`sqlite`] is the embedded engine; `contract` the suite every engine passes. [`secrets`] seals
//!   what is personal, for every engine.
//!
//! What an order's transaction touches leads with the store, what is a customer's leads with the
//! customer, and no transaction spans both: the outbox carries over.

#![warn(missing_docs)]

use async_trait::async_trait;
use commerce::{
    Cart, CartId, CustomerId, Language, MessageId, Order, OrderCommand, OrderId, Party, Place, Product,
    ProductId, Store, StoreCode,
};
use jiff::Timestamp;

pub mod catalog;
#[cfg(feature = "contract")]
pub mod contract;
pub mod customers;
pub mod error;
pub mod messages;
pub mod orders;
pub mod secrets;
pub mod sqlite;

pub use catalog::{ImportSummary, ListingRow, StoreListings, Versions};
pub use customers::{
    Address, Conversation, Customer, Digest, Identity, Link, LinkPurpose, NewLink, NewSession, Session,
    SessionPatch,
};
pub use error::StorageError;
pub use messages::{
    EventCompletion, InboxEvent, MessageStatus, NewEvent, NewMessage, OutboxMessage, SendOutcome,
    StatusReport,
};
pub use orders::{
    ActionOutcome, Board, BookedSlots, IdempotencyKey, PlaceOrder, PlaceOrderError, PlaceOutcome, SetLine,
    SetLineError,
};
pub use secrets::StorageKey;

/// The answer of every method: what was asked, or that the storage itself failed.
pub type Result<T> = std::result::Result<T, StorageError>;

/// What a storage was made for. It refuses to be opened as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Invented people, an emulated chat.
    Sandbox,
    /// Real ones.
    Live,
}

impl Mode {
    /// Its name in the storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Live => "live",
        }
    }

    /// Reads such a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Sandbox, Self::Live].into_iter().find(|mode| mode.code() == code)
    }
}

/// The durable record. Every write is on disk before its method answers.
#[async_trait]
pub trait Storage: Send + Sync + 'static {
    // --- The network: stores, products, listings.

    /// Adds or replaces products; those absent stay. The answer counts rows added, changed and same.
    async fn import_products(&self, products: Vec<Product>) -> Result<ImportSummary>;
    /// Adds or replaces stores; those absent stay, and so does each store's pause.
    async fn import_stores(&self, stores: Vec<Store>) -> Result<ImportSummary>;
    /// Adds or replaces listings; those absent stay, and so does what is held. Rows that name an
    /// unknown store or product, or set less on hand than is held, are handled as [`Imported`] says.
    async fn import_listings(&self, rows: Vec<ListingRow>) -> Result<ImportSummary>;
    /// Counters that grow with every change of stores and of products. Cheap: asked once a second.
    async fn versions(&self) -> Result<Versions>;
    /// Every store.
    async fn stores(&self) -> Result<Vec<Store>>;
    /// Every product.
    async fn products(&self) -> Result<Vec<Product>>;
    /// A store's listings with their version; `None` when there is no such store.
    async fn listings(&self, store: &StoreCode) -> Result<Option<StoreListings>>;
    /// The version alone: it grows with every change of the store's listings, its stock included.
    async fn listings_version(&self, store: &StoreCode) -> Result<Option<u64>>;
    /// Pauses or resumes a store. False when there is no such store.
    async fn set_paused(&self, store: &StoreCode, paused: bool) -> Result<bool>;
    /// Marks a product gone at a store, or offered again. False when it is not listed there.
    async fn set_available(&self, store: &StoreCode, product: &ProductId, offered: bool) -> Result<bool>;

    // --- People: customers, conversations, links, sessions.

    /// The customer behind an identity proven by an inbound message, made when new; the profile name
    /// is kept when the customer has given none. Identities that belong together are joined: the
    /// older customer stays, and the younger's id leads to it from then on. A phone that comes with a
    /// user id other than its customer's has a new owner, who is a new customer. Restarts the 24-hour
    /// window.
    async fn resolve_customer(
        &self,
        identity: Identity,
        profile_name: Option<String>,
        at: Timestamp,
        new_id: CustomerId,
    ) -> Result<(Customer, Conversation)>;
    /// Restarts the window of a store's chat; `None` when no store has this phone.
    async fn find_store_by_phone(
        &self,
        phone: &commerce::Phone,
        at: Timestamp,
    ) -> Result<Option<(StoreCode, Conversation)>>;
    /// A customer.
    async fn customer(&self, customer: CustomerId) -> Result<Option<Customer>>;
    /// A conversation; a fresh one when the party never wrote.
    async fn conversation(&self, party: &Party) -> Result<Conversation>;
    /// Where a party is written to; `None` when unknown.
    async fn address(&self, party: &Party) -> Result<Option<Address>>;
    /// Keeps the name a customer gave.
    async fn set_name(&self, customer: CustomerId, name: &str) -> Result<()>;
    /// Keeps the language of a party.
    async fn set_language(&self, party: &Party, language: Language) -> Result<()>;
    /// Keeps where a customer is.
    async fn set_place(&self, customer: CustomerId, place: &Place) -> Result<()>;
    /// Makes a cart the customer's own, replacing the one before.
    async fn set_cart(&self, customer: CustomerId, cart: Option<CartId>) -> Result<()>;
    /// Keeps a link.
    async fn add_link(&self, link: NewLink) -> Result<()>;
    /// Finds a link by the hash of its token, expired or not; [`Storage::tidy`] forgets it a week later.
    async fn link(&self, token: Digest) -> Result<Option<Link>>;
    /// Opens a session.
    async fn create_session(&self, session: NewSession) -> Result<()>;
    /// Finds a session that has not run out.
    async fn session(&self, token: Digest, now: Timestamp) -> Result<Option<Session>>;
    /// Changes a session and prolongs it to `until`.
    async fn update_session(&self, token: Digest, change: SessionPatch, until: Timestamp) -> Result<()>;
    /// Ends a session.
    async fn delete_session(&self, token: Digest) -> Result<()>;

    // --- Buying: carts and orders.

    /// A cart; `None` when unknown or already ordered.
    async fn cart(&self, cart: CartId) -> Result<Option<Cart>>;
    /// Sets the quantity of a product in a cart, which is made when new; 0 removes the line.
    async fn set_line(&self, line: SetLine) -> Result<std::result::Result<Cart, SetLineError>>;
    /// Sets every line's seen price (and a lower quantity where less is left) to what is listed now:
    /// the customer has read the changes. Lines that are gone leave the cart.
    async fn accept_changes(&self, cart: CartId, at: Timestamp) -> Result<Option<Cart>>;
    /// Orders taken by slot start, for slots that start in `from..to`: one answer for each store, in
    /// their order.
    async fn booked_slots(
        &self,
        stores: &[StoreCode],
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<BookedSlots>>;
    /// The same for one store.
    async fn booked_slots_of(
        &self,
        store: &StoreCode,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<BookedSlots> {
        Ok(self.booked_slots(std::slice::from_ref(store), from, to).await?.pop().unwrap_or_default())
    }
    /// Takes an order: prices it, holds stock and slot, numbers it, writes its idempotency row and its
    /// notices, all or nothing. One cart makes one order.
    async fn place(&self, order: PlaceOrder) -> Result<PlaceOutcome>;
    /// An order; its id alone finds it.
    async fn order(&self, order: OrderId) -> Result<Option<Order>>;
    /// The order a cart became.
    async fn order_of_cart(&self, store: &StoreCode, cart: CartId) -> Result<Option<OrderId>>;
    /// Moves an order on, gives back or takes stock and slot, records the payment that comes with the
    /// action, and writes the notices. A rejected action changes nothing.
    async fn apply_action(&self, order: OrderId, command: OrderCommand) -> Result<ActionOutcome>;
    /// Orders whose time has come, earliest first.
    async fn due_orders(&self, now: Timestamp, limit: u32) -> Result<Vec<OrderId>>;
    /// What a store's counter shows: its open orders, oldest first, and what was done since `since`.
    async fn board(&self, store: &StoreCode, since: Timestamp) -> Result<Board>;
    /// A customer's orders, those of the customers joined into this one included, newest first;
    /// `before` is the id of the last one of the page before.
    async fn orders_of(
        &self,
        customer: CustomerId,
        before: Option<OrderId>,
        limit: u32,
    ) -> Result<Vec<Order>>;

    // --- Messages: the inbox and the outbox.

    /// Stores inbound events, each once by its key; answers how many were new.
    async fn store_events(&self, events: Vec<NewEvent>) -> Result<usize>;
    /// Events to be worked on now, oldest first: none that waits for another try, and none that stands
    /// in a line behind such a one. One worker asks; what it does not answer comes again.
    async fn pending_events(&self, now: Timestamp, limit: u32) -> Result<Vec<InboxEvent>>;
    /// Keeps that the work on an event failed: it, and its line with it, waits until `not_before`. Does
    /// nothing when the event is done already.
    async fn reschedule_event(&self, event: i64, not_before: Timestamp) -> Result<()>;
    /// Ends the work on an event: marks it done and writes links and messages, all or nothing. Does
    /// nothing when the event is done already.
    async fn complete_event(&self, answer: EventCompletion) -> Result<()>;
    /// Writes messages that no event asked for; one whose id is there already stays as it is.
    async fn enqueue_messages(&self, messages: Vec<NewMessage>, at: Timestamp) -> Result<()>;
    /// Messages to be sent now: the oldest unsent of each party, none of a party that has to wait.
    async fn pending_messages(&self, now: Timestamp, limit: u32) -> Result<Vec<OutboxMessage>>;
    /// Keeps how sending went; a message that no longer waits stays as it is.
    async fn record_send(&self, message: MessageId, outcome: SendOutcome, at: Timestamp) -> Result<()>;
    /// Keeps delivery statuses and marks their events done, all or nothing. A status never goes back.
    /// Answers how many are of messages known to be ours: a status that is faster than [`Storage::sent`]
    /// is kept and counts from then on.
    async fn record_statuses(&self, reports: Vec<StatusReport>, at: Timestamp) -> Result<usize>;
    /// How far the newest message got that tells the customer where the order stands, its bill or its
    /// state, as the counter shows it; `None` before there is one. One answer for each order, in their
    /// order.
    async fn notification_statuses(&self, orders: &[OrderId]) -> Result<Vec<Option<MessageStatus>>>;
    /// The same for one order.
    async fn notification_status(&self, order: OrderId) -> Result<Option<MessageStatus>> {
        Ok(self.notification_statuses(&[order]).await?.pop().flatten())
    }

    // --- Keeping house.

    /// Forgets what has run out: sessions; links a week after they do, an order's own two weeks after
    /// the order's end; idempotency keys and the events that were worked on after 7 days (their hashes
    /// after 15, since Meta may repeat them for 7); payloads and wamids of sent messages after 30 days;
    /// carts that nobody touched for 90. Answers how many rows went, or lost what they held.
    async fn purge_expired(&self, now: Timestamp) -> Result<u64>;
    /// Whether the storage can read and write now.
    async fn check_health(&self) -> Result<()>;
    /// Finishes what waits and closes. Later calls answer [`StorageError::Closed`].
    async fn close(&self) -> Result<()>;
}
