//! The line at the bottom of every page for the lack of a network. The loader shows it too.

use leptos::prelude::document;

use super::dom;

const TOAST: &str = ".toast";

/// Shows the text that the server has written into this attribute of the line.
pub fn show(attribute: &str) {
    set(&text(attribute));
}

/// Empties the line.
pub fn hide() {
    set("");
}

/// The text of an attribute.
pub fn text(attribute: &str) -> String {
    let line = document().document_element().and_then(|root| dom::find(&root, TOAST));
    line.and_then(|line| line.get_attribute(attribute)).unwrap_or_default()
}

fn set(text: &str) {
    if let Some(root) = document().document_element() {
        dom::set_text(&root, TOAST, text);
    }
}
