//! What can be done with carts and orders: the same for pages, API and chat.
//!
//! - [`cart`]: choosing. [`mod@place`]: a cart becomes an order. [`act`]: an order moves on.
//! - [`counter`]: what a storekeeper changes besides orders.
//!
//! Each use case checks what the ledger can not know (hours, names, whose cart it is), lets the
//! ledger do the rest in one transaction, and wakes whoever tells the chat about it.

pub mod act;
pub mod cart;
pub mod counter;
pub mod name;
pub mod place;
pub mod slots;

mod in_flight;

pub use act::{NotDone, as_customer, as_store, is_of};
pub use cart::{Choice, Chosen, NotChosen, Started, accept_changes, accept_seen, choose};
pub use counter::{set_offered, set_paused};
pub use in_flight::InFlight;
pub use place::{Checkout, NotPlaced, Placed, order_from, place, place_in_turn};
