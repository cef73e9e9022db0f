//! Reloads the cart's page when the goods begin or cease to be enough for something: the store's smallest order, the
//! coupon.

mod client;
mod state;
#[cfg(feature = "ssr")]
pub mod view;

use leptos::prelude::*;

use super::mount::island_root;

/// Follows the cart.
#[island]
pub fn CartWatchIsland() -> impl IntoView {
    island_root(client::hydrate)
}
