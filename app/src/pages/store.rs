//! A store's front page: status, search, categories, and the first products of each.

use commerce::{Department, Language};
use i18n::pages::catalog;
use leptos::prelude::*;

use crate::components::cart_bar::{Tab, store_bar};
use crate::components::footer::Footer;
use crate::components::notice::notice;
use crate::components::product_grid::{category_nav, product_grid};
use crate::components::stepper::Steppers;
use crate::components::store_header::store_front_header;
use crate::components::{Card, StoreStatus, VisitorContext};
use crate::document::{Document, PreviewTags, Site};
use crate::links::{Page, Preview};

/// A store's front page.
#[derive(Clone, Debug, PartialEq)]
pub struct StorePage {
    pub language: Language,
    pub store: StoreStatus,
    /// `None` on the shared page.
    pub visitor: Option<VisitorContext>,
    /// The first products of each category; empty categories are left out.
    /// Four to six cards each, about 16 in total.
    pub sections: Vec<CategorySection>,
}

/// The first products of a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategorySection {
    pub category: Department,
    pub cards: Vec<Card>,
    /// The number of all its products.
    pub count: usize,
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
        Document::new(site, language, here, title).with_preview(preview).with_footer(Footer::Full).with_accent(accent).with_body(move || {
            let visitor = self.visitor.as_ref();
            let token = visitor.map(|visitor| visitor.form_token.as_str());
            let steppers = Steppers::new(language, &code, token, shown.href(language));
            let categories: Vec<Department> = self.sections.iter().map(|section| section.category).collect();
            let paused =
                (!self.store.accepts_orders()).then(|| notice(i18n::pages::cart::store_paused(language)));
            let none = self
                .sections
                .is_empty()
                .then(|| view! { <p class="empty">{catalog::category_empty(language)}</p> });
            let mut pictured = 0;
            let sections = self.sections.iter().map(|section| {
                let page = Page::Category { store: code.clone(), category: section.category, after: None };
                let all = (section.count > section.cards.len()).then(|| {
                    view! {
                        <a class="all" href=page.href(language)>{catalog::see_all(language, section.count)}</a>
                    }
                });
                let cards = product_grid(language, &steppers, visitor, &section.cards, pictured);
                pictured += section.cards.len();
                view! {
                    <section>
                        <div class="sec"><h2>{catalog::department_heading(language, section.category)}</h2>{all}</div>
                        {cards}
                    </section>
                }
            });
            let sections = sections.collect_view();
            view! {
                {store_front_header(language, shown.clone(), &self.store, visitor)}
                {category_nav(language, &code, &categories, None)}
                <main id="main">{paused}{none}{sections}</main>
                {store_bar(language, &code, Some(Tab::Shop), visitor.and_then(|visitor| visitor.cart.as_ref()))}
            }
            .into_any()
        })
    }
}
