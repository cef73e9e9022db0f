//! Reloads an order's page when the order changes.

mod client;
mod state;
#[cfg(feature = "ssr")]
pub mod view;

use leptos::prelude::*;

use super::mount::island_root;

/// Follows the order while its page is visible.
#[island]
pub fn OrderWatchIsland() -> impl IntoView {
    island_root(client::hydrate)
}
