//! A product at a store: price against MRP, pack sizes, stock.

use commerce::{Language, SoldBy};
use i18n::pages::{catalog, layout};
use i18n::{products, times};
use leptos::prelude::*;

use crate::components::card::{LOW_STOCK, inline_image, price_line, product_image};
use crate::components::cart_bar::store_bar;
use crate::components::footer::Footer;
use crate::components::notice::notice;
use crate::components::pack_sizes::pack_sizes;
use crate::components::stepper::Steppers;
use crate::components::store_header::store_inner_header;
use crate::components::{Card, CategoryLink, StoreStatus, VisitorContext};
use crate::document::{Document, PreviewTags, Site};
use crate::links::{CategoryQuery, Page, Preview, SIZES_FRAGMENT};

/// Of the picture, in CSS pixels.
const PICTURE_SIZE: u16 = 184;

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
    /// Its picture as SVG, written into the page; `None` loads it as other pages do.
    pub drawing: Option<String>,
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
                    <main id="main">{paused}{self.details()}</main>
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
        let until = card.offer_ends_at.map(|end| {
            let zone = self.store.store.time_zone();
            let day = times::relative_day(language, end, self.store.now, &zone);
            view! { <p class="go">{catalog::offer_until(language, &day)}</p> }
        });
        let saving = (card.saving_percent > 0).then(|| {
            let saved = (card.mrp - card.price).to_string();
            view! { <p class="go">{layout::saving_template(language).replace("{}", &saved)}</p> }
        });
        let picture = match &self.drawing {
            Some(svg) => inline_image(svg, PICTURE_SIZE),
            None => product_image(&card.picture, PICTURE_SIZE, false),
        };
        view! {
            <article class="product two">
                <div class="product-picture">{picture}{off}</div>
                <div>
                    <div id=format!("p-{}", card.product)>
                    {brand}
                    <h1>{card.name.clone()}" "<small>{pack}</small></h1>
                    {price_line(language, card)}
                    <p class="terms">{unit_price}{terms}</p>
                    {saving}
                    {until}
                    {stock}
                    {steppers.stepper(&card.stepper_line(language, quantity))}
                    </div>
                    {self.pack_sizes(&steppers)}
                    {steppers.form()}
                    {about}
                    <a class="link" href=category.href(language)>
                        {catalog::more_in(language, &self.category.name)}
                    </a>
                </div>
            </article>
        }
        .into_any()
    }

    /// The part that the pack line of a card leads to.
    fn pack_sizes(&self, steppers: &Steppers) -> AnyView {
        if self.card.sizes.len() < 2 {
            return ().into_any();
        }
        let sizes =
            pack_sizes(self.language, steppers, self.visitor.as_ref(), &self.card, Some(&self.card.product));
        let id = SIZES_FRAGMENT.trim_start_matches('#');
        view! { <h2 id=id>{catalog::pack_sizes(self.language)}</h2>{sizes} }.into_any()
    }
}
