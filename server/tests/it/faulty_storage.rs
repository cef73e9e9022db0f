//! A storage that fails, panics or waits where a test requests it, and counts calls.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use commerce::cart::{LineSet, SetLineError};
use commerce::order::Rating;
use commerce::{
    Cart, CartId, Category, ChannelId, Coupon, CouponCode, CouponUsage, CoverageRequestId, CustomerId,
    EventId, Home, Language, MessageId, NewMessage, Order, OrderCommand, OrderId, Party, Phone, Place,
    Product, ProductId, ProductRequestId, RequestAnswer, RequestedWords, Store, StoreCode,
};
use jiff::Timestamp;
use storage::{
    ActionOutcome, AddLines, Address, Board, BookedSlots, CatalogStorage, Conversation, CoverageNotice,
    CoverageRequest, CoverageStorage, Customer, CustomerStorage, EventCompletion, Identity, ImportSummary,
    InboxEvent, Link, ListingRow, MessageStatus, MessageStorage, NewEvent, NewLink, NewProductRequest,
    NewSession, OrderStorage, OutboxMessage, PlaceOrder, PlaceOutcome, ProductRequest, ProductRequestOutcome,
    ProductRequestStorage, RateOutcome, Result, SendOutcome, Session, SessionPatch, SetLine, StatusReport,
    Storage, StorageError, StoreListings, TokenDigest, Versions,
};
use tokio::sync::{Semaphore, watch};

use crate::test_app::TestApp;

/// What happens to a call before it reaches the storage.
#[derive(Clone)]
pub(crate) enum Fault {
    /// It fails.
    Fail(StorageError),
    /// It panics.
    Panic,
    /// It waits until the gate is opened.
    Wait(Arc<Semaphore>),
}

impl Fault {
    /// The engine fails.
    pub(crate) fn engine() -> Self {
        Self::Fail(StorageError::Engine("of this test".to_owned()))
    }
}

/// A closed gate; [`Semaphore::close`] opens it for good.
pub(crate) fn closed_gate() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(0))
}

/// The storage, and what is to go wrong in it, by the names of its methods.
pub(crate) struct FaultyStorage {
    inner: Arc<dyn Storage>,
    script: Mutex<Script>,
    /// Notified of every call and every completion.
    changes: watch::Sender<()>,
}

#[derive(Default)]
struct Script {
    next: HashMap<&'static str, VecDeque<Fault>>,
    always: HashMap<&'static str, Fault>,
    calls: HashMap<&'static str, usize>,
    done: HashMap<&'static str, usize>,
}

impl TestApp {
    /// Opens a shop whose storage can be made to fail.
    pub(crate) async fn start_with_faulty_storage() -> (Self, Arc<FaultyStorage>) {
        let mut faulty = None;
        let shop = Self::start_with_storage(|inner| {
            let storage =
                Arc::new(FaultyStorage { inner, script: Mutex::default(), changes: watch::Sender::new(()) });
            faulty = Some(Arc::clone(&storage));
            storage
        });
        let shop = shop.await;
        (shop, faulty.unwrap())
    }
}

impl FaultyStorage {
    /// The storage itself.
    pub(crate) fn inner(&self) -> &dyn Storage {
        &*self.inner
    }

    /// Something happens to the next so many calls of a method.
    pub(crate) fn fail_next(&self, method: &'static str, count: usize, fault: &Fault) {
        let mut script = self.script.lock().unwrap();
        script.next.entry(method).or_default().extend(std::iter::repeat_n(fault.clone(), count));
    }

    /// Something happens to every call of a method.
    pub(crate) fn fail_always(&self, method: &'static str, fault: Fault) {
        self.script.lock().unwrap().always.insert(method, fault);
    }

    /// Nothing happens to a method's calls any more.
    pub(crate) fn clear(&self, method: &'static str) {
        self.script.lock().unwrap().always.remove(method);
    }

    /// How often a method was called.
    pub(crate) fn calls(&self, method: &'static str) -> usize {
        self.script.lock().unwrap().calls.get(method).copied().unwrap_or_default()
    }

    /// Returns when a method was called so often in all.
    pub(crate) async fn wait_for_calls(&self, method: &'static str, times: usize) {
        let mut changes = self.changes.subscribe();
        while self.calls(method) < times {
            changes.changed().await.unwrap();
        }
    }

    /// Returns when so many calls of a method got through to the storage and were answered.
    pub(crate) async fn wait_for_completed(&self, method: &'static str, times: usize) {
        let done = || self.script.lock().unwrap().done.get(method).copied().unwrap_or_default();
        let mut changes = self.changes.subscribe();
        while done() < times {
            changes.changed().await.unwrap();
        }
    }

    fn record_completed(&self, method: &'static str) {
        *self.script.lock().unwrap().done.entry(method).or_default() += 1;
        self.changes.send_replace(());
    }

    async fn apply_fault(&self, method: &'static str) -> Result<()> {
        let fault = {
            let mut script = self.script.lock().unwrap();
            *script.calls.entry(method).or_default() += 1;
            let next = script.next.get_mut(method).and_then(VecDeque::pop_front);
            next.or_else(|| script.always.get(method).cloned())
        };
        self.changes.send_replace(());
        match fault {
            None => Ok(()),
            Some(Fault::Fail(error)) => Err(error),
            Some(Fault::Panic) => panic!("{method} panics in this test"),
            Some(Fault::Wait(gate)) => {
                // A closed semaphore is an open gate.
                drop(gate.acquire().await);
                Ok(())
            }
        }
    }
}

macro_rules! through {
    ($trait:ident { $($extra:item)* } $($name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        #[async_trait]
        impl $trait for FaultyStorage {
            $($extra)*
            $(async fn $name(&self, $($argument: $type),*) -> Result<$answer> {
                self.apply_fault(stringify!($name)).await?;
                let answer = self.inner.$name($($argument),*).await;
                self.record_completed(stringify!($name));
                answer
            })*
        }
    };
}

through! { CatalogStorage {}
    import_products(products: Vec<Product>) -> ImportSummary;
    import_categories(categories: Vec<Category>) -> ImportSummary;
    import_stores(stores: Vec<Store>) -> ImportSummary;
    import_listings(rows: Vec<ListingRow>) -> ImportSummary;
    import_coupons(coupons: Vec<Coupon>) -> ImportSummary;
    versions() -> Versions;
    stores() -> Vec<Store>;
    find_store_by_phone(phone: &Phone) -> Option<StoreCode>;
    products() -> Vec<Product>;
    categories() -> Vec<Category>;
    listings(store: &StoreCode) -> Option<StoreListings>;
    products_on_sale(stores: &[StoreCode]) -> Vec<Vec<ProductId>>;
    listings_version(store: &StoreCode) -> Option<u64>;
    set_paused(store: &StoreCode, paused: bool) -> bool;
    set_available(store: &StoreCode, product: &ProductId, available: bool) -> bool;
}

through! { CustomerStorage {
    fn home_of_sender(&self, sender: &str) -> Home {
        self.inner.home_of_sender(sender)
    }}
    resolve_customer(identity: Identity, profile_name: Option<String>, at: Timestamp, random: u128) -> (Customer, Conversation);
    record_inbound(party: &Party, channel: ChannelId, at: Timestamp) -> Conversation;
    customer(customer: CustomerId) -> Option<Customer>;
    conversation(party: &Party) -> Conversation;
    address(party: &Party) -> Option<Address>;
    set_name(customer: CustomerId, name: &str) -> ();
    set_language(party: &Party, language: Language) -> ();
    set_place(customer: CustomerId, place: &Place) -> ();
    set_cart(customer: CustomerId, cart: Option<CartId>) -> ();
    add_link(link: NewLink) -> ();
    link(token: TokenDigest) -> Option<Link>;
    create_session(session: NewSession) -> bool;
    session(token: TokenDigest, now: Timestamp) -> Option<Session>;
    update_session(token: TokenDigest, patch: SessionPatch, expires_at: Timestamp) -> ();
    delete_session(token: TokenDigest) -> ();
    delete_sessions_of(party: &Party) -> u64;
}

through! { OrderStorage {}
    cart(cart: CartId) -> Option<Cart>;
    set_line(line: SetLine) -> std::result::Result<LineSet, SetLineError>;
    add_lines(lines: AddLines) -> std::result::Result<Cart, SetLineError>;
    set_coupon(cart: CartId, coupon: Option<CouponCode>) -> Option<Cart>;
    coupon(code: &CouponCode, customer: Option<CustomerId>) -> Option<(Coupon, CouponUsage)>;
    claim_cart(cart: CartId, customer: CustomerId) -> bool;
    accept_changes(cart: CartId, at: Timestamp) -> Option<Cart>;
    booked_slots(stores: &[StoreCode], from: Timestamp, to: Timestamp) -> Vec<BookedSlots>;
    place(order: PlaceOrder) -> PlaceOutcome;
    order(order: OrderId) -> Option<Order>;
    order_of_cart(cart: CartId) -> Option<Order>;
    apply_action(order: OrderId, command: OrderCommand) -> ActionOutcome;
    rate(order: OrderId, rating: Rating) -> RateOutcome;
    due_orders(now: Timestamp, limit: u32) -> Vec<OrderId>;
    board(store: &StoreCode, since: Timestamp) -> Board;
    bought_products(customer: CustomerId, store: &StoreCode) -> Vec<ProductId>;
    orders_of(customer: CustomerId, before: Option<OrderId>, limit: u32) -> Vec<Order>;
}

through! { MessageStorage {}
    store_events(events: Vec<NewEvent>) -> usize;
    pending_events(now: Timestamp, limit: u32) -> Vec<InboxEvent>;
    reschedule_event(event: EventId, not_before: Timestamp) -> ();
    complete_event(completion: EventCompletion) -> bool;
    pending_messages(now: Timestamp, limit: u32) -> Vec<OutboxMessage>;
    record_send(message: MessageId, outcome: SendOutcome, at: Timestamp) -> ();
    record_statuses(reports: Vec<StatusReport>, at: Timestamp) -> usize;
    notification_statuses(orders: &[OrderId]) -> Vec<Option<MessageStatus>>;
}

through! { ProductRequestStorage {}
    request_product(request: NewProductRequest) -> ProductRequestOutcome;
    waiting_product_requests(store: &StoreCode, limit: u32) -> Vec<ProductRequest>;
    find_product_request(customer: CustomerId, store: &StoreCode, words: &RequestedWords) -> Option<ProductRequest>;
    answer_product_requests(store: &StoreCode, answer: RequestAnswer, replies: Vec<(ProductRequestId, NewMessage)>, at: Timestamp) -> usize;
}

through! { CoverageStorage {}
    request_coverage(request: CoverageRequest) -> bool;
    coverage_requests(after: Option<CoverageRequestId>, limit: u32) -> Vec<CoverageRequest>;
    coverage_requests_of(customer: CustomerId) -> Vec<CoverageRequest>;
    notify_coverage(notice: CoverageNotice, at: Timestamp) -> bool;
}

through! { Storage {}
    purge_expired(now: Timestamp) -> u64;
    check_health() -> ();
    close() -> ();
}
