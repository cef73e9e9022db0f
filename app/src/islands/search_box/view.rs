//! The search form, as the server renders it.

use commerce::{Language, StoreCode};
use leptos::prelude::*;

use super::SearchBoxIsland;
use crate::islands::mount::render_island;
use crate::links::Page;

/// Texts of the search box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchBoxLabels {
    /// What the field is for, for screen readers.
    pub field: String,
    pub placeholder: String,
    pub submit: String,
    pub no_results: String,
}

/// A form that leads to the page of results.
#[component]
pub fn SearchBox(
    store: StoreCode,
    language: Language,
    /// What was searched for; empty on other pages.
    query: String,
    labels: SearchBoxLabels,
) -> impl IntoView {
    let results = Page::Search { store: store.clone(), query: String::new(), after: None };
    let results = results.href(language);
    // The browser appends the form's own query.
    let action = results.split('?').next().unwrap_or_default().to_owned();
    let list_label = labels.field.clone();
    let content = view! {
        <form class="search" role="search" action=action>
            <input
                type="search"
                name="q"
                value=query
                placeholder=labels.placeholder
                aria-label=labels.field
                autocomplete="off"
                maxlength="80"
                role="combobox"
                aria-autocomplete="list"
                aria-controls="found"
                aria-expanded="false"
            />
            <button>{labels.submit}</button>
            <div id="found" class="found" role="listbox" aria-label=list_label hidden></div>
            <p role="status" data-no-results=labels.no_results></p>
        </form>
    };
    render_island(store.to_string(), content, SearchBoxIsland)
}
