//! The domain of the shop: money, stores, slots, carts, orders.
//!
//! Pure: no I/O, no async, no Leptos, no clock. The same code runs on the
//! server and on the phone, so the page, the API and the chat cannot disagree.
//!
//! - [`money`], [`measure`], [`place`], [`phone`], [`ids`], [`language`]: the small words everything else is made of.
//! - [`store`], [`hours`], [`slots`]: where and when one may collect.
//! - [`catalog`]: what is sold; [`cart`]: what was chosen and what it costs.
//! - [`order`]: the state machine, and [`notice`]: who is told what when it moves.

pub mod cart;
pub mod catalog;
pub mod hours;
pub mod ids;
pub mod language;
pub mod money;
pub mod notice;
pub mod order;
pub mod pack;
pub mod phone;
pub mod place;
pub mod slots;
pub mod store;

pub use cart::{Cart, CartLine, LineChange, PricedCart, PricedLine, Totals};
pub use catalog::{Category, Listing, LocalizedName, Product};
pub use hours::{Opening, WeeklyHours};
pub use ids::{CartId, CustomerId, MessageId, OrderId, ProductId, StoreCode};
pub use language::Language;
pub use money::{GstRate, Paise};
pub use notice::{OrderNotice, OutboxItem, Party};
pub use order::{Action, Actor, Order, OrderLine, OrderState, PaymentMethod, RejectReason, TransitionError};
pub use pack::{PackSize, PackUnit, SoldBy};
pub use phone::Phone;
pub use place::{Place, Position};
pub use slots::{Slot, SlotAvailability};
pub use store::{GstStatus, Store};
