//! A category of a store, in pages of 18 products.

use commerce::{Department, Language, ProductId};
use i18n::pages::catalog;
use i18n::products;
use leptos::prelude::*;

use crate::components::cart_bar::{Tab, store_bar};
use crate::components::footer::Footer;
use crate::components::notice::notice;
use crate::components::product_grid::{category_nav, pagination, product_grid};
use crate::components::stepper::Steppers;
use crate::components::store_header::store_inner_header;
use crate::components::{Card, StoreStatus, VisitorContext};
use crate::document::{Document, PreviewTags, Site};
use crate::links::{Page, Preview};

/// A page of a category.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryPage {
    pub language: Language,
    pub store: StoreStatus,
    /// `None` on the shared page.
    pub visitor: Option<VisitorContext>,
    pub category: Department,
    /// The store's categories with products, this one included.
    pub categories: Vec<Department>,
    /// Up to 18 products.
    pub cards: Vec<Card>,
    /// The product before the first of this page; `None` on the first page.
    pub after: Option<ProductId>,
    /// The last product of this page when more follow.
    pub next: Option<ProductId>,
}

impl CategoryPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let Self { language, category, .. } = self;
        let code = self.store.store.code.clone();
        let accent = self.store.store.accent;
        let page = |after| Page::Category { store: code.clone(), category, after };
        let (here, start) = (page(self.after.clone()), self.after.as_ref().map(|_| page(None)));
        let next = self.next.clone().map(|next| page(Some(next)));
        let name = products::department_name(language, category);
        let title = catalog::title_at_store(language, name, &self.store.store.name);
        let preview = PreviewTags {
            title: title.clone(),
            description: catalog::category_description(language, name, &self.store.store.name),
            picture: Preview::Category { store: code.clone(), category },
        };
        let shown = here.clone();
        Document::new(site, language, here, title).with_preview(preview).with_footer(Footer::Full).with_accent(accent).with_body(
            move || {
                let visitor = self.visitor.as_ref();
                let token = visitor.map(|visitor| visitor.form_token.as_str());
                let steppers = Steppers::new(language, &code, token, shown.href(language));
                let paused =
                    (!self.store.accepts_orders()).then(|| notice(i18n::pages::cart::store_paused(language)));
                let none = self
                    .cards
                    .is_empty()
                    .then(|| view! { <p class="empty">{catalog::category_empty(language)}</p> });
                view! {
                    {store_inner_header(language, shown.clone(), &self.store, visitor, "")}
                    {category_nav(language, &code, &self.categories, Some(category))}
                    <main id="main">
                        {paused}
                        <h1>{name}</h1>
                        {none}
                        {product_grid(language, &steppers, visitor, &self.cards, 0)}
                        {pagination(language, start, next)}
                    </main>
                    {store_bar(language, &code, Some(Tab::Categories), visitor.and_then(|visitor| visitor.cart.as_ref()))}
                }
                .into_any()
            },
        )
    }
}
