//! An amount, as the server renders it.

use commerce::Paise;
use leptos::prelude::*;

use super::AmountIsland;
use super::state::AmountOf;
use crate::islands::mount::render_island;

/// An amount of the cart.
#[component]
pub fn Amount(
    of: AmountOf,
    /// The amount when the page is rendered.
    now: Paise,
) -> impl IntoView {
    let content = view! { <span class="amount">{now.to_string()}</span> };
    render_island(of.format(), content, AmountIsland)
}
