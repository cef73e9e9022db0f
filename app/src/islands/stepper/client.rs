//! The stepper in the browser.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::leptos_dom::helpers::location;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlButtonElement, HtmlElement};

use super::state::{AddButton, FIELDS, PLUS, StepperProduct, StepperState, parse_props};
use crate::islands::cart::{self, Cart, CartLine};
use crate::islands::cart_queue::{self, LineError, LineRequest, LineStatus};
use crate::islands::dom;
use crate::islands::interpolate::interpolate;

struct Client {
    form: Element,
    fewer: Element,
    more: Element,
    status: Element,
    product: StepperProduct,
    on_cart_page: bool,
    /// What is shown.
    shown: RefCell<Option<(StepperState, LineStatus)>>,
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
    let client = Client { form, fewer, more, status, product, on_cart_page, shown: RefCell::default() };
    let client = Rc::new(client);
    cart_queue::start();
    let subscribed = client.clone();
    cart::subscribe(Box::new(move |cart| subscribed.render(cart)));
    dom::listen(&root, "click", Box::new(move |event| client.on_click(&event)));
}

impl Client {
    fn on_click(&self, event: &Event) {
        let Some(button) = dom::closest_target(event, "button") else { return };
        let button: HtmlButtonElement = button.unchecked_into();
        let Ok(quantity) = button.value().parse() else { return };
        event.prevent_default();
        if quantity == 0 {
            // This button is about to be hidden; the keyboard focus moves to the one that stays.
            drop(self.more.unchecked_ref::<HtmlElement>().focus());
        }
        let field = |name: &&str| ((*name).to_owned(), dom::field_value(&self.form, name));
        cart_queue::enqueue(LineRequest {
            product: self.product.product.clone(),
            quantity,
            fields: FIELDS.iter().map(field).filter(|(_, value)| !value.is_empty()).collect(),
        });
    }

    fn render(&self, cart: Option<&Cart>) {
        let (in_cart, available) = self.product.current(cart);
        let line = cart_queue::status(&self.product.product);
        if self.on_cart_page && line.requested.is_none() && (in_cart == 0 || !shows_every_line(cart)) {
            return drop(location().reload());
        }
        let state = StepperState::new(line.requested.unwrap_or(in_cart), available);
        let shown = self.shown.replace(Some((state, line.clone())));
        if shown.is_some_and(|(before, line_before)| before == state && line_before == line) {
            return;
        }
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
        drop(self.form.class_list().toggle_with_force("wait", line.is_waiting));
        let error = match line.error {
            Some(LineError::Reduced(quantity)) => {
                let template = self.status.get_attribute("data-reduced").unwrap_or_default();
                interpolate(&template, &quantity.to_string())
            }
            Some(LineError::Refused(message)) => message,
            None => String::new(),
        };
        dom::set_text(&self.form, "p", &error);
    }
}

/// Whether the cart's page has a row for every line, so that it need not be loaded again. It always has when it is
/// loaded; another tab may add lines later.
fn shows_every_line(cart: Option<&Cart>) -> bool {
    let has_row = |line: &CartLine| document().get_element_by_id(&["p-", &line.product].concat()).is_some();
    !cart::is_reread() || cart.is_none_or(|cart| cart.lines.iter().all(has_row))
}
