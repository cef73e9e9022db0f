//! A shelf of a store, in pages of 24.

use commerce::{Category, Language, ProductId};
use leptos::prelude::*;
use words::goods;
use words::pages::shop;

use crate::document::{Document, PreviewTags, Sheet, Site};
use crate::links::{Page, Preview};
use crate::parts::cart_bar::cart_bar;
use crate::parts::footer::footer;
use crate::parts::notice::notice;
use crate::parts::shelves::{along, grid, shelf_row};
use crate::parts::stepper::Steppers;
use crate::parts::store_top::inner_top;
use crate::parts::{Card, StoreNow, Visit};

/// A page of a shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryPage {
    /// The page's language.
    pub language: Language,
    /// The store as it stands now.
    pub store: StoreNow,
    /// Who looks; `None` on the shared page.
    pub visit: Option<Visit>,
    /// Which shelf.
    pub category: Category,
    /// The store's shelves that hold anything, this one included.
    pub categories: Vec<Category>,
    /// Up to 24 products.
    pub cards: Vec<Card>,
    /// The product this page begins behind; `None` on the first page.
    pub after: Option<ProductId>,
    /// The last product of this page when more follow.
    pub next: Option<ProductId>,
}

impl CategoryPage {
    /// The page.
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let Self { language, category, .. } = self;
        let code = self.store.store.code.clone();
        let page = |after| Page::Category { store: code.clone(), category, after };
        let (here, start) = (page(self.after.clone()), self.after.as_ref().map(|_| page(None)));
        let next = self.next.clone().map(|next| page(Some(next)));
        let shelf = goods::category(language, category);
        let title = shop::at_store(language, shelf, &self.store.store.name);
        let preview = PreviewTags {
            title: title.clone(),
            description: shop::shelf_description(language, shelf, &self.store.store.name),
            picture: Preview::Category { store: code.clone(), category },
        };
        let footer_site = site.clone();
        let shown = here.clone();
        Document::new(site, language, here, title, Some(preview), Sheet::Shop, move || {
            let visit = self.visit.as_ref();
            let token = visit.map(|visit| visit.form_token.as_str());
            let steppers = Steppers::new(language, &code, token, shown.to(language));
            let paused =
                (!self.store.takes_orders()).then(|| notice(words::pages::cart::store_paused(language)));
            let none =
                self.cards.is_empty().then(|| view! { <p class="empty">{shop::empty_shelf(language)}</p> });
            view! {
                {inner_top(language, shown.clone(), &self.store, visit, "")}
                {shelf_row(language, &code, &self.categories, Some(category))}
                <main id="main">
                    {paused}
                    <h1>{shelf}</h1>
                    {none}
                    {grid(language, &steppers, visit, &self.cards, 0)}
                    {along(language, start, next)}
                </main>
                {cart_bar(language, visit.and_then(|visit| visit.cart.as_ref()))}
                {footer(language, &footer_site, false)}
            }
            .into_any()
        })
    }
}
