//! How to reach the counter: by a link in the store's own chat.

use commerce::Language;
use i18n::pages::counter;
use leptos::prelude::*;

use crate::components::header::{heading, site_header};
use crate::document::{Document, Site, Stylesheet};
use crate::links::Page;

/// `/counter` without a counter session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterSignInPage {
    pub language: Language,
    /// Opens the chat with the message that asks for a counter link.
    pub chat_link: String,
}

impl CounterSignInPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let title = counter::sign_in_title(language);
        let shop = site.name(language);
        Document::new(site, language, Page::Counter, title).with_stylesheet(Stylesheet::Counter).with_body(
            move || {
                view! {
                    {site_header(language, Page::Counter, shop)}
                    <main id="main" class="narrow">
                        <div class="box panel">
                            {heading(counter::sign_in_title(language))}
                            <p>{counter::sign_in(language)}</p>
                            <a class="btn main" href=self.chat_link>{counter::sign_in_chat(language)}</a>
                        </div>
                    </main>
                }
                .into_any()
            },
        )
    }
}
