//! The links at the end of a customer's page.

use commerce::Language;
use leptos::prelude::*;
use words::pages::every_page;

use crate::document::Site;
use crate::links::Page;

/// Change place (but where one does just that), my orders, back to the chat.
pub fn footer(language: Language, site: &Site, changing_place: bool) -> AnyView {
    let place = (!changing_place)
        .then(|| view! { <a href=Page::Location.to(language)>{every_page::change_place(language)}</a> });
    view! {
        <nav class="foot" aria-label=every_page::more_links(language)>
            {place}
            <a href=Page::Orders.to(language)>{every_page::my_orders(language)}</a>
            <a href=site.chat_link.clone()>{every_page::back_to_chat(language)}</a>
        </nav>
    }
    .into_any()
}
