//! Drawings that go with a sentence: the shop, and pages that have nothing to show.

use leptos::prelude::*;

use crate::links::picture_url;

/// A drawing of `public/pictures`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    Shop,
    ShopClosed,
    EmptyCart,
    NoOrders,
    NothingFound,
}

impl Drawing {
    const fn file(self) -> &'static str {
        match self {
            Self::Shop => "shop.svg",
            Self::ShopClosed => "shop-closed.svg",
            Self::EmptyCart => "empty-cart.svg",
            Self::NoOrders => "no-orders.svg",
            Self::NothingFound => "nothing-found.svg",
        }
    }
}

/// The drawing, which screen readers pass over.
pub fn drawing(what: Drawing) -> AnyView {
    view! { <img class="drawing" src=picture_url(what.file()) width="96" height="96" alt="" /> }.into_any()
}
