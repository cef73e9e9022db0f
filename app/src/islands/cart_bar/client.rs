//! The cart bar in the browser.

use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::state::CartBarTemplates;
use crate::islands::cart::{self, Cart};
use crate::islands::cart_queue::{self, navigate_after_flush};
use crate::islands::dom;

/// Makes the bar follow the cart.
pub fn hydrate(root: Element, props: String) {
    let Some(bar) = dom::find(&root, "a") else { return };
    let templates = CartBarTemplates::parse(&props);
    let href = bar.get_attribute("href").unwrap_or_default();
    dom::listen(&root, "click", Box::new(move |event| on_click(&event, &href)));
    cart_queue::start();
    cart::subscribe(Box::new(move |cart| render(&bar, &templates, cart)));
}

/// What was tapped a moment ago must be in the cart that opens.
fn on_click(event: &Event, href: &str) {
    let mouse: &MouseEvent = event.unchecked_ref();
    let new_tab = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key();
    if !new_tab && navigate_after_flush(href.to_owned()) {
        event.prevent_default();
    }
}

fn render(bar: &Element, templates: &CartBarTemplates, cart: Option<&Cart>) {
    let Some(cart) = cart else { return };
    let state = templates.state(cart.item_count, cart.total, cart.savings);
    dom::toggle_attribute(bar, "hidden", state.hidden);
    dom::set_text(bar, "b", &state.summary);
    if let Some(savings) = dom::find(bar, "small") {
        dom::toggle_attribute(&savings, "hidden", state.savings.is_none());
    }
    dom::set_text(bar, "small", &state.savings.unwrap_or_default());
}
