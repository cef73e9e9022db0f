//! Something is wrong: the page says what, and a way on.

use commerce::{Language, StoreCode};
use leptos::prelude::*;
use words::pages::{cart, every_page, problem};

use crate::document::{Document, Sheet, Site};
use crate::links::Page;
use crate::parts::top::{Top, brand, heading, top};

/// A page instead of the one that was asked for. The status is the server's to set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemPage {
    /// The page's language.
    pub language: Language,
    /// The page that was asked for, where it is one: the language switch stays on it.
    pub here: Option<Page>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// There is no such page (404).
    NoSuchPage,
    /// There is no such store (404).
    NoSuchStore,
    /// The store has no such product or shelf (404).
    NoSuchProduct {
        /// The store, which is a way on.
        store: StoreCode,
    },
    /// There is no such order (404).
    NoSuchOrder,
    /// There is no such link (404): mistyped, or never ours.
    NoSuchLink,
    /// The page needs a session that is not there (401): open the link from the chat.
    SignInNeeded,
    /// A form came from elsewhere, or its page was too old (403).
    FormRefused,
    /// A form or an address that cannot be read (400, 422).
    Unreadable,
    /// More was sent than we take (413).
    TooLarge,
    /// That is no longer possible (409): the order or cart has moved on.
    MovedOn,
    /// Too much at once (429, 503): come back in a moment.
    Busy,
    /// It is our fault (500).
    OurFault,
}

/// A link that leads on.
struct WayOn {
    href: String,
    name: String,
}

impl ProblemPage {
    /// The page.
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = self.here.clone().unwrap_or(Page::Location);
        let shown = here.clone();
        let (title, why) = self.kind.said(language);
        let ways = self.kind.ways_on(language, site);
        let shop = site.name(language);
        Document::new(site, language, here, title.clone(), None, Sheet::Shop, move || {
            let name = brand(shop);
            let ways = ways.into_iter().enumerate().map(|(index, way)| {
                let class = if index == 0 { "btn main" } else { "btn" };
                view! { <a class=class href=way.href>{way.name}</a> }
            });
            let ways = ways.collect_view();
            view! {
                {top(Top { language, here: shown, up: None, title: name, under: None, below: None })}
                <main id="main" class="narrow">
                    <div class="box ask">{heading(title)}<p>{why}</p>{ways}</div>
                </main>
            }
            .into_any()
        })
    }
}

impl ProblemKind {
    /// What is wrong, and what that means.
    fn said(&self, language: Language) -> (String, String) {
        match self {
            Self::NoSuchPage => (problem::no_page(language), problem::no_page_why(language)),
            Self::NoSuchStore => (problem::no_store(language), problem::no_store_why(language)),
            Self::NoSuchProduct { .. } => (problem::no_product(language), problem::no_product_why(language)),
            Self::NoSuchOrder => (problem::no_order(language), problem::no_order_why(language)),
            Self::NoSuchLink => (problem::no_link(language), problem::no_link_why(language)),
            Self::SignInNeeded => (problem::sign_in(language), problem::sign_in_why(language)),
            Self::FormRefused => (problem::refused(language), problem::refused_why(language)),
            Self::Unreadable => (problem::unreadable(language), problem::unreadable_why(language)),
            Self::TooLarge => (problem::too_large(language), problem::too_large_why(language)),
            Self::MovedOn => (problem::moved_on(language), problem::moved_on_why(language)),
            Self::Busy => (problem::busy(language), problem::busy_why(language)),
            Self::OurFault => (problem::our_fault(language), problem::our_fault_why(language)),
        }
    }

    /// The ways on, the likeliest first.
    fn ways_on(&self, language: Language, site: &Site) -> Vec<WayOn> {
        let to = |page: Page, name: String| WayOn { href: page.to(language), name };
        let stores = || to(Page::Stores { pin: None }, problem::to_stores(language));
        let cart = || to(Page::Cart, problem::to_cart(language));
        let orders = || to(Page::Orders, every_page::my_orders(language));
        let chat = || WayOn { href: site.chat_link.clone(), name: every_page::back_to_chat(language) };
        match self {
            Self::NoSuchProduct { store } => {
                vec![to(Page::Store { store: store.clone() }, problem::to_store(language)), stores()]
            }
            Self::NoSuchOrder => vec![orders(), chat()],
            Self::NoSuchLink | Self::SignInNeeded => vec![chat(), stores()],
            Self::FormRefused | Self::Unreadable | Self::TooLarge | Self::MovedOn => {
                vec![cart(), stores(), chat()]
            }
            Self::NoSuchPage | Self::NoSuchStore => {
                vec![stores(), to(Page::Location, cart::find_stores(language)), chat()]
            }
            Self::Busy | Self::OurFault => vec![stores(), cart(), chat()],
        }
    }
}
