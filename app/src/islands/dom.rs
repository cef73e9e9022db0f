//! The few ways in which islands read and change the page.

use leptos::prelude::window;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::prelude::Closure;
use web_sys::js_sys::Function;
use web_sys::{Element, Event, Storage};

/// The first element below `root` that matches.
pub fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// Sets the text of the first element that matches. An unchanged text is not set, or screen readers would
/// announce it again.
pub fn set_text(root: &Element, selector: &str, text: &str) {
    let changed = |element: &Element| element.text_content().as_deref() != Some(text);
    if let Some(element) = find(root, selector).filter(changed) {
        element.set_text_content(Some(text));
    }
}

/// Sets an attribute.
pub fn set_attribute(element: &Element, name: &str, value: &str) {
    drop(element.set_attribute(name, value));
}

/// Sets or removes an attribute without a value.
pub fn toggle_attribute(element: &Element, name: &str, on: bool) {
    drop(element.toggle_attribute_with_force(name, on));
}

/// An event handler for the life of the page.
pub fn handler(handler: Box<dyn FnMut(Event)>) -> Function {
    Closure::wrap(handler).into_js_value().unchecked_into()
}

/// Adds an event listener for the life of the page.
pub fn listen(element: &Element, event: &str, handler: Box<dyn FnMut(Event)>) {
    drop(element.add_event_listener_with_callback(event, &self::handler(handler)));
}

/// The event's target or its nearest ancestor that matches.
pub fn closest_target(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()
}

/// The value of a form's field.
pub fn field_value(form: &Element, name: &str) -> String {
    let field = find(form, &["[name=", name, "]"].concat());
    field.and_then(|field| field.get_attribute("value")).unwrap_or_default()
}

/// The storage of a tab, until it is closed; `None` where the browser stores nothing.
pub fn session_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The storage that all tabs of the shop share.
pub fn local_storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// A stored text; empty without one.
pub fn stored(storage: Option<Storage>, key: &str) -> String {
    storage.and_then(|storage| storage.get_item(key).ok().flatten()).unwrap_or_default()
}

/// Stores a text, or removes it.
pub fn set_stored(storage: Option<Storage>, key: &str, text: Option<&str>) {
    if let Some(storage) = storage {
        drop(text.map_or_else(|| storage.remove_item(key), |text| storage.set_item(key, text)));
    }
}
