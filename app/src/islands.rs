//! The islands: the only code that reaches the browser. Each is a working form or link that the server renders;
//! once WASM runs, the same markup becomes interactive.
//!
//! | island | on | once hydrated, it |
//! |---|---|---|
//! | `Steppers` | every page of a store, the cart | changes quantities without a reload, opens pack sizes in place |
//! | `CartBar` | every page of a store | follows the cart |
//! | `Amount` | the cart | follows the cart |
//! | `CartWatch` | the cart | reloads the page when the goods pass the minimum of the store or the coupon |
//! | `SearchBox` | every page of a store | searches while the customer types |
//! | `OrderWatch` | an order | follows the order, and reloads the page when its state changes |
//!
//! An island is four files. `x.rs` exports it to the browser. `x/state.rs` is what server and browser agree on: pure
//! state with tests. `x/view.rs` is the component that pages use; it is compiled for the server only.
//! `x/client.rs` is what runs in the browser.
//!
//! Islands share `mount` (how the server hands data to an island), `cart` (the cart of this browser),
//! `cart_queue` (quantity changes, sent one after another and repeated without a network), `toast` (the line that is
//! shown then), `response` (the API's answers) and `dom`.
//! Islands do not nest. They start from the markup the server wrote and never render it again.

mod amount;
mod cart;
mod cart_bar;
mod cart_queue;
mod cart_watch;
mod dom;
mod interpolate;
mod mount;
mod order_watch;
mod response;
mod search_box;
mod stepper;
#[cfg(test)]
mod tests;
mod toast;

pub use amount::AmountIsland;
pub use cart_bar::CartBarIsland;
pub use cart_watch::CartWatchIsland;
pub use order_watch::OrderWatchIsland;
pub use search_box::SearchBoxIsland;
pub use stepper::SteppersIsland;
#[cfg(feature = "ssr")]
pub use {
    amount::AmountOf,
    amount::view::{Amount, AmountProps},
    cart_bar::view::{CartBar, CartBarLabels, CartBarProps},
    cart_watch::view::{CartWatch, CartWatchProps},
    order_watch::view::{OrderWatch, OrderWatchProps},
    search_box::view::{SearchBox, SearchBoxLabels, SearchBoxProps},
    stepper::view::{
        StepperForm, StepperLabels, StepperLine, SteppersForm, SteppersFormProps, stepper as stepper_view,
    },
};
