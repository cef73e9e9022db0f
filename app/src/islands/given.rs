//! What the server gives an island: a short text for the phone to read, and the markup it begins with.
//!
//! Every island is one element, to which the style sheet gives no box. What is inside it the server writes,
//! words and all; the phone leaves it as it is until something moves. So neither words nor markup are linked
//! into the WASM, and a page that a proxy or an extension has touched comes alive all the same.
//!
//! Islands have no properties: reading those as JSON would weigh kilobytes for each of them. The text is an
//! attribute of the element instead.

use leptos::prelude::*;
use web_sys::Element;

#[cfg(feature = "ssr")]
#[derive(Clone, Default)]
struct Given {
    told: String,
    inside: String,
}

/// Gives an island what it needs and renders it. `told` is for the phone; the island's own file says what
/// stands in it.
#[cfg(feature = "ssr")]
pub fn give<V: IntoView>(told: String, inside: impl RenderHtml, island: fn() -> V) -> V {
    provide_context(Given { told, inside: inside.to_html() });
    island()
}

/// The island's element. On the phone `wake` gets it together with what was told.
#[cfg(feature = "ssr")]
pub fn element(_wake: fn(Element, String)) -> impl IntoView {
    let Given { told, inside } = take_context().unwrap_or_default();
    view! { <div data-told=told inner_html=inside></div> }
}

/// The island's element: as the server wrote it, woken.
#[cfg(not(feature = "ssr"))]
pub fn element(wake: fn(Element, String)) -> impl IntoView {
    let run = |element: Element, wake: fn(Element, String)| {
        let told = element.get_attribute("data-told").unwrap_or_default();
        wake(element, told);
    };
    leptos::html::div().directive(run, wake)
}
