//! The islands: the only code that reaches the phone. Each is a working form or link that the server
//! renders; once WASM runs, the same markup comes alive.
//!
//! | island | on | alive, it |
//! |---|---|---|
//! | `Stepper` | cards, product page, cart | changes a quantity without a reload |
//! | `CartBar` | every page of a store | follows the cart |
//! | `Amount` | the cart | follows the cart |
//! | `SearchBox` | every page of a store | searches while one types |
//! | `OrderWatch` | an order | loads the page again when the order moves on |
//!
//! Pages use the components; the islands behind them (`LiveStepper`, …) are what the loader wakes. Beside
//! them: `given` (what the server hands over), `cart` (the one cart they share), `wishes` (what steppers ask
//! for, sent one after another), `call` and `answer` (the order API), `dom` (the page).
//!
//! Islands do not nest. On the phone they begin with the markup the server wrote and never draw it anew.

mod amount;
mod answer;
mod call;
mod cart;
mod cart_bar;
mod dom;
mod given;
mod order_watch;
mod search_box;
mod stepper;
mod template;
#[cfg(test)]
mod tests;
mod wishes;

pub use amount::LiveAmount;
pub use cart_bar::LiveCartBar;
pub use order_watch::LiveOrderWatch;
pub use search_box::LiveSearchBox;
pub use stepper::LiveStepper;
#[cfg(feature = "ssr")]
pub use {
    amount::{Amount, AmountOf, AmountProps},
    cart_bar::{CartBar, CartBarProps, CartBarWords},
    order_watch::{OrderWatch, OrderWatchProps},
    search_box::{SearchBox, SearchBoxProps, SearchWords},
    stepper::{Stepper, StepperLine, StepperPlace, StepperProps, StepperWords},
};
