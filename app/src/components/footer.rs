//! The links at the end of a customer's page.

use commerce::Language;
use i18n::pages::layout;
use leptos::prelude::*;

use crate::document::Site;
use crate::links::Page;

/// Change place (but where one does just that), my orders, back to the chat.
pub fn footer(language: Language, site: &Site, changing_place: bool) -> AnyView {
    let place = (!changing_place)
        .then(|| view! { <a href=Page::Location.href(language)>{layout::change_place(language)}</a> });
    view! {
        <nav class="foot" aria-label=layout::more_links(language)>
            {place}
            <a href=Page::Orders.href(language)>{layout::my_orders(language)}</a>
            <a href=site.chat_link.clone()>{layout::back_to_chat(language)}</a>
        </nav>
    }
    .into_any()
}
