//! The head of a store's pages: its name, how it stands, and the search box.

use commerce::Language;
use leptos::prelude::*;
use words::pages::stores;

use super::search_box::search_box;
use super::top::{Top, Up, heading, top};
use super::{StoreNow, Visit};
use crate::links::Page;

/// The head of the store's front, where its name is the heading.
pub fn front_top(language: Language, here: Page, store: &StoreNow, visit: Option<&Visit>) -> AnyView {
    let up = Up { href: Page::Stores { pin: None }.to(language), name: stores::all_stores(language) };
    let title = heading(store.store.name.clone());
    with_title(language, here, store, visit, up, title, "")
}

/// The head of the pages inside a store, where its name is the way back to the front.
pub fn inner_top(
    language: Language,
    here: Page,
    store: &StoreNow,
    visit: Option<&Visit>,
    query: &str,
) -> AnyView {
    let front = Page::Store { store: store.store.code.clone() }.to(language);
    let up = Up { href: front.clone(), name: store.store.name.clone() };
    let title = view! { <p class="name"><a href=front>{store.store.name.clone()}</a></p> }.into_any();
    with_title(language, here, store, visit, up, title, query)
}

fn with_title(
    language: Language,
    here: Page,
    store: &StoreNow,
    visit: Option<&Visit>,
    up: Up,
    title: AnyView,
    query: &str,
) -> AnyView {
    let distance = visit.and_then(|visit| visit.distance_m);
    let rest = format!(" · {}{}", store.store.locality, store.distance_and_readiness(language, distance));
    let under = view! { {store.standing(language)}{rest} }.into_any();
    let below = search_box(language, &store.store, query);
    top(Top { language, here, up: Some(up), title, under: Some(under), below: Some(below) })
}
