//! The head of a page: the way up, the title, the other language.

use commerce::Language;
use leptos::prelude::*;
use words::pages::every_page;

use crate::links::Page;

/// The way to the page above.
pub struct Up {
    /// Its address.
    pub href: String,
    /// Its name.
    pub name: String,
}

/// What the head of a page says.
pub struct Top {
    /// The page's language.
    pub language: Language,
    /// The page itself, for the language switch.
    pub here: Page,
    /// The way to the page above, if there is one.
    pub up: Option<Up>,
    /// The title.
    pub title: AnyView,
    /// A line under it.
    pub under: Option<AnyView>,
    /// What else belongs to the head: a search box.
    pub below: Option<AnyView>,
}

/// A title that is the page's own heading.
pub fn heading(text: String) -> AnyView {
    view! { <h1>{text}</h1> }.into_any()
}

/// The shop's own name with its sign, over pages that belong to no store.
pub fn brand(name: String) -> AnyView {
    view! { <p class="name"><img src="/icon.svg" width="28" height="28" alt="" />{name}</p> }.into_any()
}

/// The head of a page.
pub fn top(top: Top) -> AnyView {
    let Top { language, here, up, title, under, below } = top;
    let up = up.map(|up| {
        view! { <a class="up" href=up.href aria-label=every_page::back_to(language, &up.name)>"‹"</a> }
    });
    view! {
        <header class="top">
            <div class="row">
                {up}
                <div class="grow">{title}{under.map(|under| view! { <p class="sub">{under}</p> })}</div>
                {language_switch(language, &here)}
            </div>
            {below}
        </header>
    }
    .into_any()
}

/// Links to the same page in the other languages.
pub fn language_switch(language: Language, here: &Page) -> AnyView {
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    others
        .map(|other| {
            view! {
                <a class="pill" href=here.to(other) lang=other.code() hreflang=other.code()>
                    {other.own_name()}
                </a>
            }
        })
        .collect_view()
        .into_any()
}
