//! A product at a store: price against MRP, pack sizes, stock.

use commerce::{Language, SoldBy};
use i18n::pages::catalog;
use i18n::products;
use leptos::prelude::*;

use crate::components::card::{LOW_STOCK, price_line, product_image};
use crate::components::cart_bar::store_bar;
use crate::components::footer::Footer;
use crate::components::notice::notice;
use crate::components::stepper::Steppers;
use crate::components::store_header::store_inner_header;
use crate::components::{Card, CategoryLink, StoreStatus, VisitorContext};
use crate::document::{Document, PreviewTags, Site};
use crate::links::{CategoryQuery, Page, Preview};

#[derive(Clone, Debug, PartialEq)]
pub struct ProductPage {
    pub language: Language,
    pub store: StoreStatus,
    /// `None` on the shared page.
    pub visitor: Option<VisitorContext>,
    /// The size of the address, with the others.
    pub card: Card,
    pub category: CategoryLink,
    /// One sentence about it (in the feed's language); may be empty.
    pub description: String,
}

impl ProductPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let code = self.store.store.code.clone();
        let accent = self.store.store.accent;
        let here = Page::Product { store: code.clone(), product: self.card.product.clone() };
        let title = self.card.full_name(language);
        let preview = PreviewTags {
            title: title.clone(),
            description: catalog::product_description(language, self.card.price, &self.store.store.name),
            picture: Preview::Product { store: code.clone(), product: self.card.product.clone() },
        };
        let shown = here.clone();
        Document::new(site, language, here, title)
            .with_preview(preview)
            .with_footer(Footer::Full)
            .with_accent(accent)
            .with_body(move || {
                let visitor = self.visitor.as_ref();
                let paused =
                    (!self.store.accepts_orders()).then(|| notice(i18n::pages::cart::store_paused(language)));
                view! {
                    {store_inner_header(language, shown.clone(), &self.store, visitor, "")}
                    <main id="main" class="narrow">{paused}{self.details()}</main>
                    {store_bar(language, &code, None, visitor.and_then(|visitor| visitor.cart.as_ref()))}
                }
                .into_any()
            })
    }

    /// Everything about the product.
    fn details(&self) -> AnyView {
        let Self { language, card, .. } = self;
        let language = *language;
        let store = &self.store.store.code;
        let pack = products::pack_size(language, card.pack);
        let token = self.visitor.as_ref().map(|visitor| visitor.form_token.as_str());
        let here = Page::Product { store: store.clone(), product: card.product.clone() };
        let steppers = Steppers::new(language, store, token, here.href(language));
        let quantity = self.visitor.as_ref().map_or(0, |visitor| visitor.quantity(store, &card.product));
        let off = card.discount_badge(language);
        let brand = (!card.brand.is_empty()).then(|| view! { <p class="brand">{card.brand.clone()}</p> });
        // Loose goods bear no MRP (Legal Metrology (Packaged Commodities) Rules apply to packages).
        let terms = match card.sold_by {
            SoldBy::Weight => catalog::sold_loose(language),
            SoldBy::Piece => catalog::mrp_with_taxes(language, card.mrp),
        };
        let unit_price = card.unit_price.map(|price| format!("{} · ", products::unit_price(language, price)));
        let stock = match card.available {
            0 => None,
            left @ 1..=LOW_STOCK => {
                Some(view! { <b class="low-stock">{catalog::only_left(language, left)}</b> }.into_any())
            }
            _ => Some(view! { <b class="open">{catalog::in_stock(language)}</b> }.into_any()),
        };
        let about = (!self.description.is_empty()).then(|| {
            view! { <p class="about" lang=Language::English.code()>{self.description.clone()}</p> }
        });
        let category = Page::Category {
            store: store.clone(),
            category: self.category.id.clone(),
            query: CategoryQuery::default(),
        };
        view! {
            <article class="box product" id=format!("p-{}", card.product)>
                <div class="product-picture">{product_image(&card.picture, 144, false)}{off}</div>
                {brand}
                <h1>{card.name.clone()}</h1>
                <p class="pack">{pack}</p>
                {price_line(language, card)}
                <p class="terms">{unit_price}{terms}</p>
                {stock}
                {self.pack_sizes()}
                {steppers.stepper(card.stepper_line(language, quantity))}
                {about}
                <a class="link" href=category.href(language)>
                    {catalog::more_in(language, &self.category.name)}
                </a>
            </article>
        }
        .into_any()
    }

    fn pack_sizes(&self) -> AnyView {
        if self.card.sizes.len() < 2 {
            return ().into_any();
        }
        let language = self.language;
        let choices = self.card.sizes.iter().map(|choice| {
            let page =
                Page::Product { store: self.store.store.code.clone(), product: choice.product.clone() };
            let here = (choice.product == self.card.product).then_some("page");
            let class = if choice.available == 0 { "chip sold-out" } else { "chip" };
            view! {
                <a class=class href=page.href(language) aria-current=here>
                    {products::pack_size(language, choice.pack)}" "<b>{choice.price.to_string()}</b>
                </a>
            }
        });
        let choices = choices.collect_view();
        view! { <nav class="chips" aria-label=catalog::pack_sizes(language)>{choices}</nav> }.into_any()
    }
}
