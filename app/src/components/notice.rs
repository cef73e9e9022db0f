//! Something the reader should know before anything else.

use leptos::prelude::*;

/// News that matters now, on marigold.
pub fn notice(text: String) -> AnyView {
    view! { <p class="notice" role="status">{text}</p> }.into_any()
}

/// Something went wrong; read out at once.
pub fn alert(text: String) -> AnyView {
    view! { <p class="notice failure" role="alert">{text}</p> }.into_any()
}

/// What is wrong with a field, beside it. The field names it by `aria-describedby`.
pub fn field_error(id: &'static str, text: Option<String>) -> AnyView {
    text.map(|text| view! { <p class="field-error" id=id role="alert">{text}</p> }).into_any()
}
