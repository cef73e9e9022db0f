//! What a store has that matches words.

use commerce::{Category, Language, ProductId};
use i18n::pages::catalog;
use leptos::prelude::*;

use crate::components::cart_bar::cart_bar;
use crate::components::footer::Footer;
use crate::components::product_grid::{category_nav, pagination, product_grid};
use crate::components::stepper::Steppers;
use crate::components::store_header::store_inner_header;
use crate::components::{Card, StoreStatus, VisitorContext};
use crate::document::{Document, Site};
use crate::links::Page;

/// The results of a search at a store.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchPage {
    /// The page's language.
    pub language: Language,
    /// The store as it stands now.
    pub store: StoreStatus,
    /// Who looks; `None` on the shared page.
    pub visitor: Option<VisitorContext>,
    /// What was typed; may be empty.
    pub query: String,
    /// The store's shelves, offered as a way on when nothing is found.
    pub categories: Vec<Category>,
    /// Up to 24 products, best first.
    pub cards: Vec<Card>,
    /// How many match altogether.
    pub found: usize,
    /// The product this page begins behind; `None` on the first page.
    pub after: Option<ProductId>,
    /// The last product of this page when more follow.
    pub next: Option<ProductId>,
}

impl SearchPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let code = self.store.store.code.clone();
        let page = |after| Page::Search { store: code.clone(), query: self.query.clone(), after };
        let (here, start) = (page(self.after.clone()), self.after.as_ref().map(|_| page(None)));
        let next = self.next.clone().map(|next| page(Some(next)));
        let title = if self.query.is_empty() {
            catalog::search_title(language)
        } else {
            catalog::results_title(language, &self.query)
        };
        let shown = here.clone();
        Document::new(site, language, here, title.clone()).with_footer(Footer::Full).with_body(move || {
            let visit = self.visitor.as_ref();
            let token = visit.map(|visit| visit.form_token.as_str());
            let steppers = Steppers::new(language, &code, token, shown.href(language));
            let found = (!self.cards.is_empty())
                .then(|| view! { <p class="sub">{catalog::result_count(language, self.found)}</p> });
            let nothing = (self.cards.is_empty() && !self.query.is_empty()).then(|| {
                view! {
                    <p>{catalog::no_results(language, &self.query)}</p>
                    <p>{catalog::no_results_hint(language)}</p>
                }
            });
            let shelves =
                self.cards.is_empty().then(|| category_nav(language, &code, &self.categories, None));
            view! {
                {store_inner_header(language, shown.clone(), &self.store, visit, &self.query)}
                <main id="main">
                    <h1>{title}</h1>
                    {found}
                    {nothing}
                    {shelves}
                    {product_grid(language, &steppers, visit, &self.cards, 0)}
                    {pagination(language, start, next)}
                </main>
                {cart_bar(language, visit.and_then(|visit| visit.cart.as_ref()))}
            }
            .into_any()
        })
    }
}
