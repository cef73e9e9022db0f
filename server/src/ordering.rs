//! What can be done with carts and orders: the same for pages, API and chat.
//!
//! - [`cart`]: choosing. [`mod@place`]: a cart becomes an order. [`act`]: an order moves on.
//! - [`counter`]: what a storekeeper changes besides orders.
//!
//! Each use case checks what the storage can not know (hours, names, whose cart it is), lets the
//! storage do the rest in one transaction, and wakes whoever tells the chat about it.

pub mod cart;
pub mod counter;
pub mod place;
pub mod slots;
pub mod transition;

mod idempotency_locks;

pub use cart::{
    CartError, CartUpdate, LineUpdate, StartOutcome, accept_changes, accept_changes_if_total, choose,
};
pub use counter::{set_availability, set_paused};
pub use idempotency_locks::IdempotencyLocks;
pub use place::{Checkout, PlaceError, Placed, order_of_cart, place, place_in_turn};
pub use transition::{ActionError, apply_as_customer, apply_as_store, belongs_to};
