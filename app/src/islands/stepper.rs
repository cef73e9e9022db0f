//! The steppers of a page: how many of each product are in the cart, one more, one fewer.
//!
//! A page has one form, which is the island, and for each product a stepper: buttons of that form and the quantity
//! between them. A stepper that is added to the page later works like the others.

mod client;
mod state;
#[cfg(feature = "ssr")]
pub mod view;

use leptos::prelude::*;

use super::mount::island_root;
#[cfg(test)]
pub(super) use state::FIELDS;

/// Changes quantities without a reload, and opens the pack sizes of a product in place.
#[island]
pub fn SteppersIsland() -> impl IntoView {
    island_root(client::hydrate)
}
