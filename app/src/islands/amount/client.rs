//! An amount in the browser.

use web_sys::Element;

use super::state::AmountOf;
use crate::islands::{cart, dom};

/// Makes the amount follow the cart.
pub fn hydrate(root: Element, props: String) {
    let of = AmountOf::parse(props);
    cart::subscribe(Box::new(move |cart| {
        if let Some(cart) = cart {
            dom::set_text(&root, "span", &of.in_cart(cart).to_string());
        }
    }));
}
