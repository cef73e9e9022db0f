//! A link from the chat: *Continue as Asha?*, or that it has expired.

use commerce::Language;
use i18n::pages::{link, location};
use i18n::products;
use leptos::prelude::*;

use crate::components::drawing::{Drawing, drawing};
use crate::components::fields::hidden_fields;
use crate::components::header::{heading, site_header};
use crate::document::{Document, PreviewTags, Site};
use crate::links::{FormAction, Page};

/// The page of `/l/{token}`. A `GET` changes nothing; its button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPage {
    pub language: Language,
    /// The token in the address.
    pub token: String,
    /// What the link opens.
    pub state: LinkState,
}

/// What a link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// The shop, as a customer.
    Shop {
        /// The customer's name, when known.
        name: Option<String>,
        /// `••4321`, when the number is known.
        masked_phone: Option<String>,
        /// Units in the cart that comes back; 0 for none.
        cart_units: u32,
        /// The name of the store that the link leads to, without a cart: the last one.
        last_store: Option<String>,
    },
    /// An order, as its customer.
    Order {
        /// The customer's name, when known.
        name: Option<String>,
        /// `••4321`, when the number is known.
        masked_phone: Option<String>,
        /// The order's number, as [`commerce::Order::display_number`] writes it.
        number: String,
    },
    /// The counter of a store.
    Counter {
        /// The store's name.
        store_name: String,
    },
    /// An expired customer link.
    Expired {
        /// Opens the chat with the message that asks for a new link.
        chat_link: String,
    },
    /// An expired counter link.
    CounterExpired {
        /// Opens the chat, the word that asks for a fresh link already written.
        chat_link: String,
    },
}

impl LinkPage {
    /// The page. Its preview tags say nothing of whose link it is: they stay in the chat.
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::Link { token: self.token.clone() };
        let preview = PreviewTags::of_shop(language);
        let shown = here.clone();
        let title = location::title(language);
        let shop = site.name(language);
        Document::new(site, language, here, title)
            .with_preview(preview)
            .with_body(move || {
                view! {
                    {site_header(language, shown, shop)}
                    <main id="main" class="narrow">{self.content()}</main>
                }
                .into_any()
            })
            .without_indexing()
    }

    fn content(&self) -> AnyView {
        let language = self.language;
        match &self.state {
            LinkState::Shop { name, masked_phone, cart_units, last_store } => {
                let cart = (*cart_units > 0)
                    .then(|| link::cart_waiting(language, &products::item_count(language, *cart_units)));
                let store = last_store.as_deref().map(|store| link::to_last_store(language, store));
                self.question(
                    identity_label(language, name.as_deref(), masked_phone.as_deref()),
                    cart.or(store),
                    link::open_shop(language),
                    link::not_you(language),
                )
            }
            LinkState::Order { name, masked_phone, number } => self.question(
                identity_label(language, name.as_deref(), masked_phone.as_deref()),
                None,
                link::open_order(language, number),
                link::not_you(language),
            ),
            LinkState::Counter { store_name } => self.question(
                link::counter_title(language, store_name),
                None,
                link::open_counter(language),
                link::counter_warning(language),
            ),
            LinkState::Expired { chat_link } => {
                expired_view(language, link::expired_why(language), chat_link.clone())
            }
            LinkState::CounterExpired { chat_link } => {
                expired_view(language, link::counter_expired_why(language), chat_link.clone())
            }
        }
    }

    /// The question whose answer is a `POST`: crawlers that fetch the link change nothing.
    fn question(&self, title: String, news: Option<String>, button: String, warning: String) -> AnyView {
        let action = FormAction::Link { token: self.token.clone() }.to_string();
        view! {
            <form class="box panel" method="post" action=action>
                {hidden_fields(self.language, None)}
                {drawing(Drawing::Shop)}
                {heading(title)}
                {news.map(|news| view! { <p>{news}</p> })}
                <button class="btn main">{button}</button>
                <p class="why">{warning}</p>
            </form>
        }
        .into_any()
    }
}

/// *Continue as Asha, ••4321?*
fn identity_label(language: Language, name: Option<&str>, masked_phone: Option<&str>) -> String {
    match (name, masked_phone) {
        (Some(name), Some(phone)) => link::continue_as(language, &format!("{name}, {phone}")),
        (Some(one), None) | (None, Some(one)) => link::continue_as(language, one),
        (None, None) => link::continue_here(language),
    }
}

fn expired_view(language: Language, why: String, chat_link: String) -> AnyView {
    view! {
        <div class="box panel">
            {drawing(Drawing::ShopClosed)}
            {heading(link::expired(language))}
            <p>{why}</p>
            <a class="btn main" href=chat_link>{link::new_link(language)}</a>
        </div>
    }
    .into_any()
}
