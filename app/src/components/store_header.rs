//! The header of a store's pages: name, status, search box.

use commerce::Language;
use i18n::pages::stores;
use leptos::prelude::*;

use super::header::{Breadcrumb, Header, header, heading};
use super::search_box::search_box;
use super::{StoreStatus, VisitorContext};
use crate::links::Page;

/// The header of the front page, where the store's name is the heading.
pub fn store_front_header(
    language: Language,
    here: Page,
    store: &StoreStatus,
    visitor: Option<&VisitorContext>,
) -> AnyView {
    let up =
        Breadcrumb { href: Page::Stores { pin: None }.href(language), name: stores::all_stores(language) };
    let title = heading(store.store.name.clone());
    let header = Header { language, page: here, breadcrumb: Some(up), title, subtitle: None, extra: None };
    store_header(header, store, visitor, "")
}

/// The header of the other pages, where the store's name links to the front page.
pub fn store_inner_header(
    language: Language,
    here: Page,
    store: &StoreStatus,
    visitor: Option<&VisitorContext>,
    query: &str,
) -> AnyView {
    let front = Page::Store { store: store.store.code.clone() }.href(language);
    let up = Breadcrumb { href: front.clone(), name: store.store.name.clone() };
    let title = view! { <p class="name"><a href=front>{store.store.name.clone()}</a></p> }.into_any();
    let header = Header { language, page: here, breadcrumb: Some(up), title, subtitle: None, extra: None };
    store_header(header, store, visitor, query)
}

/// The status and the search box in a header.
fn store_header(
    parts: Header,
    store: &StoreStatus,
    visitor: Option<&VisitorContext>,
    query: &str,
) -> AnyView {
    let language = parts.language;
    let distance = visitor.and_then(|visitor| visitor.distance_m);
    let rest = format!(" · {}{}", store.store.locality, store.distance_and_ready_time(language, distance));
    let subtitle = view! { {store.status_line(language)}{rest} }.into_any();
    let search = search_box(language, &store.store, query);
    let extra = view! { <div class="stick">{search}</div> }.into_any();
    header(Header { subtitle: Some(subtitle), extra: Some(extra), ..parts })
}
