//! A ledger that fails, panics or waits where a test tells it to, and counts what it is asked.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use commerce::{
    Action, Actor, Cart, CartId, CustomerId, Language, MessageId, Order, OrderId, Party, Phone, Place,
    Product, ProductId, Store, StoreCode,
};
use jiff::Timestamp;
use ledger::{
    ActOutcome, Address, Answer, Board, CartRefused, Conversation, Customer, Digest, Identity, Imported,
    InboxEvent, Ledger, LedgerError, Link, ListingRow, MessageStatus, NewEvent, NewLink, NewMessage,
    NewSession, OutboxMessage, PlaceOrder, PlaceOutcome, Result, SendOutcome, Session, SessionChange,
    SetLine, SlotsTaken, StatusReport, StoreListings, Versions,
};
use tokio::sync::Semaphore;

use crate::test_shop::TestShop;

/// What happens to a call before it reaches the ledger.
#[derive(Clone)]
pub enum Fault {
    /// It fails.
    Refuse(LedgerError),
    /// It panics.
    Panic,
    /// It waits until the gate is opened.
    Wait(Arc<Semaphore>),
}

impl Fault {
    /// The engine fails.
    pub fn engine() -> Self {
        Self::Refuse(LedgerError::Engine("of this test".to_owned()))
    }
}

/// A closed gate; [`Semaphore::close`] opens it for good.
pub fn gate() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(0))
}

/// The ledger, and what is to go wrong in it, by the names of its methods.
pub struct FaultyLedger {
    inner: Arc<dyn Ledger>,
    script: Mutex<Script>,
}

#[derive(Default)]
struct Script {
    next: HashMap<&'static str, VecDeque<Fault>>,
    always: HashMap<&'static str, Fault>,
    calls: HashMap<&'static str, usize>,
    done: HashMap<&'static str, usize>,
}

impl TestShop {
    /// Opens a shop whose ledger can be made to fail.
    pub async fn open_on_faulty_ledger() -> (Self, Arc<FaultyLedger>) {
        let mut faulty = None;
        let shop = Self::open_behind(|inner| {
            let ledger = Arc::new(FaultyLedger { inner, script: Mutex::default() });
            faulty = Some(Arc::clone(&ledger));
            ledger
        });
        let shop = shop.await;
        (shop, faulty.unwrap())
    }
}

impl FaultyLedger {
    /// The ledger itself.
    pub fn itself(&self) -> &dyn Ledger {
        &*self.inner
    }

    /// Something happens to the next so many calls of a method.
    pub fn next(&self, method: &'static str, count: usize, fault: &Fault) {
        let mut script = self.script.lock().unwrap();
        script.next.entry(method).or_default().extend(std::iter::repeat_n(fault.clone(), count));
    }

    /// Something happens to every call of a method.
    pub fn always(&self, method: &'static str, fault: Fault) {
        self.script.lock().unwrap().always.insert(method, fault);
    }

    /// Nothing happens to a method's calls any more.
    pub fn heal(&self, method: &'static str) {
        self.script.lock().unwrap().always.remove(method);
    }

    /// How often a method was called.
    pub fn calls(&self, method: &'static str) -> usize {
        self.script.lock().unwrap().calls.get(method).copied().unwrap_or_default()
    }

    /// Returns when a method was called so often in all.
    pub async fn called(&self, method: &'static str, times: usize) {
        while self.calls(method) < times {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Returns when so many calls of a method got through to the ledger and were answered.
    pub async fn did(&self, method: &'static str, times: usize) {
        let done = || self.script.lock().unwrap().done.get(method).copied().unwrap_or_default();
        while done() < times {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    fn note(&self, method: &'static str) {
        *self.script.lock().unwrap().done.entry(method).or_default() += 1;
    }

    async fn meet(&self, method: &'static str) -> Result<()> {
        let fault = {
            let mut script = self.script.lock().unwrap();
            *script.calls.entry(method).or_default() += 1;
            let next = script.next.get_mut(method).and_then(VecDeque::pop_front);
            next.or_else(|| script.always.get(method).cloned())
        };
        match fault {
            None => Ok(()),
            Some(Fault::Refuse(error)) => Err(error),
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
    ($($name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        #[async_trait]
        impl Ledger for FaultyLedger {
            $(async fn $name(&self, $($argument: $type),*) -> Result<$answer> {
                self.meet(stringify!($name)).await?;
                let answer = self.inner.$name($($argument),*).await;
                self.note(stringify!($name));
                answer
            })*
        }
    };
}

through! {
    import_products(products: Vec<Product>) -> Imported;
    import_stores(stores: Vec<Store>) -> Imported;
    import_listings(rows: Vec<ListingRow>) -> Imported;
    versions() -> Versions;
    stores() -> Vec<Store>;
    products() -> Vec<Product>;
    listings(store: &StoreCode) -> Option<StoreListings>;
    listings_version(store: &StoreCode) -> Option<u64>;
    set_paused(store: &StoreCode, paused: bool) -> bool;
    set_offered(store: &StoreCode, product: &ProductId, offered: bool) -> bool;
    meet_customer(identity: Identity, profile_name: Option<String>, at: Timestamp, new_id: CustomerId) -> (Customer, Conversation);
    meet_store(phone: &Phone, at: Timestamp) -> Option<(StoreCode, Conversation)>;
    customer(customer: CustomerId) -> Option<Customer>;
    conversation(party: &Party) -> Conversation;
    address(party: &Party) -> Option<Address>;
    set_name(customer: CustomerId, name: &str) -> ();
    set_language(party: &Party, language: Language) -> ();
    set_place(customer: CustomerId, place: &Place) -> ();
    set_cart(customer: CustomerId, cart: Option<CartId>) -> ();
    add_link(link: NewLink) -> ();
    link(token: Digest) -> Option<Link>;
    open_session(session: NewSession) -> ();
    session(token: Digest, now: Timestamp) -> Option<Session>;
    change_session(token: Digest, change: SessionChange, until: Timestamp) -> ();
    close_session(token: Digest) -> ();
    cart(cart: CartId) -> Option<Cart>;
    set_line(line: SetLine) -> std::result::Result<Cart, CartRefused>;
    accept_changes(cart: CartId, at: Timestamp) -> Option<Cart>;
    slots_taken_at(stores: &[StoreCode], from: Timestamp, to: Timestamp) -> Vec<SlotsTaken>;
    place(order: PlaceOrder) -> PlaceOutcome;
    order(order: OrderId) -> Option<Order>;
    order_of_cart(store: &StoreCode, cart: CartId) -> Option<OrderId>;
    act(order: OrderId, action: Action, actor: Actor, at: Timestamp) -> ActOutcome;
    due_orders(now: Timestamp, limit: u32) -> Vec<OrderId>;
    board(store: &StoreCode, since: Timestamp) -> Board;
    orders_of(customer: CustomerId, before: Option<OrderId>, limit: u32) -> Vec<Order>;
    receive(events: Vec<NewEvent>) -> usize;
    pending_events(now: Timestamp, limit: u32) -> Vec<InboxEvent>;
    event_failed(event: i64, not_before: Timestamp) -> ();
    answer(answer: Answer) -> ();
    say(messages: Vec<NewMessage>, at: Timestamp) -> ();
    pending_messages(now: Timestamp, limit: u32) -> Vec<OutboxMessage>;
    sent(message: MessageId, outcome: SendOutcome, at: Timestamp) -> ();
    message_statuses(reports: Vec<StatusReport>, at: Timestamp) -> usize;
    told_of(orders: &[OrderId]) -> Vec<Option<MessageStatus>>;
    tidy(now: Timestamp) -> u64;
    ready() -> ();
    close() -> ();
}
