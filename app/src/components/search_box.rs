//! Search at a store: the island with its texts.

use commerce::{Language, Store};
use i18n::pages::catalog;
use leptos::prelude::*;

use crate::islands::{SearchBox, SearchBoxLabels};

pub fn search_box(language: Language, store: &Store, query: &str) -> AnyView {
    let labels = SearchBoxLabels {
        field: catalog::search_in(language, &store.name),
        placeholder: catalog::search_placeholder(language),
        submit: catalog::search(language),
        no_results: catalog::no_results_short(language),
    };
    let (store, query) = (store.code.clone(), query.to_owned());
    view! { <SearchBox store language query labels /> }.into_any()
}
