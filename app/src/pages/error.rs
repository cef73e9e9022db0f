//! Error pages: what went wrong, and links to continue with.

use commerce::{Language, StoreCode};
use i18n::pages::{error, layout};
use leptos::prelude::*;

use crate::components::drawing::{Drawing, drawing};
use crate::components::header::{heading, site_header};
use crate::document::{Document, Site, Stylesheet};
use crate::links::Page;

/// A page instead of the requested one. The server sets the status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorPage {
    pub language: Language,
    /// The requested page, if it is one: the language switch leads there.
    pub page: Option<Page>,
    /// The kind of error.
    pub kind: ErrorPageKind,
    /// The name of the error in the API.
    pub slug: &'static str,
}

/// The kind of error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorPageKind {
    /// 404.
    PageNotFound,
    /// 404.
    StoreNotFound,
    /// 404: the store has no such product.
    ProductNotFound {
        /// The store, to which the page links.
        store: StoreCode,
    },
    /// 404.
    CategoryNotFound {
        /// The store, to which the page links.
        store: StoreCode,
    },
    /// 404.
    OrderNotFound,
    /// 404.
    LinkNotFound,
    /// 401: the link in the chat starts a session.
    SignInRequired,
    /// 403: the form came from another site, or its page was too old.
    FormRejected,
    /// 400, 422.
    Malformed,
    /// 413.
    TooLarge,
    /// 409: the order or cart has changed.
    Outdated,
    /// 429, 503.
    Overloaded,
    /// 500.
    Internal,
}

/// A link to continue with.
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
        let links = self.kind.next_links(language, site);
        let shop = site.name(language);
        let slug = self.slug;
        Document::new(site, language, here, title.clone()).with_stylesheet(Stylesheet::Flow).with_body(
            move || {
                let links = links.into_iter().enumerate().map(|(index, link)| {
                    let class = if index == 0 { "btn main" } else { "btn" };
                    view! { <a class=class href=link.href>{link.name}</a>" " }
                });
                let links = links.collect_view();
                view! {
                    {site_header(language, shown, shop)}
                    <main id="main" class="narrow">
                        <div class="box panel" data-problem=slug>
                            {drawing(Drawing::ShopClosed)}
                            {heading(title)}
                            <p>{why}</p>
                            {links}
                        </div>
                    </main>
                }
                .into_any()
            },
        )
    }
}

impl ErrorPageKind {
    /// Title and hint.
    #[must_use]
    pub fn texts(&self, language: Language) -> (String, String) {
        match self {
            Self::PageNotFound => (error::page_not_found(language), error::page_not_found_hint(language)),
            Self::StoreNotFound => (error::store_not_found(language), error::store_not_found_hint(language)),
            Self::ProductNotFound { .. } => {
                (error::product_not_found(language), error::product_not_found_hint(language))
            }
            Self::CategoryNotFound { .. } => {
                (error::category_not_found(language), error::category_not_found_hint(language))
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

    /// Links to continue with, the likeliest first.
    fn next_links(&self, language: Language, site: &Site) -> Vec<NextLink> {
        let to = |page: Page, name: String| NextLink { href: page.href(language), name };
        let stores = || to(Page::Stores { pin: None }, error::to_stores(language));
        let cart = || to(Page::Cart, error::to_cart(language));
        let orders = || to(Page::Orders { before: None }, layout::my_orders(language));
        let chat = || NextLink { href: site.chat_link.clone(), name: layout::back_to_chat(language) };
        match self {
            Self::ProductNotFound { store } | Self::CategoryNotFound { store } => {
                vec![to(Page::Store { store: store.clone() }, error::to_store(language)), stores()]
            }
            Self::OrderNotFound => vec![orders(), chat()],
            Self::LinkNotFound | Self::SignInRequired => vec![chat(), stores()],
            Self::FormRejected | Self::Malformed | Self::TooLarge | Self::Outdated => {
                vec![cart(), stores(), chat()]
            }
            Self::PageNotFound | Self::StoreNotFound => {
                vec![stores(), chat()]
            }
            Self::Overloaded | Self::Internal => vec![stores(), cart(), chat()],
        }
    }
}
