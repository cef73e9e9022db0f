//! The cart watch in the browser.

use leptos::leptos_dom::helpers::location;
use web_sys::Element;

use super::state::is_outdated;
use crate::islands::cart;

/// Follows the cart.
pub fn hydrate(_root: Element, props: String) {
    cart::subscribe(Box::new(move |cart| {
        if cart.is_some_and(|cart| is_outdated(&props, cart.goods())) {
            drop(location().reload());
        }
    }));
}
