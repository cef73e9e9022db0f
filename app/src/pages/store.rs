//! A store's front page: status, search, what was bought before, daily basics, offers, categories.

use commerce::{Language, OrderId, Paise};
use i18n::pages::{catalog, order as messages};
use i18n::products;
use leptos::prelude::*;

use crate::components::cart_bar::{Tab, store_bar};
use crate::components::footer::Footer;
use crate::components::notice::notice;
use crate::components::order_again::order_again_form;
use crate::components::product_grid::{category_tiles, product_grid, product_row};
use crate::components::stepper::Steppers;
use crate::components::store_header::store_front_header;
use crate::components::{Card, CategoryLink, StoreStatus, VisitorContext};
use crate::document::{Document, PreviewTags, Site};
use crate::links::{Page, Preview};

/// A store's front page.
#[derive(Clone, Debug, PartialEq)]
pub struct StorePage {
    pub language: Language,
    pub store: StoreStatus,
    /// `None` on the shared page.
    pub visitor: Option<VisitorContext>,
    /// The customer's latest order here; `None` on the shared page.
    pub last_order: Option<LastOrder>,
    /// What the customer has bought here before; empty on the shared page.
    pub buy_again: Vec<Card>,
    /// What is bought most.
    pub basics: Vec<Card>,
    /// What is cheaper than usual.
    pub offers: Vec<Card>,
    /// The categories of the first level of which the store has something.
    pub categories: Vec<CategoryLink>,
}

/// An order that can be placed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastOrder {
    pub order: OrderId,
    /// Units altogether.
    pub items: u32,
    /// What it cost.
    pub total: Paise,
}

impl StorePage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let code = self.store.store.code.clone();
        let accent = self.store.store.accent;
        let here = Page::Store { store: code.clone() };
        let preview = PreviewTags {
            title: self.store.store.name.clone(),
            description: catalog::store_description(language, &self.store.store.locality),
            picture: Preview::Store { store: code.clone() },
        };
        let title = self.store.store.name.clone();
        let shown = here.clone();
        Document::new(site, language, here, title).with_preview(preview).with_footer(Footer::Full).with_accent(accent).with_body(
            move || {
                let visitor = self.visitor.as_ref();
                let token = visitor.map(|visitor| visitor.form_token.as_str());
                let steppers = Steppers::new(language, &code, token, shown.href(language));
                let paused =
                    (!self.store.accepts_orders()).then(|| notice(i18n::pages::cart::store_paused(language)));
                let none = self
                    .categories
                    .is_empty()
                    .then(|| view! { <p class="empty">{catalog::category_empty(language)}</p> });
                let last = self.last_order.map(|last| {
                    let items = products::item_count(language, last.items);
                    view! {
                        <section class="box" id="last-order">
                            <p>{messages::last_order(language, &items, last.total)}</p>
                            {order_again_form(language, token, last.order)}
                        </section>
                    }
                });
                let Self { buy_again, basics, offers, categories, .. } = &self;
                let section = |id, class, heading: String, cards| {
                    view! {
                        <section id=id class=class>
                            <div class="sec"><h2>{heading}</h2></div>
                            {cards}
                        </section>
                    }
                };
                let again = (!buy_again.is_empty()).then(|| {
                    let row = product_row(language, &steppers, visitor, buy_again, 0);
                    section("again", None, catalog::buy_again(language), row)
                });
                let (before, basics_count) = (buy_again.len(), basics.len());
                let basics = (!basics.is_empty()).then(|| {
                    let grid = product_grid(language, &steppers, visitor, basics, before);
                    section("basics", None, catalog::daily_basics(language), grid)
                });
                let offers = (!offers.is_empty()).then(|| {
                    let row = product_row(language, &steppers, visitor, offers, before + basics_count);
                    section("offers", Some("deal"), catalog::offers(language), row)
                });
                let tiles = (!categories.is_empty()).then(|| {
                    let tiles = category_tiles(language, &code, categories);
                    section("categories", None, catalog::shop_by_category(language), tiles)
                });
                view! {
                    {store_front_header(language, shown.clone(), &self.store, visitor)}
                    <main id="main">{paused}{none}{last}{again}{basics}{offers}{tiles}{steppers.form()}</main>
                    {store_bar(language, &code, Some(Tab::Shop), visitor.and_then(|visitor| visitor.cart.as_ref()))}
                }
                .into_any()
            },
        )
    }
}
