//! The cart bar, as the server renders it.

use commerce::Paise;
use leptos::prelude::*;

use super::CartBarIsland;
use super::state::CartBarTemplates;
use crate::islands::mount::render_island;

/// Texts of the bar; `{}` is a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartBarLabels {
    pub one_item_template: String,
    pub many_items_template: String,
    pub savings_template: String,
    pub open: String,
}

/// The cart in one line; hidden while it is empty, and on shared pages until the cart is read.
#[component]
pub fn CartBar(
    item_count: u32,
    total: Paise,
    savings: Paise,
    /// The cart's address in the page's language.
    href: String,
    labels: CartBarLabels,
) -> impl IntoView {
    let templates = CartBarTemplates {
        one_item: labels.one_item_template,
        many_items: labels.many_items_template,
        savings: labels.savings_template,
    };
    let state = templates.state(item_count, total, savings);
    let no_savings = state.savings.is_none();
    let content = view! {
        <a class="cart-bar" href=href hidden=state.hidden>
            <span>
                // Text browsers show what is hidden, too.
                <b>{if state.hidden { String::new() } else { state.summary }}</b>" "
                <small hidden=no_savings>{state.savings.unwrap_or_default()}</small>
            </span>" "
            <span class="open">{labels.open}</span>
        </a>
    };
    render_island(templates.format(), content, CartBarIsland)
}
