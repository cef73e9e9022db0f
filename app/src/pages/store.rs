//! A store's front: how it stands, search, shelves, and a little of each.

use commerce::{Category, Language};
use leptos::prelude::*;
use words::pages::shop;

use crate::document::{Document, PreviewTags, Sheet, Site};
use crate::links::{Page, Preview};
use crate::parts::cart_bar::cart_bar;
use crate::parts::footer::footer;
use crate::parts::notice::notice;
use crate::parts::shelves::{grid, shelf_row};
use crate::parts::stepper::Steppers;
use crate::parts::store_top::front_top;
use crate::parts::{Card, StoreNow, Visit};

/// A store's front.
#[derive(Clone, Debug, PartialEq)]
pub struct StorePage {
    /// The page's language.
    pub language: Language,
    /// The store as it stands now.
    pub store: StoreNow,
    /// Who looks; `None` on the shared page.
    pub visit: Option<Visit>,
    /// A little of each shelf, in the shelf's order; shelves with nothing on them are left out.
    /// Four to six cards a shelf, about 16 altogether.
    pub shelves: Vec<Shelf>,
}

/// A little of a shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// Which shelf.
    pub category: Category,
    /// Its first products.
    pub cards: Vec<Card>,
    /// How many products stand on it altogether.
    pub count: usize,
}

impl StorePage {
    /// The page.
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let code = self.store.store.code.clone();
        let here = Page::Store { store: code.clone() };
        let preview = PreviewTags {
            title: self.store.store.name.clone(),
            description: shop::store_description(language, &self.store.store.locality),
            picture: Preview::Store { store: code.clone() },
        };
        let title = self.store.store.name.clone();
        let footer_site = site.clone();
        let shown = here.clone();
        Document::new(site, language, here, title, Some(preview), Sheet::Shop, move || {
            let visit = self.visit.as_ref();
            let token = visit.map(|visit| visit.form_token.as_str());
            let steppers = Steppers::new(language, &code, token, shown.to(language));
            let categories: Vec<Category> = self.shelves.iter().map(|shelf| shelf.category).collect();
            let paused =
                (!self.store.takes_orders()).then(|| notice(words::pages::cart::store_paused(language)));
            let none =
                self.shelves.is_empty().then(|| view! { <p class="empty">{shop::empty_shelf(language)}</p> });
            let mut pictured = 0;
            let shelves = self.shelves.iter().map(|shelf| {
                let page = Page::Category { store: code.clone(), category: shelf.category, after: None };
                let all = (shelf.count > shelf.cards.len()).then(|| {
                    view! {
                        <a class="all" href=page.to(language)>{shop::see_all(language, shelf.count)}</a>
                    }
                });
                let cards = grid(language, &steppers, visit, &shelf.cards, pictured);
                pictured += shelf.cards.len();
                view! {
                    <section>
                        <div class="row"><h2>{shop::shelf_heading(language, shelf.category)}</h2>{all}</div>
                        {cards}
                    </section>
                }
            });
            let shelves = shelves.collect_view();
            view! {
                {front_top(language, shown.clone(), &self.store, visit)}
                {shelf_row(language, &code, &categories, None)}
                <main id="main">{paused}{none}{shelves}</main>
                {cart_bar(language, visit.and_then(|visit| visit.cart.as_ref()))}
                {footer(language, &footer_site, false)}
            }
            .into_any()
        })
    }
}
