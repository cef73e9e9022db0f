//! The head of a store's pages: its name, how it stands, and the search box.

use commerce::Language;
use i18n::pages::stores;
use leptos::prelude::*;

use super::header::{Breadcrumb, Header, header, heading};
use super::search_box::search_box;
use super::{StoreStatus, VisitorContext};
use crate::links::Page;

/// The head of the store's front, where its name is the heading.
pub fn store_front_header(
    language: Language,
    here: Page,
    store: &StoreStatus,
    visit: Option<&VisitorContext>,
) -> AnyView {
    let up =
        Breadcrumb { href: Page::Stores { pin: None }.href(language), name: stores::all_stores(language) };
    let title = heading(store.store.name.clone());
    store_header(language, here, store, visit, up, title, "")
}

/// The head of the pages inside a store, where its name is the way back to the front.
pub fn store_inner_header(
    language: Language,
    here: Page,
    store: &StoreStatus,
    visit: Option<&VisitorContext>,
    query: &str,
) -> AnyView {
    let front = Page::Store { store: store.store.code.clone() }.href(language);
    let up = Breadcrumb { href: front.clone(), name: store.store.name.clone() };
    let title = view! { <p class="name"><a href=front>{store.store.name.clone()}</a></p> }.into_any();
    store_header(language, here, store, visit, up, title, query)
}

fn store_header(
    language: Language,
    here: Page,
    store: &StoreStatus,
    visit: Option<&VisitorContext>,
    up: Breadcrumb,
    title: AnyView,
    query: &str,
) -> AnyView {
    let distance = visit.and_then(|visit| visit.distance_m);
    let rest = format!(" · {}{}", store.store.locality, store.distance_and_ready_time(language, distance));
    let under = view! { {store.status_line(language)}{rest} }.into_any();
    let below = search_box(language, &store.store, query);
    header(Header {
        language,
        page: here,
        breadcrumb: Some(up),
        title,
        subtitle: Some(under),
        extra: Some(below),
    })
}
