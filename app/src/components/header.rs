//! The header of a page: breadcrumb, title, language switch.

use commerce::Language;
use i18n::pages::layout;
use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::links::{FormAction, Page};

/// The link to the page above.
pub struct Breadcrumb {
    pub href: String,
    pub name: String,
}

/// The header of a page.
pub struct Header {
    pub language: Language,
    /// For the language switch.
    pub page: Page,
    pub breadcrumb: Option<Breadcrumb>,
    pub title: AnyView,
    /// A line under it.
    pub subtitle: Option<AnyView>,
    /// What follows the header, such as a search box that stays in sight.
    pub extra: Option<AnyView>,
}

/// A title that is the page's own heading.
pub fn heading(text: String) -> AnyView {
    view! { <h1>{text}</h1> }.into_any()
}

/// The header of a page that belongs to no store.
pub fn site_header(language: Language, page: Page, shop_name: String) -> AnyView {
    let title = site_title(shop_name);
    header(Header { language, page, breadcrumb: None, title, subtitle: None, extra: None })
}

/// The shop's name and logo, on pages that belong to no store.
fn site_title(name: String) -> AnyView {
    view! { <p class="name"><img src="/icon.svg" width="28" height="28" alt="" />{name}</p> }.into_any()
}

pub fn header(top: Header) -> AnyView {
    let switch = language_switch(top.language, &top.page);
    header_with(top, switch)
}

/// The header with another language switch than links.
pub fn header_with(top: Header, switch: AnyView) -> AnyView {
    let Header { language, page: _, breadcrumb: up, title, subtitle: under, extra: below } = top;
    let up = up.map(|up| {
        view! { <a class="ic" href=up.href aria-label=layout::back_to(language, &up.name)>{icon(Icon::Back)}</a> }
    });
    view! {
        <header class="head">
            {up}
            <div class="grow">{title}{under.map(|under| view! { <p class="sub">{under}</p> })}</div>
            {switch}
        </header>
        {below}
    }
    .into_any()
}

/// Buttons that post the form around them, as it is filled in, to an address that answers with the same
/// page in another language. They must stand before the form's own hidden language.
pub fn language_buttons(language: Language, action: &FormAction) -> AnyView {
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    others
        .map(|other| {
            view! {
                <button class="lang" name="lang" value=other.code() lang=other.code() formaction=action.to_string()>
                    {other.endonym()}
                </button>
            }
        })
        .collect_view()
        .into_any()
}

/// Links to the same page in the other languages.
pub fn language_switch(language: Language, here: &Page) -> AnyView {
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    others
        .map(|other| {
            view! {
                <a class="lang" href=here.href(other) lang=other.code() hreflang=other.code()>
                    {other.endonym()}
                </a>
            }
        })
        .collect_view()
        .into_any()
}
