//! Records of buying: carts and orders.

use commerce::{
    CartId, CartLine, CustomerId, Language, LineChange, Order, OrderId, Paise, ProductId, Slot, StoreCode,
    TransitionError,
};
use jiff::Timestamp;

/// One change of a cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetLine {
    /// Which cart; made when new.
    pub cart: CartId,
    /// At which store.
    pub store: StoreCode,
    /// Which product.
    pub product: ProductId,
    /// Units from now on; 0 removes the line. More than are left is lowered to what is left.
    pub quantity: u32,
    /// The unit price shown.
    pub expected_price: Paise,
    /// When.
    pub at: Timestamp,
}

/// Why a cart does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetLineError {
    /// The cart is at another store.
    OtherStore(StoreCode),
    /// The store does not list it, or has none left.
    OutOfStock,
    /// It would hold more than [`commerce::cart::MOST_LINES`] products.
    Full,
    /// The cart has become an order.
    AlreadyOrdered(OrderId),
}

/// A client's key against doing a thing twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// The key: 1 to 255 characters. It counts within the customer's own.
    pub key: String,
    /// SHA-256 of what was asked for, canonically written.
    pub request_hash: [u8; 32],
}

/// An order to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceOrder {
    /// Its id.
    pub id: OrderId,
    /// Where.
    pub store: StoreCode,
    /// Who.
    pub customer: CustomerId,
    /// The cart; one cart makes one order.
    pub cart: CartId,
    /// The name to call out.
    pub contact_name: String,
    /// The language of bill and messages.
    pub language: Language,
    /// When it is collected; checked against the store's hours by the caller, against capacity here.
    pub slot: Slot,
    /// What, and the unit prices the customer saw.
    pub lines: Vec<CartLine>,
    /// Four digits.
    pub pickup_code: String,
    /// Now.
    pub at: Timestamp,
    /// The client's key, if any.
    pub key: Option<IdempotencyKey>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceOutcome {
    /// Taken: durable, held, told.
    Placed(Box<Order>),
    /// Was taken before, by this key, or without one from this cart: the order as it was answered then.
    Existing(Box<Order>),
    /// The cart has become this order by another request than the key's.
    CartAlreadyOrdered(Box<Order>),
    /// The key was used for another request (422).
    KeyReused,
    /// Not taken; nothing has changed.
    Rejected(PlaceOrderError),
}

/// Why an order is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceOrderError {
    /// Nothing in it.
    Empty,
    /// Prices or stock are no longer what was seen.
    Changed(Vec<LineChange>),
    /// The slot is full.
    SlotFull,
    /// The store takes no orders now.
    Paused,
    /// There is no such store.
    UnknownStore,
}

/// What became of an action on an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionOutcome {
    /// Done; the order as it is now.
    Applied(Box<Order>),
    /// Not done; the order as it stays, and why.
    Rejected(Box<Order>, TransitionError),
    /// There is no such order.
    NotFound,
}

/// What a counter shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// Placed, accepted and ready orders, oldest first.
    pub open: Vec<Order>,
    /// Orders placed since the day began.
    pub placed_today: u32,
    /// What was collected since the day began.
    pub takings_today: Paise,
}

/// Orders that the slots of a store have taken, by the slot's start, earliest first.
pub type BookedSlots = Vec<(Timestamp, u32)>;
