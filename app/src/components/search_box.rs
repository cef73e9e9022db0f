//! Search in a store. The box is an island; here it gets its words.

use commerce::{Language, Store};
use i18n::pages::catalog;
use leptos::prelude::*;

use crate::islands::{SearchBox, SearchWords};

/// The search box of a store, with what was searched for.
pub fn search_box(language: Language, store: &Store, query: &str) -> AnyView {
    let words = SearchWords {
        label: catalog::search_in(language, &store.name),
        hint: catalog::search_placeholder(language),
        go: catalog::search(language),
        nothing: catalog::no_results_short(language),
    };
    let (store, query) = (store.code.clone(), query.to_owned());
    view! { <SearchBox store language query words /> }.into_any()
}
