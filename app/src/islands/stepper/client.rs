//! The stepper in the browser.

use std::rc::Rc;

use leptos::leptos_dom::helpers::location;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlButtonElement, HtmlElement};

use super::state::{AddButton, PLUS, StepperProduct, StepperState, parse_props};
use crate::islands::cart::{self, Cart};
use crate::islands::cart_queue::{LineRequest, PendingLine, enqueue};
use crate::islands::dom;

struct Client {
    form: Element,
    fewer: Element,
    more: Element,
    status: Element,
    product: StepperProduct,
    on_cart_page: bool,
    pending: ArcRwSignal<PendingLine>,
}

/// Makes a stepper interactive.
pub fn hydrate(root: Element, props: String) {
    let find = |selector| dom::find(&root, selector);
    let elements = (find("form"), find(".fewer"), find(".more"), find("p"));
    let (Some(form), Some(fewer), Some(more), Some(status)) = elements else { return };
    let (available, on_cart_page) = parse_props(&props);
    let product = StepperProduct {
        store: dom::field_value(&form, "store"),
        product: dom::field_value(&form, "product"),
        quantity: dom::text(&form, "output").parse().unwrap_or(0),
        available,
    };
    let pending = ArcRwSignal::new(PendingLine::default());
    let client = Rc::new(Client { form, fewer, more, status, product, on_cart_page, pending });
    let subscribed = client.clone();
    cart::subscribe(Box::new(move |cart| subscribed.render(cart)));
    dom::listen(&root, "click", Box::new(move |event| client.on_click(&event)));
}

impl Client {
    fn on_click(&self, event: &Event) {
        let Some(button) = dom::closest_target(event, "button") else { return };
        let button: HtmlButtonElement = button.unchecked_into();
        let (Ok(quantity), Some(form)) = (button.value().parse(), button.form()) else { return };
        event.prevent_default();
        if quantity == 0 {
            // This button is about to be hidden; the keyboard focus moves to the one that stays.
            drop(self.more.unchecked_ref::<HtmlElement>().focus());
        }
        enqueue(LineRequest {
            product: self.product.product.clone(),
            quantity,
            form,
            reduced_template: self.status.get_attribute("data-reduced").unwrap_or_default(),
            pending: self.pending.clone(),
        });
    }

    fn render(&self, cart: Option<&Cart>) {
        let (in_cart, available) = self.product.current(cart);
        let pending = self.pending.get();
        // The page has no line without units: it was removed here, or the page is older than the cart.
        if self.on_cart_page && in_cart == 0 && pending.quantity.is_none() {
            return drop(location().reload());
        }
        let state = StepperState::new(pending.quantity.unwrap_or(in_cart), available);
        let label = |name: &str| self.more.get_attribute(name).unwrap_or_default();
        let (button, button_label) = match state.add_button() {
            AddButton::Plus => (PLUS.to_owned(), label("data-more-label")),
            AddButton::Add => (label("data-add"), label("data-add-label")),
            AddButton::SoldOut => (label("data-sold-out"), label("data-add-label")),
        };
        drop(self.form.class_list().toggle_with_force("in-cart", state.in_cart));
        dom::set_attribute(&self.fewer, "value", &state.decrement.to_string());
        dom::toggle_attribute(&self.fewer, "hidden", !state.in_cart);
        if let Some(output) = dom::find(&self.form, "output") {
            dom::toggle_attribute(&output, "hidden", !state.in_cart);
        }
        dom::set_text(&self.form, "output", &state.quantity.to_string());
        dom::set_attribute(&self.more, "value", &state.increment.to_string());
        dom::set_attribute(&self.more, "aria-label", &button_label);
        dom::toggle_attribute(&self.more, "disabled", state.sold_out);
        self.more.set_text_content(Some(&button));
        dom::set_text(&self.form, "p", &pending.error);
    }
}
