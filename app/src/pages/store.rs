//! A store's front: how it stands, search, shelves, and a little of each.

use commerce::{Category, Language};
use i18n::pages::catalog;
use leptos::prelude::*;

use crate::components::cart_bar::cart_bar;
use crate::components::footer::Footer;
use crate::components::notice::notice;
use crate::components::product_grid::{category_nav, product_grid};
use crate::components::stepper::Steppers;
use crate::components::store_header::store_front_header;
use crate::components::{Card, StoreStatus, VisitorContext};
use crate::document::{Document, PreviewTags, Site};
use crate::links::{Page, Preview};

/// A store's front.
#[derive(Clone, Debug, PartialEq)]
pub struct StorePage {
    /// The page's language.
    pub language: Language,
    /// The store as it stands now.
    pub store: StoreStatus,
    /// Who looks; `None` on the shared page.
    pub visitor: Option<VisitorContext>,
    /// A little of each shelf, in the shelf's order; shelves with nothing on them are left out.
    /// Four to six cards a shelf, about 16 altogether.
    pub sections: Vec<CategorySection>,
}

/// A little of a shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategorySection {
    /// Which shelf.
    pub category: Category,
    /// Its first products.
    pub cards: Vec<Card>,
    /// How many products stand on it altogether.
    pub count: usize,
}

impl StorePage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let code = self.store.store.code.clone();
        let here = Page::Store { store: code.clone() };
        let preview = PreviewTags {
            title: self.store.store.name.clone(),
            description: catalog::store_description(language, &self.store.store.locality),
            picture: Preview::Store { store: code.clone() },
        };
        let title = self.store.store.name.clone();
        let shown = here.clone();
        Document::new(site, language, here, title).with_preview(preview).with_footer(Footer::Full).with_body(move || {
            let visit = self.visitor.as_ref();
            let token = visit.map(|visit| visit.form_token.as_str());
            let steppers = Steppers::new(language, &code, token, shown.href(language));
            let categories: Vec<Category> = self.sections.iter().map(|shelf| shelf.category).collect();
            let paused =
                (!self.store.accepts_orders()).then(|| notice(i18n::pages::cart::store_paused(language)));
            let none = self
                .sections
                .is_empty()
                .then(|| view! { <p class="empty">{catalog::category_empty(language)}</p> });
            let mut pictured = 0;
            let shelves = self.sections.iter().map(|shelf| {
                let page = Page::Category { store: code.clone(), category: shelf.category, after: None };
                let all = (shelf.count > shelf.cards.len()).then(|| {
                    view! {
                        <a class="all" href=page.href(language)>{catalog::see_all(language, shelf.count)}</a>
                    }
                });
                let cards = product_grid(language, &steppers, visit, &shelf.cards, pictured);
                pictured += shelf.cards.len();
                view! {
                    <section>
                        <div class="row"><h2>{catalog::category_heading(language, shelf.category)}</h2>{all}</div>
                        {cards}
                    </section>
                }
            });
            let shelves = shelves.collect_view();
            view! {
                {store_front_header(language, shown.clone(), &self.store, visit)}
                {category_nav(language, &code, &categories, None)}
                <main id="main">{paused}{none}{shelves}</main>
                {cart_bar(language, visit.and_then(|visit| visit.cart.as_ref()))}
            }
            .into_any()
        })
    }
}
