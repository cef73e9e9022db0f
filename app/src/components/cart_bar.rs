//! The bar at the bottom that leads to the cart: the island with its texts.

use commerce::Language;
use i18n::pages::layout;
use leptos::prelude::*;

use super::CartSummary;
use crate::islands::{CartBar, CartBarLabels};
use crate::links::Page;

/// The bar; hidden while the cart is empty.
pub fn cart_bar(language: Language, cart: Option<&CartSummary>) -> AnyView {
    let totals = cart.map(|cart| cart.totals).unwrap_or_default();
    let labels = CartBarLabels {
        one_item_template: layout::one_item_template(language),
        many_items_template: layout::many_items_template(language),
        savings_template: layout::saving_template(language),
        open: layout::cart(language),
    };
    let href = Page::Cart.href(language);
    let (total, savings) = (totals.total, totals.savings);
    view! { <CartBar item_count=totals.item_count total savings href labels /> }.into_any()
}
