//! Search at a store, while the customer types.

mod client;
mod state;
#[cfg(feature = "ssr")]
pub mod view;

use leptos::prelude::*;

use super::mount::island_root;

/// Searches while the customer types.
#[island]
pub fn SearchBoxIsland() -> impl IntoView {
    island_root(client::hydrate)
}
