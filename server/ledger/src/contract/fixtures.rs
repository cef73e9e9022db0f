//! A small network to test with: two stores in one neighbourhood, five products, and who comes by.

use std::sync::Arc;

use commerce::{
    Action, Actor, CartId, CartLine, Category, CustomerId, GstRate, GstStatus, Language, Listing, Names,
    Order, OrderId, PackSize, PackUnit, Paise, Phone, Position, Product, ProductId, Slot, SoldBy, Store,
    StoreCode,
};
use jiff::{Timestamp, ToSpan};

use super::Site;
use crate::{
    ActOutcome, IdempotencyKey, Identity, Ledger, LedgerKey, ListingRow, Mode, PlaceOrder, PlaceOutcome,
    PlaceRefused,
};

/// Units of each product on each store's shelf at first.
pub const STOCK: u32 = 20;
/// Orders that fit one slot at first.
pub const CAPACITY: u16 = 50;

pub fn key() -> LedgerKey {
    LedgerKey::from_bytes([7; 32])
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
        phone: Phone::from_wa_id(phone).unwrap(),
        gst: GstStatus::Unregistered,
        fssai: None,
        upi: None,
        languages: vec![Language::Hindi, Language::English],
        paused: false,
    }
}

pub fn product(id: &str, english: &str, hindi: &str) -> Product {
    Product {
        id: product_id(id),
        names: Names { en: english.to_owned(), hi: Some(hindi.to_owned()), mr: None },
        description: String::new(),
        brand: String::new(),
        category: Category::Groceries,
        pack: PackSize { amount: 1000, unit: PackUnit::Grams },
        group: None,
        sold_by: SoldBy::Piece,
        hsn: "1006".to_owned(),
        gst_rate: GstRate(500),
        picture: format!("{id}.svg"),
        keywords: vec!["daily".to_owned()],
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
        mrp: price(product) + Paise::rupees(10),
        price: price(product),
        on_hand: STOCK,
        offered: true,
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
    Phone::from_wa_id(&format!("9198{number:08}")).unwrap()
}

/// Somebody who writes with user id and phone.
pub fn somebody(number: u32) -> Identity {
    Identity { user_id: Some(format!("IN.{number}")), phone: Some(phone(number)) }
}

pub fn line(product: &str, quantity: u32) -> CartLine {
    CartLine { product: product_id(product), quantity, seen_price: price(product) }
}

/// An order of one rice by a customer, a cart and an order of this number.
pub fn wanted(number: u128) -> PlaceOrder {
    PlaceOrder {
        id: OrderId(number),
        store: corner(),
        customer: CustomerId(number),
        cart: CartId(number),
        contact_name: format!("Customer {number}"),
        language: Language::Hindi,
        slot: slot(0),
        lines: vec![line("rice", 1)],
        pickup_code: "4711".to_owned(),
        at: morning(),
        key: None,
    }
}

pub fn key_of(text: &str, request: u8) -> Option<IdempotencyKey> {
    Some(IdempotencyKey { key: text.to_owned(), request: [request; 32] })
}

/// An open ledger with the network in it.
pub struct Shop {
    pub ledger: Arc<dyn Ledger>,
}

impl Shop {
    pub async fn open(site: &dyn Site) -> Self {
        let ledger = site.open(Mode::Rehearsal, key()).await.unwrap();
        let stores = vec![store(&corner(), "919800000001"), store(&market(), "919800000002")];
        assert_eq!(ledger.import_stores(stores).await.unwrap().added, 2);
        assert_eq!(ledger.import_products(products()).await.unwrap().added, 5);
        assert_eq!(ledger.import_listings(listing_rows()).await.unwrap().added, 10);
        Self { ledger }
    }

    /// Closes the ledger and opens it again.
    pub async fn reopened(self, site: &dyn Site) -> Self {
        self.ledger.close().await.unwrap();
        drop(self.ledger);
        Self { ledger: site.open(Mode::Rehearsal, key()).await.unwrap() }
    }

    pub async fn listing(&self, store: &StoreCode, product: &str) -> Listing {
        let listings = self.ledger.listings(store).await.unwrap().expect("the store is known").listings;
        listings.into_iter().find(|listing| listing.product.as_str() == product).expect("it is listed")
    }

    pub async fn listings_version(&self, store: &StoreCode) -> u64 {
        self.ledger.listings_version(store).await.unwrap().expect("the store is known")
    }

    /// Sets what is on the shelf of the corner store.
    pub async fn stock(&self, product: &str, on_hand: u32) {
        let row = ListingRow { on_hand, ..listing_row(&corner(), product) };
        self.ledger.import_listings(vec![row]).await.unwrap();
    }

    /// Sets how many orders fit a slot of the corner store.
    pub async fn capacity(&self, slot_capacity: u16) {
        let store = Store { slot_capacity, ..store(&corner(), "919800000001") };
        self.ledger.import_stores(vec![store]).await.unwrap();
    }

    pub async fn placed(&self, order: PlaceOrder) -> Order {
        match self.ledger.place(order).await.unwrap() {
            PlaceOutcome::Placed(order) => *order,
            other => panic!("not placed: {other:?}"),
        }
    }

    pub async fn again(&self, order: PlaceOrder) -> Order {
        match self.ledger.place(order).await.unwrap() {
            PlaceOutcome::Again(order) => *order,
            other => panic!("not the same again: {other:?}"),
        }
    }

    pub async fn refused(&self, order: PlaceOrder) -> PlaceRefused {
        match self.ledger.place(order).await.unwrap() {
            PlaceOutcome::Refused(refused) => refused,
            other => panic!("not refused: {other:?}"),
        }
    }

    pub async fn act(&self, order: OrderId, action: Action, actor: Actor, at: Timestamp) -> Order {
        match self.ledger.act(order, action, actor, at).await.unwrap() {
            ActOutcome::Done(order) => *order,
            other => panic!("not done: {other:?}"),
        }
    }

    pub async fn order(&self, order: OrderId) -> Order {
        self.ledger.order(order).await.unwrap().expect("the order is known")
    }

    /// Orders in a slot of the corner store.
    pub async fn taken(&self, slot: Slot) -> u32 {
        let taken = self.ledger.slots_taken(&corner(), slot.start, slot.end).await.unwrap();
        taken.iter().map(|(_, orders)| orders).sum()
    }
}
