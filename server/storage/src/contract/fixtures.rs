//! A small network to test with: two stores in one neighbourhood, five products, and their customers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use commerce::order::NewOrder;
use commerce::{
    Action, Actor, CartId, CartLine, ChannelId, CustomerId, Department, EventId, GstRate, GstStatus, Home,
    Language, Listing, LocalizedName, Order, OrderCommand, OrderId, OrderLimits, PackSize, PackUnit, Paise,
    PaymentMethod, Phone, Position, Product, ProductId, Slot, SoldBy, Store, StoreCode,
};
use jiff::{Timestamp, ToSpan};

use super::StorageFactory;
use crate::{
    ActionOutcome, BookedSlots, Customer, EventCompletion, IdempotencyKey, Identity, ListingRow,
    MessageStatus, Mode, NewEvent, NewMessage, PlaceOrder, PlaceOrderError, PlaceOutcome, Storage,
    StorageKey, TokenDigest,
};

/// Units of each product on each store's shelf at first.
pub const STOCK: u32 = 20;
/// Orders that fit one slot at first.
pub const CAPACITY: u16 = 50;

pub fn storage_key() -> StorageKey {
    StorageKey::from_bytes([7; 32])
}

/// Friday, 20 November 2026, 10:00 in India, while the stores are open.
pub fn morning() -> Timestamp {
    "2026-11-20T04:30:00Z".parse().unwrap()
}

pub fn minutes_later(minutes: i64) -> Timestamp {
    morning().checked_add(minutes.minutes()).unwrap()
}

pub fn days_later(days: i64) -> Timestamp {
    morning().checked_add((days * 24).hours()).unwrap()
}

/// The slot that starts so many half hours after 11:00.
pub fn slot(index: i64) -> Slot {
    let start = minutes_later(60 + 30 * index);
    Slot { start, end: start.checked_add(30.minutes()).unwrap() }
}

pub fn corner() -> StoreCode {
    "shree-ganesh".parse().unwrap()
}

pub fn market() -> StoreCode {
    "new-bharat".parse().unwrap()
}

pub fn product_id(id: &str) -> ProductId {
    id.parse().unwrap()
}

pub fn store(code: &StoreCode, phone: &str) -> Store {
    Store {
        code: code.clone(),
        name: "Shree Ganesh Kirana".to_owned(),
        legal_name: "Shree Ganesh Traders".to_owned(),
        locality: "Vashi".to_owned(),
        address: "Shop 4, Sector 9".to_owned(),
        city: "Navi Mumbai".to_owned(),
        pin: "400703".to_owned(),
        position: Position { lat: 19.077, lon: 72.998 },
        time_zone: "Asia/Kolkata".to_owned(),
        hours: "mon-sun 07:00-22:00".parse().unwrap(),
        holidays: Vec::new(),
        prep_minutes: 30,
        slot_minutes: 30,
        slot_capacity: CAPACITY,
        last_order_minutes: 30,
        phone: Phone::from_digits(phone).unwrap(),
        gst: GstStatus::Unregistered,
        fssai: None,
        upi: None,
        languages: vec![Language::Hindi, Language::English],
        accent: commerce::Accent::Leaf,
        order_prefix: None,
        minimum_order: Paise::ZERO,
        paused: false,
    }
}

pub fn product(id: &str, english: &str, hindi: &str) -> Product {
    Product {
        id: product_id(id),
        names: LocalizedName { en: english.to_owned(), hi: Some(hindi.to_owned()), ..Default::default() },
        description: String::new(),
        brand: String::new(),
        department: Department::Groceries,
        category: None,
        pack: PackSize { amount: 1000, unit: PackUnit::Grams },
        group: None,
        sold_by: SoldBy::Piece,
        hsn: "1006".to_owned(),
        gst_rate: GstRate(500),
        picture: format!("{id}.svg"),
        popularity: 0,
        keywords: vec!["daily".to_owned()],
        is_available: true,
    }
}

pub fn products() -> Vec<Product> {
    [
        ("dal", "Toor dal", "अरहर दाल"),
        ("milk", "Milk", "दूध"),
        ("onion", "Onions", "प्याज़"),
        ("rice", "Rice", "चावल"),
        ("soap", "Soap", "साबुन"),
    ]
    .map(|(id, english, hindi)| product(id, english, hindi))
    .into()
}

/// Each product's price in paise; the MRP is 10 rupees more.
pub fn price(product: &str) -> Paise {
    Paise(1_000 + 100 * i64::try_from(product.len()).unwrap())
}

pub fn listing_row(store: &StoreCode, product: &str) -> ListingRow {
    ListingRow {
        store: store.clone(),
        product: product_id(product),
        mrp: price(product) + Paise::from_rupees(10),
        price: price(product),
        offer_period: None,
        on_hand: STOCK,
        is_available: true,
    }
}

pub fn listing_rows() -> Vec<ListingRow> {
    let stores = [corner(), market()];
    stores
        .iter()
        .flat_map(|store| products().into_iter().map(|p| listing_row(store, p.id.as_str())))
        .collect()
}

pub fn phone(number: u32) -> Phone {
    Phone::from_digits(&format!("9198{number:08}")).unwrap()
}

/// A sender with user id and phone.
pub fn identity(number: u32) -> Identity {
    Identity { user_id: Some(format!("IN.{number}")), phone: Some(phone(number)), ..Identity::default() }
}

pub fn line(product: &str, quantity: u32) -> CartLine {
    CartLine { product: product_id(product), quantity, expected_price: price(product) }
}

/// An order of one rice by a customer, a cart and an order of this number.
pub fn new_order(number: u128) -> NewOrder {
    NewOrder {
        id: OrderId(number),
        store: corner(),
        customer: CustomerId(number),
        cart: CartId(number),
        contact_name: format!("Customer {number}"),
        note: None,
        language: Language::Hindi,
        slot: slot(0),
        lines: vec![line("rice", 1)],
        coupon: None,
        expected_discount: Paise::ZERO,
        if_missing: Vec::new(),
        pickup_code: "4711".to_owned(),
        at: morning(),
    }
}

/// A command; what is handed over is paid in cash.
pub fn command(action: Action, actor: Actor, at: Timestamp) -> OrderCommand {
    let payment = matches!(action, Action::Collect).then_some(PaymentMethod::Cash);
    OrderCommand { payment, ..OrderCommand::new(action, actor, at) }
}

/// Without an idempotency key and without limits.
impl From<NewOrder> for PlaceOrder {
    fn from(order: NewOrder) -> Self {
        Self { order, key: None, limits: OrderLimits::none() }
    }
}

/// An order with an idempotency key; `request` is hashed from all that the client wants.
pub fn with_key(order: NewOrder, key: &str, request: u8) -> PlaceOrder {
    let key = IdempotencyKey { key: key.to_owned(), request_hash: [request; 32] };
    PlaceOrder { key: Some(key), ..order.into() }
}

/// A token that no other number has.
pub fn token(number: u8) -> TokenDigest {
    TokenDigest { home: Home::from_random(0), hash: [number; 32] }
}

/// An event without order; a number makes its id.
pub fn new_event(number: u128, key: &str, at: Timestamp) -> NewEvent {
    NewEvent {
        id: EventId(number),
        channel: ChannelId::WhatsApp,
        key: key.to_owned(),
        payload: format!("{{\"event\":\"{key}\"}}"),
        ordering_key: None,
        received_at: at,
    }
}

/// An open storage with the stores, products and listings in it.
pub struct TestStorage {
    pub storage: Arc<dyn Storage>,
    events: AtomicU64,
}

impl TestStorage {
    pub async fn open(factory: &dyn StorageFactory) -> Self {
        let storage = factory.open(Mode::Sandbox, storage_key()).await.unwrap();
        let stores = vec![store(&corner(), "919800000001"), store(&market(), "919800000002")];
        assert_eq!(storage.import_stores(stores).await.unwrap().added, 2);
        assert_eq!(storage.import_products(products()).await.unwrap().added, 5);
        assert_eq!(storage.import_listings(listing_rows()).await.unwrap().added, 10);
        Self { storage, events: AtomicU64::new(0) }
    }

    /// Closes the storage and opens it again.
    pub async fn reopen(self, factory: &dyn StorageFactory) -> Self {
        self.storage.close().await.unwrap();
        drop(self.storage);
        let storage = factory.open(Mode::Sandbox, storage_key()).await.unwrap();
        Self { storage, events: self.events }
    }

    /// A listing at the morning.
    pub async fn listing(&self, store: &StoreCode, product: &str) -> Listing {
        let listings = self.storage.listings(store).await.unwrap().expect("the store is known").listings;
        let listing = listings.iter().find(|listing| listing.product.as_str() == product);
        listing.expect("it is listed").at(morning())
    }

    pub async fn listings_version(&self, store: &StoreCode) -> u64 {
        self.storage.listings_version(store).await.unwrap().expect("the store is known")
    }

    /// Sets what is on the shelf of the corner store.
    pub async fn set_stock(&self, product: &str, on_hand: u32) {
        let row = ListingRow { on_hand, ..listing_row(&corner(), product) };
        self.storage.import_listings(vec![row]).await.unwrap();
    }

    /// Sets how many orders fit a slot of the corner store.
    pub async fn set_slot_capacity(&self, slot_capacity: u16) {
        let store = Store { slot_capacity, ..store(&corner(), "919800000001") };
        self.storage.import_stores(vec![store]).await.unwrap();
    }

    pub async fn place(&self, order: impl Into<PlaceOrder>) -> Order {
        match self.storage.place(order.into()).await.unwrap() {
            PlaceOutcome::Placed(order) => *order,
            other => panic!("not placed: {other:?}"),
        }
    }

    pub async fn place_again(&self, order: impl Into<PlaceOrder>) -> Order {
        match self.storage.place(order.into()).await.unwrap() {
            PlaceOutcome::Existing(order) => *order,
            other => panic!("not an existing order: {other:?}"),
        }
    }

    pub async fn place_rejected(&self, order: impl Into<PlaceOrder>) -> PlaceOrderError {
        match self.storage.place(order.into()).await.unwrap() {
            PlaceOutcome::Rejected(error) => error,
            other => panic!("not rejected: {other:?}"),
        }
    }

    pub async fn apply(&self, order: OrderId, action: Action, actor: Actor, at: Timestamp) -> Order {
        match self.storage.apply_action(order, command(action, actor, at)).await.unwrap() {
            ActionOutcome::Applied(order) => *order,
            other => panic!("not applied: {other:?}"),
        }
    }

    pub async fn order(&self, order: OrderId) -> Order {
        self.storage.order(order).await.unwrap().expect("the order is known")
    }

    /// Orders in a slot of the corner store.
    pub async fn booked(&self, slot: Slot) -> u32 {
        let booked = self.booked_slots(&corner(), slot.start, slot.end).await;
        booked.iter().map(|(_, orders)| orders).sum()
    }

    /// The booked slots of one store.
    pub async fn booked_slots(&self, store: &StoreCode, from: Timestamp, to: Timestamp) -> BookedSlots {
        self.storage.booked_slots(std::slice::from_ref(store), from, to).await.unwrap().remove(0)
    }

    /// The notification status of one order.
    pub async fn notification_status(&self, order: OrderId) -> Option<MessageStatus> {
        self.storage.notification_statuses(&[order]).await.unwrap().remove(0)
    }

    /// Puts messages into the outbox, as the answer to an event of their own.
    pub async fn write_messages(&self, messages: Vec<NewMessage>, at: Timestamp) {
        let number = self.events.fetch_add(1, Ordering::Relaxed);
        let event = new_event(u128::from(number) + (1 << 64), &format!("write {number}"), at);
        let id = event.id;
        self.storage.store_events(vec![event]).await.unwrap();
        let completion = EventCompletion { event: id, links: Vec::new(), messages, coverage: Vec::new(), at };
        assert!(self.storage.complete_event(completion).await.unwrap());
    }

    /// The customer of an identity without a profile name.
    pub async fn resolve(&self, identity: Identity, at: Timestamp) -> Customer {
        let random = u128::from(self.events.fetch_add(1, Ordering::Relaxed)) << 12;
        self.storage.resolve_customer(identity, None, at, random).await.unwrap().0
    }
}
