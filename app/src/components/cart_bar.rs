//! The bar at the bottom that leads to the cart: the island with its texts, on a store's pages beside tabs.

use commerce::{Language, StoreCode};
use i18n::pages::layout;
use leptos::prelude::*;

use super::CartSummary;
use super::icon::{Icon, icon};
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

/// A tab of a store's bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The store's front page.
    Shop,
    /// Its categories.
    Categories,
}

/// The bar of a store's pages: the store, its categories, the customer's orders, the cart.
pub fn store_bar(
    language: Language,
    store: &StoreCode,
    current: Option<Tab>,
    cart: Option<&CartSummary>,
) -> AnyView {
    let front = Page::Store { store: store.clone() }.href(language);
    let categories = format!("{front}#categories");
    let here = |tab| (current == Some(tab)).then_some("true");
    view! {
        <nav class="bar" aria-label=layout::store_bar(language)>
            <a class="tab" href=front aria-current=here(Tab::Shop)>{icon(Icon::Shop)}{layout::shop_tab(language)}</a>" "
            <a class="tab" href=categories aria-current=here(Tab::Categories)>
                {icon(Icon::Categories)}{layout::categories_tab(language)}
            </a>" "
            <a class="tab" href=Page::Orders { before: None }.href(language)>{icon(Icon::Orders)}{layout::orders_tab(language)}</a>" "
            {cart_bar(language, cart)}
        </nav>
    }
    .into_any()
}
