//! Search results at a store.

use commerce::{Language, ProductId};
use i18n::pages::catalog;
use leptos::prelude::*;

use crate::components::cart_bar::store_bar;
use crate::components::drawing::{Drawing, drawing};
use crate::components::footer::Footer;
use crate::components::product_grid::{category_tiles, pagination, product_grid};
use crate::components::product_request::{RequestState, product_request};
use crate::components::stepper::Steppers;
use crate::components::store_header::store_inner_header;
use crate::components::{Card, CategoryLink, StoreStatus, VisitorContext};
use crate::document::{Document, Site};
use crate::links::Page;

/// The results of a search at a store.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchPage {
    pub language: Language,
    pub store: StoreStatus,
    /// `None` on the shared page.
    pub visitor: Option<VisitorContext>,
    /// May be empty.
    pub query: String,
    /// The store's categories of the first level, offered when nothing is found.
    pub categories: Vec<CategoryLink>,
    /// The products of this page, best first.
    pub cards: Vec<Card>,
    /// The number of all matches.
    pub found: usize,
    /// The query in words that the store has, when it was written otherwise.
    pub understood_as: Option<String>,
    /// Words of the query that nothing found has.
    pub unmatched: Vec<String>,
    /// How far a request for these words is; `None` when all of them were found.
    pub request: Option<RequestState>,
    /// The product before the first of this page; `None` on the first page.
    pub after: Option<ProductId>,
    /// The last product of this page when more follow.
    pub next: Option<ProductId>,
}

impl SearchPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let code = self.store.store.code.clone();
        let accent = self.store.store.accent;
        let page = |after| Page::Search { store: code.clone(), query: self.query.clone(), after };
        let (here, start) = (page(self.after.clone()), self.after.as_ref().map(|_| page(None)));
        let next = self.next.clone().map(|next| page(Some(next)));
        let title = if self.query.is_empty() {
            catalog::search_title(language)
        } else {
            catalog::results_title(language, &self.query)
        };
        let shown = here.clone();
        Document::new(site, language, here, title.clone())
            .with_footer(Footer::Full)
            .with_accent(accent)
            .with_body(move || {
                let visitor = self.visitor.as_ref();
                let token = visitor.map(|visitor| visitor.form_token.as_str());
                let steppers = Steppers::new(language, &code, token, shown.href(language));
                let found = (!self.cards.is_empty())
                    .then(|| view! { <h2 class="sub">{catalog::result_count(language, self.found)}</h2> });
                let understood = self.understood_as.as_deref().map(|words| {
                    view! {
                        <p data-understood-as=words.to_owned()>
                            {catalog::showing_results_for(language, words)}
                        </p>
                    }
                });
                let unmatched = (!self.unmatched.is_empty() && !self.cards.is_empty()).then(|| {
                    let words = self.unmatched.join(", ");
                    view! { <p data-unmatched=words.clone()>{catalog::nothing_for(language, &words)}</p> }
                });
                let nothing = (self.cards.is_empty() && !self.query.is_empty()).then(|| {
                    view! {
                        {drawing(Drawing::NothingFound)}
                        <p>{catalog::no_results(language, &self.query)}</p>
                        <p>{catalog::no_results_hint(language)}</p>
                    }
                });
                let request = self
                    .request
                    .as_ref()
                    .map(|state| product_request(language, &code, token, &self.query, state));
                // Under what was found, or in its place.
                let (instead, below) = if self.cards.is_empty() { (request, None) } else { (None, request) };
                let categories =
                    self.cards.is_empty().then(|| category_tiles(language, &code, &self.categories));
                view! {
                    {store_inner_header(language, shown.clone(), &self.store, visitor, &self.query)}
                    <main id="main">
                        <h1>{title}</h1>
                        {understood}
                        {unmatched}
                        {found}
                        {nothing}
                        {instead}
                        {categories}
                        {product_grid(language, &steppers, visitor, &self.cards, 0)}
                        {steppers.form()}
                        {pagination(language, start, next)}
                        {below}
                    </main>
                    {store_bar(language, &code, None, visitor.and_then(|visitor| visitor.cart.as_ref()))}
                }
                .into_any()
            })
    }
}
