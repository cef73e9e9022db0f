//! An amount on the cart page that follows the cart.

mod client;
mod state;
#[cfg(feature = "ssr")]
pub mod view;

use leptos::prelude::*;

use super::mount::island_root;

#[cfg(feature = "ssr")]
pub use state::AmountOf;

/// Follows the cart.
#[island]
pub fn AmountIsland() -> impl IntoView {
    island_root(client::hydrate)
}
