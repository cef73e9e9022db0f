//! The domain of the shop: money, stores, slots, carts, orders.
//!
//! Pure: no I/O, no async, no Leptos, no clock. The same code runs on the server and in the
//! browser, so that page, API and chat cannot disagree.
//!
//! - [`money`], [`pack`], [`place`], [`phone`], [`ids`], [`language`]: the values everything else is made of.
//! - [`store`], [`hours`], [`opening`], [`slots`], [`slot_offer`]: where and when an order can be
//!   collected.
//! - `text`, `contact_name`, `order_note`, `product_request`: what people type, normalised and cleaned; on the
//!   server only.
//! - [`catalog`]: what is sold; [`cart`]: what was chosen; [`totals`]: what it costs; [`coupon`]: what lowers that.
//! - [`identity`]: who a message comes from; [`limits`]: what one customer may hold.
//! - [`order`]: the state machine; [`order_prefix`]: its numbers as people read them; [`fulfilment`] and [`payment`]: how the goods and the money change
//!   hands; [`notice`]: who is notified of which transition.

#![warn(missing_docs)]

pub mod accent;
pub mod cart;
pub mod catalog;
pub mod channel;
#[cfg(not(target_arch = "wasm32"))]
pub mod contact_name;
pub mod coupon;
pub mod fulfilment;
pub mod hours;
pub mod identity;
pub mod ids;
pub mod language;
pub mod limits;
pub mod money;
pub mod notice;
pub mod opening;
pub mod order;
#[cfg(not(target_arch = "wasm32"))]
pub mod order_note;
pub mod order_prefix;
pub mod pack;
pub mod payment;
pub mod phone;
pub mod place;
#[cfg(not(target_arch = "wasm32"))]
pub mod product_request;
pub mod slot_offer;
pub mod slots;
pub mod store;
#[cfg(not(target_arch = "wasm32"))]
pub mod text;
pub mod totals;

pub use accent::Accent;
pub use cart::{Cart, CartLine, LineChange, PricedCart, PricedLine};
pub use catalog::{
    Category, CategoryPath, Department, Listing, ListingRecord, LocalizedName, OfferPeriod, PricedUnit,
    Product, UnitPrice, unit_price,
};
pub use channel::ChannelId;
#[cfg(not(target_arch = "wasm32"))]
pub use contact_name::{ContactName, ContactNameError};
pub use coupon::{CartCoupon, Coupon, CouponCode, CouponRejection, CouponUsage, Reduction};
pub use fulfilment::Fulfilment;
pub use hours::WeeklyHours;
pub use ids::{
    CartId, CategoryId, CoverageRequestId, CustomerId, EventId, Home, MessageId, OrderId, ProductId,
    ProductRequestId, StoreCode,
};
pub use language::Language;
pub use limits::{LimitError, OrderLimits};
pub use money::{GstRate, Paise};
pub use notice::{NewMessage, OrderNotice, OutboxItem, Party};
pub use opening::Opening;
pub use order::{
    Action, Actor, IfMissing, Order, OrderCommand, OrderLine, OrderState, RejectReason, TransitionError,
};
#[cfg(not(target_arch = "wasm32"))]
pub use order_note::{OrderNote, OrderNoteError};
pub use order_prefix::{FIRST_ORDER_NUMBER, OrderPrefix};
pub use pack::{PackSize, PackUnit, SoldBy};
pub use payment::{Payment, PaymentMethod};
pub use phone::Phone;
pub use place::{Place, Position};
#[cfg(not(target_arch = "wasm32"))]
pub use product_request::{RequestAnswer, RequestedWords};
pub use slot_offer::{DayPart, SlotGroup, SlotOffer};
pub use slots::{Slot, SlotAvailability};
pub use store::{GstStatus, Store};
pub use totals::{Charges, Totals};
