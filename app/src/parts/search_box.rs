//! Search in a store. The box is an island; here it gets its words.

use commerce::{Language, Store};
use leptos::prelude::*;
use words::pages::shop;

use crate::islands::{SearchBox, SearchWords};

/// The search box of a store, with what was searched for.
pub fn search_box(language: Language, store: &Store, query: &str) -> AnyView {
    let words = SearchWords {
        label: shop::search_in(language, &store.name),
        hint: shop::search_example(language),
        go: shop::search(language),
        nothing: shop::nothing_found_short(language),
    };
    let (store, query) = (store.code.clone(), query.to_owned());
    view! { <SearchBox store language query words /> }.into_any()
}
