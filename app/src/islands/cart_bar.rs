//! The bar at the bottom: how many items are in the cart and what they cost, as a link to the cart.

mod client;
mod state;
#[cfg(feature = "ssr")]
pub mod view;

use leptos::prelude::*;

use super::mount::island_root;

/// Follows the cart.
#[island]
pub fn CartBarIsland() -> impl IntoView {
    island_root(client::hydrate)
}
