//! An order, to a browser without its customer's session: the store and the state only.

use std::sync::Arc;

use commerce::{Language, OrderId, OrderState, Store};
use leptos::prelude::*;
use words::pages::{every_page, order as said};

use super::order::place;
use crate::document::{Document, Sheet, Site};
use crate::links::{self, Page};
use crate::parts::top::{Top, heading, top};

/// What anybody may see of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderGlimpsePage {
    /// The page's language.
    pub language: Language,
    /// Which order.
    pub order: OrderId,
    /// Where it stands.
    pub state: OrderState,
    /// Where it is collected.
    pub store: Arc<Store>,
}

impl OrderGlimpsePage {
    /// The page.
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::Order { order: self.order };
        let shown = here.clone();
        let title = said::glimpse_title(language);
        let chat_link = site.chat_link.clone();
        Document::new(site, language, here, title, None, Sheet::Shop, move || {
            let store = &self.store;
            view! {
                {top(Top {
                    language,
                    here: shown,
                    up: None,
                    title: heading(said::glimpse_title(language)),
                    under: Some(view! { <b>{said::state(language, self.state)}</b> }.into_any()),
                    below: None,
                })}
                <main id="main" class="narrow">
                    {place(language, store)}
                    <a class="btn main" href=links::map(store.position)>{said::open_maps(language)}</a>
                    <a class="btn" href=chat_link>{every_page::back_to_chat(language)}</a>
                    <p class="why">{said::glimpse(language)}</p>
                </main>
            }
            .into_any()
        })
    }
}
