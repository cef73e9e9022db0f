//! What can be done with carts and orders: the same for pages, API and chat, and free of HTTP.
//!
//! - [`cart`]: choosing. [`mod@place`]: a cart becomes an order. [`transition`]: an order moves on.
//! - [`counter`]: what a storekeeper changes besides orders. [`slots`]: what can be booked.
//! - [`product_requests`]: what a store does not list.
//! - [`OrderSubscriptions`]: open pages that follow an order.
//!
//! A use case checks what storage cannot know (hours, names, whose cart it is), lets storage do the rest
//! in one transaction, and wakes the outbox.

pub mod cart;
pub mod counter;
pub mod place;
pub mod product_requests;
pub mod slots;
pub mod transition;

mod idempotency_locks;
mod last_store;
mod subscriptions;

pub use cart::{CartError, CartOwner, CartUpdate, LineUpdate, OtherStore};
pub use idempotency_locks::IdempotencyLocks;
pub use last_store::last_store;
pub use place::{Checkout, Contention, PlaceError, Placed, order_of_cart, place};
pub use subscriptions::{OrderSubscription, OrderSubscriptions, SubscribeError};
pub use transition::{ActionError, OrderActor, RateError, apply_action, apply_due_action, find_order, rate};
