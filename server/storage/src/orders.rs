//! Records of carts and orders.

use async_trait::async_trait;
use commerce::cart::{LineSet, SetLineError};
use commerce::limits::{LimitError, OrderLimits};
use commerce::order::{NewOrder, Rating, RatingError};
use commerce::{
    Cart, CartId, Coupon, CouponCode, CouponRejection, CouponUsage, CustomerId, LineChange, Order,
    OrderCommand, OrderId, Paise, ProductId, StoreCode, TransitionError,
};
use jiff::Timestamp;

use crate::Result;

/// Carts and orders.
#[async_trait]
pub trait OrderStorage: Send + Sync + 'static {
    /// A cart; `None` when unknown or already ordered.
    async fn cart(&self, cart: CartId) -> Result<Option<Cart>>;
    /// Sets the quantity of a product in a cart, which is created when new; 0 removes the line. A
    /// quantity above what is available is lowered, which the answer contains.
    async fn set_line(&self, line: SetLine) -> Result<std::result::Result<LineSet, SetLineError>>;
    /// Adds the products of an earlier order to a cart, which is created when new, as far as they are available:
    /// [`Cart::add_lines`]. When none of them is, nothing changes: [`SetLineError::OutOfStock`].
    async fn add_lines(&self, lines: AddLines) -> Result<std::result::Result<Cart, SetLineError>>;
    /// Sets or removes the coupon that a cart carries, whether it takes something off or not; the cart as it is now.
    /// `None` when the cart is unknown or already ordered.
    async fn set_coupon(&self, cart: CartId, coupon: Option<CouponCode>) -> Result<Option<Cart>>;
    /// A coupon with what it was used for, in all and by a customer, or one merged into this one; `None` when no
    /// coupon has the code.
    async fn coupon(
        &self,
        code: &CouponCode,
        customer: Option<CustomerId>,
    ) -> Result<Option<(Coupon, CouponUsage)>>;
    /// Makes a cart a customer's. False when it is unknown or another customer's.
    async fn claim_cart(&self, cart: CartId, customer: CustomerId) -> Result<bool>;
    /// Sets every line's expected price, and its quantity where less is available, to what is listed
    /// now: the customer has read the changes. Unavailable lines leave the cart.
    async fn accept_changes(&self, cart: CartId, at: Timestamp) -> Result<Option<Cart>>;
    /// Booked slots that start in `from..to`: one answer for each store, in their order.
    async fn booked_slots(
        &self,
        stores: &[StoreCode],
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<BookedSlots>>;
    /// Places an order: prices it, checks the customer's limits, holds stock and slot, counts the use of its coupon,
    /// numbers it, stores its idempotency key and its notices, all or nothing. One cart makes one order.
    async fn place(&self, order: PlaceOrder) -> Result<PlaceOutcome>;
    /// An order; its id alone finds it.
    async fn order(&self, order: OrderId) -> Result<Option<Order>>;
    /// The order a cart became.
    async fn order_of_cart(&self, cart: CartId) -> Result<Option<Order>>;
    /// Applies a command to an order, records the payment that comes with it, releases or takes stock and
    /// slot, gives back the use of a coupon where the order came to nothing, and writes the notices. A rejected command changes nothing.
    async fn apply_action(&self, order: OrderId, command: OrderCommand) -> Result<ActionOutcome>;
    /// Rates an order once: a later rating takes the place of the earlier one.
    async fn rate(&self, order: OrderId, rating: Rating) -> Result<RateOutcome>;
    /// Orders whose deadline has passed, earliest first.
    async fn due_orders(&self, now: Timestamp, limit: u32) -> Result<Vec<OrderId>>;
    /// What a store's counter shows: its open orders, oldest first, low ratings, and sums since `since`.
    async fn board(&self, store: &StoreCode, since: Timestamp) -> Result<Board>;
    /// The products that a customer, or one merged into this one, has ordered at a store: those of the
    /// latest orders that were neither rejected, cancelled nor expired, in the order of
    /// [`commerce::order::rank_bought`].
    async fn bought_products(&self, customer: CustomerId, store: &StoreCode) -> Result<Vec<ProductId>>;
    /// A customer's orders, those of customers merged into this one included, newest first; `before` is
    /// the id of the last one of the page before.
    async fn orders_of(
        &self,
        customer: CustomerId,
        before: Option<OrderId>,
        limit: u32,
    ) -> Result<Vec<Order>>;
}

/// One change of a cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetLine {
    /// The cart; created when new.
    pub cart: CartId,
    /// The customer, where that is known: the cart becomes theirs.
    pub customer: Option<CustomerId>,
    /// The store.
    pub store: StoreCode,
    /// The product.
    pub product: ProductId,
    /// Units from now on; 0 removes the line.
    pub quantity: u32,
    /// The unit price shown, in paise.
    pub expected_price: Paise,
    /// Now.
    pub at: Timestamp,
}

/// The products of an earlier order, for a cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddLines {
    /// The cart; created when new.
    pub cart: CartId,
    /// The customer, where that is known: the cart becomes theirs.
    pub customer: Option<CustomerId>,
    /// The store.
    pub store: StoreCode,
    /// Products and how many units of each.
    pub lines: Vec<(ProductId, u32)>,
    /// Now.
    pub at: Timestamp,
}

/// A client's key against doing a thing twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// 1 to 255 characters. Each customer has their own keys.
    pub key: String,
    /// SHA-256 of the canonical request.
    pub request_hash: [u8; 32],
}

/// An order to be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceOrder {
    /// The order that the customer wants.
    pub order: NewOrder,
    /// The client's key, if any.
    pub key: Option<IdempotencyKey>,
    /// What one customer may hold.
    pub limits: OrderLimits,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceOutcome {
    /// Placed now: durable, held, notices written.
    Placed(Box<Order>),
    /// Placed before, by this key, or without a key from this cart: the order as it was returned then.
    Existing(Box<Order>),
    /// The cart has become this order by another request than the key's.
    CartAlreadyOrdered(Box<Order>),
    /// The key was used for another request.
    KeyReused,
    /// Not placed; nothing has changed.
    Rejected(PlaceOrderError),
}

/// Why an order is not placed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceOrderError {
    /// It has no lines.
    #[error("the order has no lines")]
    Empty,
    /// The cart is another customer's.
    #[error("the cart is another customer's")]
    NotYourCart,
    /// Prices or stock are not what the customer saw.
    #[error("prices or stock have changed")]
    Changed(Vec<LineChange>),
    /// The slot is full.
    #[error("the pick-up time is full")]
    SlotFull,
    /// The store takes no orders now.
    #[error("the store takes no orders now")]
    Paused,
    /// There is no such store.
    #[error("there is no such store")]
    UnknownStore,
    /// The coupon does not take off what it took off when the customer saw the total. With the reason, when it takes
    /// nothing off now.
    #[error("the coupon takes off another amount now")]
    CouponChanged(Option<CouponRejection>),
    /// The goods cost less than the store takes an order for.
    #[error("the goods cost {missing} paise too little", missing = missing.0)]
    BelowMinimumOrder {
        /// What is missing, in paise.
        missing: Paise,
    },
    /// One customer would hold more than they may.
    #[error(transparent)]
    Limit(#[from] LimitError),
}

/// What became of an action on an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionOutcome {
    /// Applied; the order as it is now.
    Applied(Box<Order>),
    /// Not applied; the order as it stays, and why.
    Rejected(Box<Order>, TransitionError),
    /// There is no such order.
    NotFound,
}

/// What became of a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RateOutcome {
    /// The order with its rating.
    Rated(Box<Order>),
    /// The order stays as it is, and why.
    Rejected(RatingError),
    /// There is no such order.
    NotFound,
}

/// What a counter shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// Placed, accepted and ready orders, oldest first.
    pub open: Vec<Order>,
    /// Orders with fewer than [`commerce::order::MIN_GOOD_STARS`] stars, rated today or in the seven days before, the newest rating
    /// first.
    pub rated_low: Vec<Order>,
    /// Orders placed since the day began.
    pub placed_today: u32,
    /// The total of what was collected since the day began, in paise.
    pub takings_today: Paise,
}

/// Booked slots of a store: start and number of orders, earliest first.
pub type BookedSlots = Vec<(Timestamp, u32)>;
