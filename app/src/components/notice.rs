//! Notices and errors.

use leptos::prelude::*;

/// A notice.
pub fn notice(text: String) -> AnyView {
    view! { <p class="notice" role="status">{text}</p> }.into_any()
}

/// An error, announced immediately.
pub fn alert(text: String) -> AnyView {
    view! { <p class="notice failure" role="alert">{text}</p> }.into_any()
}

/// The error of a field, beside it. The field refers to it by `aria-describedby`.
pub fn field_error(id: &'static str, text: Option<String>) -> AnyView {
    text.map(|text| view! { <p class="field-error" id=id role="alert">{text}</p> }).into_any()
}
