//! A category of a store: its order, filters and pages of products.

use commerce::Language;
use i18n::pages::catalog;
use leptos::prelude::*;

use crate::components::cart_bar::{Tab, store_bar};
use crate::components::category_list::{list_choices, page_numbers};
use crate::components::drawing::{Drawing, drawing};
use crate::components::footer::Footer;
use crate::components::notice::notice;
use crate::components::product_grid::{category_rail, product_grid};
use crate::components::stepper::Steppers;
use crate::components::store_header::store_inner_header;
use crate::components::{Card, CategoryLink, StoreStatus, VisitorContext};
use crate::document::{Document, PreviewTags, Site};
use crate::links::{CategoryQuery, Page, Preview};

/// A page of a category.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryPage {
    pub language: Language,
    pub store: StoreStatus,
    /// `None` on the shared page.
    pub visitor: Option<VisitorContext>,
    pub category: CategoryLink,
    /// The category above it.
    pub parent: Option<CategoryLink>,
    /// The categories beside it; those below it, when there are any.
    pub rail: Vec<CategoryLink>,
    /// Order, filters and page shown.
    pub query: CategoryQuery,
    /// Every brand of the category.
    pub brands: Vec<String>,
    /// How many products match the filters.
    pub found: usize,
    /// How many pages they fill; at least 1.
    pub pages: u32,
    /// The products of this page.
    pub cards: Vec<Card>,
}

impl CategoryPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let code = self.store.store.code.clone();
        let accent = self.store.store.accent;
        let here = Page::Category {
            store: code.clone(),
            category: self.category.id.clone(),
            query: self.query.clone(),
        };
        let name = self.category.name.clone();
        let title = catalog::title_at_store(language, &name, &self.store.store.name);
        let preview = PreviewTags {
            title: title.clone(),
            description: catalog::category_description(language, &name, &self.store.store.name),
            picture: Preview::Category { store: code.clone(), category: self.category.id.clone() },
        };
        let shown = here.clone();
        Document::new(site, language, here, title).with_preview(preview).with_footer(Footer::Full).with_accent(accent).with_body(
            move || {
                let visitor = self.visitor.as_ref();
                let token = visitor.map(|visitor| visitor.form_token.as_str());
                let steppers = Steppers::new(language, &code, token, shown.href(language));
                let paused =
                    (!self.store.accepts_orders()).then(|| notice(i18n::pages::cart::store_paused(language)));
                let none = self.cards.is_empty().then(|| {
                    let sentence = if self.query.is_filtered() {
                        catalog::filters_match_nothing(language)
                    } else {
                        catalog::category_empty(language)
                    };
                    let all = self.query.is_filtered().then(|| {
                        let page = Page::Category {
                            store: code.clone(),
                            category: self.category.id.clone(),
                            query: CategoryQuery::default(),
                        };
                        view! { <a class="btn" href=page.href(language)>{catalog::clear_filters(language)}</a> }
                    });
                    view! { <div class="empty">{drawing(Drawing::NothingFound)}<p>{sentence}</p>{all}</div> }
                });
                let above = self.parent.as_ref().map(|parent| {
                    let page = Page::Category {
                        store: code.clone(),
                        category: parent.id.clone(),
                        query: CategoryQuery::default(),
                    };
                    view! { <a class="link above" href=page.href(language)>{parent.name.clone()}</a> }
                });
                view! {
                    {store_inner_header(language, shown.clone(), &self.store, visitor, "")}
                    <div class="shelf">
                        {category_rail(language, &code, &self.rail, &self.category.id)}
                        <main id="main">
                            {paused}
                            {above}
                            <h1>{name.clone()}</h1>
                            {list_choices(language, &self.query, &self.brands)}
                            {none}
                            <h2 class="sr">{catalog::result_count(language, self.found)}</h2>
                            {product_grid(language, &steppers, visitor, &self.cards, 0)}
                            {steppers.form()}
                            {page_numbers(language, &self.query, self.pages)}
                        </main>
                    </div>
                    {store_bar(language, &code, Some(Tab::Categories), visitor.and_then(|visitor| visitor.cart.as_ref()))}
                }
                .into_any()
            },
        )
    }
}
