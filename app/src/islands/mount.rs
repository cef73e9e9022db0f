//! How the server hands an island its data and its markup.
//!
//! Every island is one element without a box of its own. Its content, texts included, is written by the server
//! and stays as it is until something changes, so neither texts nor markup are linked into the WASM, and a page
//! that a proxy or an extension has altered still hydrates.
//!
//! Islands have no Leptos properties: parsing those as JSON would cost kilobytes per island. The data is a short
//! text in the element's `data-props` attribute instead.

use leptos::prelude::*;
use web_sys::Element;

#[cfg(feature = "ssr")]
#[derive(Clone, Default)]
struct IslandData {
    props: String,
    content: String,
}

/// Renders an island with its data and content. `props` is parsed by the island's own client.
#[cfg(feature = "ssr")]
pub fn render_island<V: IntoView>(props: String, content: impl RenderHtml, island: fn() -> V) -> V {
    provide_context(IslandData { props, content: content.to_html() });
    island()
}

/// The island's element. In the browser `hydrate` is called with it and its `data-props`.
#[cfg(feature = "ssr")]
pub fn island_root(_hydrate: fn(Element, String)) -> impl IntoView {
    let IslandData { props, content } = take_context().unwrap_or_default();
    view! { <div data-props=props inner_html=content></div> }
}

/// The island's element as the server wrote it, hydrated.
#[cfg(not(feature = "ssr"))]
pub fn island_root(hydrate: fn(Element, String)) -> impl IntoView {
    let run = |element: Element, hydrate: fn(Element, String)| {
        let props = element.get_attribute("data-props").unwrap_or_default();
        hydrate(element, props);
    };
    leptos::html::div().directive(run, hydrate)
}
