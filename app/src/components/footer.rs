//! The links at the end of a customer's page.

use commerce::Language;
use i18n::pages::layout;
use leptos::prelude::*;

use crate::links::Page;
use crate::site::Site;

/// Which links the end of a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footer {
    /// Change location, my orders, back to the chat.
    Full,
    /// The same on the page that is for changing the location.
    ChangingLocation,
}

pub fn footer(language: Language, site: &Site, footer: Footer) -> AnyView {
    let location = (footer == Footer::Full)
        .then(|| view! { <a href=Page::Location.href(language)>{layout::change_place(language)}</a> });
    view! {
        <nav class="footer" aria-label=layout::more_links(language)>
            {location}" "
            <a href=Page::Orders { before: None }.href(language)>{layout::my_orders(language)}</a>" "
            <a href=site.chat_link.clone()>{layout::back_to_chat(language)}</a>
        </nav>
    }
    .into_any()
}
