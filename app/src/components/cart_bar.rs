//! The bar at the bottom: what the cart comes to, and the way there. It is an island; here it gets its words.

use commerce::Language;
use i18n::pages::layout;
use leptos::prelude::*;

use super::CartSummary;
use crate::islands::{CartBar, CartBarWords};
use crate::links::Page;

/// The bar; hidden while the cart is empty.
pub fn cart_bar(language: Language, cart: Option<&CartSummary>) -> AnyView {
    let totals = cart.map(|cart| cart.totals).unwrap_or_default();
    let words = CartBarWords {
        one: layout::one_item_template(language),
        many: layout::many_items_template(language),
        saving: layout::saving_template(language),
        open: layout::cart(language),
    };
    let href = Page::Cart.href(language);
    view! { <CartBar units=totals.item_count to_pay=totals.total saving=totals.savings href words /> }
        .into_any()
}
