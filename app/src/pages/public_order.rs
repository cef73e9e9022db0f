//! An order, to a browser without its customer's session: the store and the state only.

use std::sync::Arc;

use commerce::{Language, OrderId, OrderState, Store};
use i18n::pages::{layout, order as messages};
use leptos::prelude::*;

use super::order::store_address;
use crate::components::header::{Header, header, heading};
use crate::document::{Document, Site};
use crate::links::{self, Page};

/// What is public of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicOrderPage {
    pub language: Language,
    pub order: OrderId,
    pub state: OrderState,
    pub store: Arc<Store>,
}

impl PublicOrderPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::Order { order: self.order };
        let shown = here.clone();
        let title = messages::public_title(language);
        let chat_link = site.chat_link.clone();
        Document::new(site, language, here, title).with_body(move || {
            let store = &self.store;
            view! {
                {header(Header {
                    language,
                    page: shown,
                    breadcrumb: None,
                    title: heading(messages::public_title(language)),
                    subtitle: Some(view! { <b>{messages::state_label(language, self.state)}</b> }.into_any()),
                    extra: None,
                })}
                <main id="main" class="narrow">
                    {store_address(language, store)}
                    <a class="btn main" href=links::map_url(store.position)>{messages::open_maps(language)}</a>" "
                    <a class="btn" href=chat_link>{layout::back_to_chat(language)}</a>
                    <p class="why">{messages::public_note(language)}</p>
                </main>
            }
            .into_any()
        })
    }
}
