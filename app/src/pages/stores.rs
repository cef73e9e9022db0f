//! The stores nearby, nearest first.

use commerce::Language;
use i18n::pages::{layout, location, stores};
use i18n::times;
use leptos::prelude::*;

use crate::components::cart_bar::cart_bar;
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
    /// Whether no store is near enough: the page explains it and offers another place.
    pub outside: bool,
    pub stores: Vec<NearbyStore>,
    /// The cart, when something is in it.
    pub cart: Option<CartSummary>,
}

/// A store and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct NearbyStore {
    pub store: StoreStatus,
    /// Metres as the crow flies.
    pub distance_m: u32,
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
            let outside = self.outside.then(|| {
                view! {
                    <div class="box panel" role="status" data-out-of-range>
                        <p>{stores::out_of_range(language, &self.place)}</p>
                        <a class="btn main" href=Page::Location.href(language)>{layout::change_place(language)}</a>
                    </div>
                }
            });
            let none = (self.stores.is_empty() && !self.outside)
                .then(|| view! { <p class="empty">{stores::no_stores(language)}</p> });
            let rows = self.stores.iter().map(|near| near.row(language)).collect_view();
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
                    <p class="why">{location::purpose(language)}</p>
                </main>
                {cart_bar(language, self.cart.as_ref())}
            }
            .into_any()
        })
    }
}

impl NearbyStore {
    fn row(&self, language: Language) -> AnyView {
        let StoreStatus { store, .. } = &self.store;
        let place = format!(
            "{} · {}",
            store.locality,
            stores::distance_away(language, &times::format_distance(language, self.distance_m))
        );
        let readiness = self.store.distance_and_ready_time(language, None);
        view! {
            <li>
                <a class="box list-link" href=Page::Store { store: store.code.clone() }.href(language)>
                    <h2>{store.name.clone()}</h2>
                    <p>{place}</p>
                    <p class="sub">{self.store.status_line(language)}{readiness}</p>
                </a>
            </li>
        }
        .into_any()
    }
}
