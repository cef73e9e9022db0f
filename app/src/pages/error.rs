//! Something is wrong: the page says what, and a way on.

use commerce::{Language, StoreCode};
use i18n::pages::{cart, error, layout};
use leptos::prelude::*;

use crate::components::header::{Header, header, heading, site_title};
use crate::document::{Document, Site};
use crate::links::Page;

/// A page instead of the one that was asked for. The status is the server's to set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorPage {
    /// The page's language.
    pub language: Language,
    /// The page that was asked for, where it is one: the language switch stays on it.
    pub page: Option<Page>,
    /// What is wrong.
    pub kind: ErrorPageKind,
    /// The name of the error in the API.
    pub slug: &'static str,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorPageKind {
    /// There is no such page (404).
    PageNotFound,
    /// There is no such store (404).
    StoreNotFound,
    /// The store has no such product or shelf (404).
    ProductNotFound {
        /// The store, which is a way on.
        store: StoreCode,
    },
    /// There is no such order (404).
    OrderNotFound,
    /// There is no such link (404): mistyped, or never ours.
    LinkNotFound,
    /// The page needs a session that is not there (401): open the link from the chat.
    SignInRequired,
    /// A form came from elsewhere, or its page was too old (403).
    FormRejected,
    /// A form or an address that cannot be read (400, 422).
    Malformed,
    /// More was sent than we take (413).
    TooLarge,
    /// That is no longer possible (409): the order or cart has moved on.
    Outdated,
    /// Too much at once (429, 503): come back in a moment.
    Overloaded,
    /// It is our fault (500).
    Internal,
}

/// A link that leads on.
struct NextLink {
    href: String,
    name: String,
}

impl ErrorPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = self.page.clone().unwrap_or(Page::Location);
        let shown = here.clone();
        let (title, why) = self.kind.texts(language);
        let ways = self.kind.next_links(language, site);
        let shop = site.name(language);
        let slug = self.slug;
        Document::new(site, language, here, title.clone()).with_body(move || {
            let name = site_title(shop);
            let ways = ways.into_iter().enumerate().map(|(index, way)| {
                let class = if index == 0 { "btn main" } else { "btn" };
                view! { <a class=class href=way.href>{way.name}</a> }
            });
            let ways = ways.collect_view();
            view! {
                {header(Header { language, page: shown, breadcrumb: None, title: name, subtitle: None, extra: None })}
                <main id="main" class="narrow">
                    <div class="box panel" data-problem=slug>{heading(title)}<p>{why}</p>{ways}</div>
                </main>
            }
            .into_any()
        })
    }
}

impl ErrorPageKind {
    /// What is wrong, and what that means.
    #[must_use]
    pub fn texts(&self, language: Language) -> (String, String) {
        match self {
            Self::PageNotFound => (error::page_not_found(language), error::page_not_found_hint(language)),
            Self::StoreNotFound => (error::store_not_found(language), error::store_not_found_hint(language)),
            Self::ProductNotFound { .. } => {
                (error::product_not_found(language), error::product_not_found_hint(language))
            }
            Self::OrderNotFound => (error::order_not_found(language), error::order_not_found_hint(language)),
            Self::LinkNotFound => (error::link_not_found(language), error::link_not_found_hint(language)),
            Self::SignInRequired => {
                (error::sign_in_required(language), error::sign_in_required_hint(language))
            }
            Self::FormRejected => (error::form_rejected(language), error::form_rejected_hint(language)),
            Self::Malformed => (error::malformed(language), error::malformed_hint(language)),
            Self::TooLarge => (error::too_large(language), error::too_large_hint(language)),
            Self::Outdated => (error::outdated(language), error::outdated_hint(language)),
            Self::Overloaded => (error::overloaded(language), error::overloaded_hint(language)),
            Self::Internal => (error::internal_error(language), error::internal_error_hint(language)),
        }
    }

    /// The ways on, the likeliest first.
    fn next_links(&self, language: Language, site: &Site) -> Vec<NextLink> {
        let to = |page: Page, name: String| NextLink { href: page.href(language), name };
        let stores = || to(Page::Stores { pin: None }, error::to_stores(language));
        let cart = || to(Page::Cart, error::to_cart(language));
        let orders = || to(Page::Orders, layout::my_orders(language));
        let chat = || NextLink { href: site.chat_link.clone(), name: layout::back_to_chat(language) };
        match self {
            Self::ProductNotFound { store } => {
                vec![to(Page::Store { store: store.clone() }, error::to_store(language)), stores()]
            }
            Self::OrderNotFound => vec![orders(), chat()],
            Self::LinkNotFound | Self::SignInRequired => vec![chat(), stores()],
            Self::FormRejected | Self::Malformed | Self::TooLarge | Self::Outdated => {
                vec![cart(), stores(), chat()]
            }
            Self::PageNotFound | Self::StoreNotFound => {
                vec![stores(), to(Page::Location, cart::find_stores(language)), chat()]
            }
            Self::Overloaded | Self::Internal => vec![stores(), cart(), chat()],
        }
    }
}
