//! The stores nearby: the visitor's own first, then the open ones, nearest first.

use commerce::{Language, Opening};
use i18n::pages::{layout, stores};
use leptos::prelude::*;

use crate::components::cart_bar::cart_bar;
use crate::components::coverage_request::{CoverageState, coverage_request};
use crate::components::footer::Footer;
use crate::components::header::{Breadcrumb, Header, header, heading};
use crate::components::{CartSummary, StoreStatus};
use crate::document::{Document, PreviewTags, Site};
use crate::links::{Page, Preview};

/// The list of stores near a place.
#[derive(Clone, Debug, PartialEq)]
pub struct StoresPage {
    pub language: Language,
    /// The name of the place: a locality, or a PIN code's main office.
    pub place: String,
    /// The PIN code of the shared list, `/stores?pin=`.
    pub pin: Option<String>,
    /// When no store is near enough, which the page explains: how far the request to be notified of one is.
    pub outside: Option<CoverageState>,
    pub stores: Vec<NearbyStore>,
    /// The cart, when something is in it.
    pub cart: Option<CartSummary>,
}

/// A store in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct NearbyStore {
    pub store: StoreStatus,
    /// Metres as the crow flies.
    pub distance_m: u32,
    /// Whether the visitor shopped here last.
    pub is_own: bool,
    /// How many products it sells.
    pub product_count: u32,
}

/// The part of the list in which a store is shown; the list is sorted by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StoreGroup {
    /// Where the visitor shopped last.
    Own,
    Open,
    Closed,
    /// Takes no orders for now.
    Paused,
}

impl StoreGroup {
    /// Its name in the page's `data-group`.
    const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Paused => "paused",
        }
    }
}

impl StoresPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::Stores { pin: self.pin.clone() };
        // Only the list of a PIN code may be previewed; the other one reveals where the visitor is.
        let preview = self.pin.is_some().then(|| PreviewTags {
            title: stores::title(language, &self.place),
            description: stores::description(language, &self.place),
            picture: Preview::Shop,
        });
        let title = stores::title(language, &self.place);
        let shown = here.clone();
        Document::new(site, language, here, title).with_preview(preview).with_footer(Footer::Full).with_body(move || {
            let up = Breadcrumb { href: Page::Location.href(language), name: layout::change_place(language) };
            let under = view! {
                <a href=Page::Location.href(language)>{layout::change_place(language)}</a>
            };
            let outside = self.outside.as_ref().map(|state| {
                view! {
                    <div class="box panel" role="status" data-out-of-range>
                        <p>{stores::out_of_range(language, &self.place)}</p>
                        <a class="btn main" href=Page::Location.href(language)>{layout::change_place(language)}</a>
                        {coverage_request(language, &self.place, self.pin.as_deref(), state)}
                    </div>
                }
            });
            let none = (self.stores.is_empty() && self.outside.is_none())
                .then(|| view! { <p class="empty">{stores::no_stores(language)}</p> });
            let (first, closed): (Vec<_>, Vec<_>) =
                self.stores.iter().partition(|near| near.group() <= StoreGroup::Open);
            let rows = first.iter().map(|near| near.row(language)).collect_view();
            let closed = (!closed.is_empty()).then(|| closed_stores(language, &closed, first.is_empty()));
            view! {
                {header(Header {
                    language,
                    page: shown,
                    breadcrumb: Some(up),
                    title: heading(stores::title(language, &self.place)),
                    subtitle: Some(under.into_any()),
                    extra: None,
                })}
                <main id="main" class="narrow">
                    {outside}
                    {none}
                    <ul class="rows">{rows}</ul>
                    {closed}
                </main>
                {cart_bar(language, self.cart.as_ref())}
            }
            .into_any()
        })
    }
}

/// The stores that are closed or paused, folded away unless there is no other.
fn closed_stores(language: Language, closed: &[&NearbyStore], is_open: bool) -> AnyView {
    let rows = closed.iter().map(|near| near.row(language)).collect_view();
    view! {
        <details class="box" open=is_open>
            <summary>{stores::closed_now(language, closed.len())}</summary>
            <ul class="rows">{rows}</ul>
        </details>
    }
    .into_any()
}

impl NearbyStore {
    /// The part of the list in which it is shown.
    #[must_use]
    pub fn group(&self) -> StoreGroup {
        match self.store.opening {
            _ if self.is_own => StoreGroup::Own,
            _ if !self.store.accepts_orders() => StoreGroup::Paused,
            Opening::Open { .. } => StoreGroup::Open,
            Opening::Closed { .. } => StoreGroup::Closed,
        }
    }

    fn row(&self, language: Language) -> AnyView {
        let StoreStatus { store, .. } = &self.store;
        let own = self.is_own.then(|| view! { <p class="best">{stores::your_store(language)}</p> });
        let range =
            (self.product_count > 0).then(|| format!(" · {}", stores::range(language, self.product_count)));
        let reach = self.store.distance_and_ready_time(language, Some(self.distance_m));
        view! {
            <li data-group=self.group().name() data-metres=self.distance_m.to_string()>
                <a class="box store" href=Page::Store { store: store.code.clone() }.href(language)>
                    <div class="grow">
                        {own}
                        <h2>{store.name.clone()}</h2>
                        <p class="sub">{self.store.status_line(language)}{reach}</p>
                        <p class="sub">{store.locality.clone()}{range}</p>
                    </div>
                </a>
            </li>
        }
        .into_any()
    }
}
