//! The stepper: how many of a product are in the cart, one more, one fewer.

mod client;
mod state;
#[cfg(feature = "ssr")]
pub mod view;

use leptos::prelude::*;

use super::mount::island_root;
#[cfg(test)]
pub(super) use state::FIELDS;

/// Changes quantities without a reload.
#[island]
pub fn StepperIsland() -> impl IntoView {
    island_root(client::hydrate)
}
