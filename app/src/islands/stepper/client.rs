//! The steppers of a page in the browser.

use std::cell::Cell;
use std::rc::Rc;

use leptos::ev;
use leptos::leptos_dom::helpers::{location, window_event_listener};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, MouseEvent};

use super::state::{AddButton, FIELDS, PLUS, StepperState, parse_stock};
use crate::islands::cart::{self, Cart, CartLine};
use crate::islands::cart_queue::{self, LineError, LineRequest};
use crate::islands::interpolate::interpolate;
use crate::islands::{dom, response, toast};
use crate::links::{CartLineValue, LINE_FIELD, sizes_url};

struct Client {
    form: Element,
    on_cart_page: bool,
    /// The dialog with the pack sizes of a product; absent on the cart page.
    sheet: Option<HtmlDialogElement>,
    /// Whether it is open, and Back closes it.
    is_sheet_open: Cell<bool>,
}

/// Makes the steppers of the page interactive.
pub fn hydrate(root: Element, props: String) {
    let Some(form) = dom::find(&root, "form") else { return };
    let sheet = dom::find(&root, "dialog").map(JsCast::unchecked_into);
    let client = Client { form, on_cart_page: props == "cart", sheet, is_sheet_open: Cell::default() };
    let client = Rc::new(client);
    cart_queue::start();
    let subscribed = client.clone();
    cart::subscribe(Box::new(move |cart| subscribed.render(cart)));
    if let Some(sheet) = &client.sheet {
        let closed = client.clone();
        dom::listen(sheet, "close", Box::new(move |_| closed.on_sheet_closed()));
        let back = client.clone();
        window_event_listener(ev::popstate, move |_| back.on_back());
    }
    if let Some(page) = document().document_element() {
        dom::listen(&page, "click", Box::new(move |event| Client::on_click(&client, &event)));
    }
}

impl Client {
    fn on_click(client: &Rc<Self>, event: &Event) {
        if let Some(button) = dom::closest_target(event, "[name=line]") {
            client.change(event, &button);
        } else if let Some(link) = dom::closest_target(event, "a.sizes") {
            Self::open_sheet(client, event, &link);
        } else if let Some(sheet) = &client.sheet {
            // Beside it is the dialog's own backdrop, around its content.
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let is_beside = target.is_some_and(|target| target == **sheet.unchecked_ref::<HtmlElement>());
            if is_beside || dom::closest_target(event, ".close").is_some() {
                sheet.close();
            }
        }
    }

    /// Requests the quantity of the button.
    fn change(&self, event: &Event, button: &Element) {
        let value = button.get_attribute("value").unwrap_or_default();
        let Some(line) = CartLineValue::parse(&value) else { return };
        event.prevent_default();
        if line.quantity == 0 {
            // This button is about to be hidden; the keyboard focus moves to the one that stays.
            let more = button.parent_element().and_then(|stepper| dom::find(&stepper, ".more"));
            drop(more.map(|more| more.unchecked_ref::<HtmlElement>().focus()));
        }
        let field = |name: &&str| ((*name).to_owned(), dom::field_value(&self.form, name));
        let mut fields: Vec<_> = FIELDS.iter().map(field).filter(|(_, value)| !value.is_empty()).collect();
        fields.push((LINE_FIELD.to_owned(), value.clone()));
        cart_queue::enqueue(LineRequest {
            product: line.product.to_owned(),
            quantity: line.quantity,
            fields,
        });
    }

    fn render(&self, cart: Option<&Cart>) {
        let steppers = document().get_elements_by_class_name("stepper");
        for index in 0..steppers.length() {
            if let Some(stepper) = steppers.item(index) {
                self.render_stepper(&stepper, cart);
            }
        }
    }

    fn render_stepper(&self, stepper: &Element, cart: Option<&Cart>) -> Option<()> {
        let (fewer, more) = (dom::find(stepper, ".fewer")?, dom::find(stepper, ".more")?);
        let output = dom::find(stepper, "output")?;
        let value = more.get_attribute("value")?;
        let shown = CartLineValue::parse(&value)?;
        let stock = parse_stock(&stepper.get_attribute("data-stock")?);
        let stock = stock.current(&dom::field_value(&self.form, "store"), shown.product, cart);
        let line = cart_queue::status(shown.product);
        if self.on_cart_page && line.requested.is_none() && (stock.quantity == 0 || !shows_every_line(cart)) {
            drop(location().reload());
            return None;
        }
        let state = StepperState::new(line.requested.unwrap_or(stock.quantity), stock.available);
        let label = |name: &str| self.form.get_attribute(name).unwrap_or_default();
        let name = stepper.get_attribute("data-name")?;
        let (button, more_label) = match state.add_button() {
            AddButton::Plus => (PLUS.to_owned(), label("data-more-label")),
            AddButton::Add => (label("data-add"), label("data-add-label")),
            AddButton::SoldOut => (label("data-sold-out"), label("data-add-label")),
        };
        let value = |quantity| CartLineValue { quantity, ..shown }.format();
        drop(stepper.class_list().toggle_with_force("in-cart", state.in_cart));
        dom::set_attribute(&fewer, "value", &value(state.decrement));
        dom::set_attribute(&fewer, "aria-label", &interpolate(&label("data-fewer-label"), &name));
        dom::toggle_attribute(&fewer, "hidden", !state.in_cart);
        dom::toggle_attribute(&output, "hidden", !state.in_cart);
        dom::set_text(stepper, "output", &state.quantity.to_string());
        dom::set_attribute(&more, "value", &value(state.increment));
        dom::set_attribute(&more, "aria-label", &interpolate(&more_label, &name));
        dom::toggle_attribute(&more, "disabled", state.sold_out);
        dom::set_text(stepper, ".more", &button);
        drop(stepper.class_list().toggle_with_force("wait", line.is_waiting));
        let error = match line.error {
            Some(LineError::Reduced(quantity)) => interpolate(&label("data-reduced"), &quantity.to_string()),
            Some(LineError::Refused(message)) => message,
            None => String::new(),
        };
        dom::set_text(stepper, "p", &error);
        Some(())
    }

    /// Opens the pack sizes of a product in place of the page that the link leads to.
    fn open_sheet(client: &Rc<Self>, event: &Event, link: &Element) {
        let mouse: &MouseEvent = event.unchecked_ref();
        let href = link.get_attribute("href").unwrap_or_default();
        let (Some(address), false) =
            (sizes_url(&href), mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key())
        else {
            return;
        };
        event.prevent_default();
        let client = client.clone();
        spawn_local(async move {
            match response::get(&address).await {
                Ok(sizes) if sizes.status == 200 && client.show_sheet(&sizes.text).is_some() => {}
                Ok(_) => drop(location().assign(&href)),
                Err(_) => toast::show("data-offline"),
            }
        });
    }

    /// `None` where the browser has no dialogs.
    fn show_sheet(&self, html: &str) -> Option<()> {
        let sheet = self.sheet.as_ref()?;
        dom::find(sheet, "div")?.set_inner_html(html);
        cart::notify_subscribers();
        sheet.show_modal().ok()?;
        self.is_sheet_open.set(true);
        let history = window().history().ok()?;
        history.push_state(&JsValue::NULL, "").ok()
    }

    /// Closed by Escape, its button or a press beside it: Back must then lead to the page before this one again.
    fn on_sheet_closed(&self) {
        if self.is_sheet_open.replace(false) {
            drop(window().history().and_then(|history| history.back()));
        }
    }

    fn on_back(&self) {
        if let (true, Some(sheet)) = (self.is_sheet_open.replace(false), &self.sheet) {
            sheet.close();
        }
    }
}

/// Whether the cart's page has a row for every line, so that it need not be loaded again. It always has when it is
/// loaded; another tab may add lines later.
fn shows_every_line(cart: Option<&Cart>) -> bool {
    let has_row = |line: &CartLine| document().get_element_by_id(&["p-", &line.product].concat()).is_some();
    !cart::is_reread() || cart.is_none_or(|cart| cart.lines.iter().all(has_row))
}
