//! The cart watch, as the server renders it: an element that shows nothing.

use commerce::Paise;
use leptos::prelude::*;

use super::CartWatchIsland;
use super::state::format_props;
use crate::islands::mount::render_island;

/// Reloads the page when the goods begin or cease to cost one of `minimums`.
#[component]
pub fn CartWatch(
    /// What the goods cost when the page is rendered, before the coupon.
    goods: Paise,
    minimums: Vec<Paise>,
) -> impl IntoView {
    render_island(format_props(goods, &minimums), (), CartWatchIsland)
}
