//! The order watch, as the server renders it: an element that shows nothing.

use commerce::{OrderId, OrderState};
use leptos::prelude::*;

use super::OrderWatchIsland;
use super::state::format_props;
use crate::islands::mount::render_island;

/// Reloads the page when the order is no longer in `state`.
#[component]
pub fn OrderWatch(order: OrderId, state: OrderState) -> impl IntoView {
    render_island(format_props(order, state), (), OrderWatchIsland)
}
