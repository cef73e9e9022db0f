//! The bar at the bottom: what the cart comes to, and the way there. It is an island; here it gets its words.

use commerce::Language;
use i18n::pages::common;
use leptos::prelude::*;

use super::CartSummary;
use crate::islands::{CartBar, CartBarWords};
use crate::links::Page;

/// The bar; hidden while the cart is empty.
pub fn cart_bar(language: Language, cart: Option<&CartSummary>) -> AnyView {
    let totals = cart.map(|cart| cart.totals).unwrap_or_default();
    let words = CartBarWords {
        one: common::one_item_gap(language),
        many: common::many_items_gap(language),
        saving: common::saving_gap(language),
        open: common::cart(language),
    };
    let href = Page::Cart.href(language);
    view! { <CartBar units=totals.item_count to_pay=totals.total saving=totals.savings href words /> }
        .into_any()
}
