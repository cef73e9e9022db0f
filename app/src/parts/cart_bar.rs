//! The bar at the bottom: what the cart comes to, and the way there. It is an island; here it gets its words.

use commerce::Language;
use leptos::prelude::*;
use words::pages::every_page;

use super::CartInHand;
use crate::islands::{CartBar, CartBarWords};
use crate::links::Page;

/// The bar; hidden while the cart is empty.
pub fn cart_bar(language: Language, cart: Option<&CartInHand>) -> AnyView {
    let totals = cart.map(|cart| cart.totals).unwrap_or_default();
    let words = CartBarWords {
        one: every_page::one_item_gap(language),
        many: every_page::many_items_gap(language),
        saving: every_page::saving_gap(language),
        open: every_page::cart(language),
    };
    let href = Page::Cart.to(language);
    view! { <CartBar units=totals.units to_pay=totals.to_pay saving=totals.saving href words /> }.into_any()
}
