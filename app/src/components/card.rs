//! A product in a list: picture, name, pack size, price, stepper.

use commerce::{Language, Listing, PackSize, Paise, Product, ProductId, SoldBy, UnitPrice, unit_price};
use i18n::pages::catalog;
use i18n::products;
use jiff::Timestamp;
use leptos::prelude::*;

use super::stepper::Steppers;
use crate::islands::StepperLine;
use crate::links;

/// A product shows how many units are left from here on.
pub const LOW_STOCK: u32 = 5;

/// A product at a store, as a card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub product: ProductId,
    pub name: String,
    /// Its brand; empty when there is none.
    pub brand: String,
    pub pack: PackSize,
    /// Counted or weighed.
    pub sold_by: SoldBy,
    pub picture: String,
    /// MRP of one unit; for weighed goods the regular price, as they have no MRP.
    pub mrp: Paise,
    pub price: Paise,
    /// Of one unit; `None` where it equals the price.
    pub unit_price: Option<UnitPrice>,
    /// In whole per cent; 0 for none, or too little to be named.
    pub saving_percent: u32,
    /// When the price goes up again, if it is an offer for a time.
    pub offer_ends_at: Option<Timestamp>,
    /// Units that can be ordered; 0 is out of stock.
    pub available: u32,
    /// The pack sizes to choose from, smallest first, this one included; fewer than two are no choice.
    pub sizes: Vec<PackOption>,
}

/// A pack size of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackOption {
    pub product: ProductId,
    pub pack: PackSize,
    /// MRP of one unit.
    pub mrp: Paise,
    pub price: Paise,
    /// What a kilogram, a litre or a piece of it costs.
    pub unit_price: Option<UnitPrice>,
    /// Units that can be ordered.
    pub available: u32,
}

impl PackOption {
    #[must_use]
    pub fn new(product: &Product, listing: &Listing) -> Self {
        Self {
            product: product.id.clone(),
            pack: product.pack,
            mrp: listing.mrp,
            price: listing.price,
            unit_price: unit_price(listing.price, product.pack),
            available: listing.available().min(commerce::cart::MAX_UNITS),
        }
    }
}

impl Card {
    #[must_use]
    pub fn new(product: &Product, listing: &Listing, language: Language) -> Self {
        Self {
            product: product.id.clone(),
            name: product.names.get(language).to_owned(),
            brand: product.brand.clone(),
            pack: product.pack,
            sold_by: product.sold_by,
            picture: product.picture.clone(),
            mrp: listing.mrp,
            price: listing.price,
            unit_price: unit_price(listing.price, product.pack),
            saving_percent: listing.savings_percent(),
            offer_ends_at: listing.offer_ends_at,
            available: listing.available().min(commerce::cart::MAX_UNITS),
            sizes: Vec::new(),
        }
    }

    /// Name and pack size, as read aloud and in titles.
    pub fn full_name(&self, language: Language) -> String {
        format!("{}, {}", self.name, products::pack_size(language, self.pack))
    }

    /// The line of its stepper, with so many units in the cart.
    pub fn stepper_line(&self, language: Language, quantity: u32) -> StepperLine {
        StepperLine {
            product: self.product.clone(),
            name: self.full_name(language),
            price: self.price,
            quantity,
            available: self.available,
        }
    }

    /// Its pack size, and what a kilogram, a litre or a piece costs where that is another price.
    pub fn pack_and_unit_price(&self, language: Language) -> String {
        let pack = products::pack_size(language, self.pack);
        match self.unit_price {
            Some(price) => format!("{pack} · {}", products::unit_price(language, price)),
            None => pack,
        }
    }

    /// The badge on its picture, when the price is below the MRP.
    pub fn discount_badge(&self, language: Language) -> Option<AnyView> {
        let percent = Some(self.saving_percent).filter(|percent| *percent > 0)?;
        Some(view! { " " <em class="off">{products::percent_off(language, percent)}</em> " " }.into_any())
    }
}

/// A picture on its ground; `lazy` defers the download until it is near.
pub fn product_image(picture: &str, size: u16, later: bool) -> AnyView {
    view! {
        <i class="pic">
            {(!picture.is_empty()).then(|| view! {
                <img
                    src=links::picture_url(picture)
                    width=size
                    height=size
                    alt=""
                    loading=later.then_some("lazy")
                />
            })}
        </i>
    }
    .into_any()
}

/// The same as part of the page, where a request for it would delay the largest paint. `svg` is a drawing
/// of the site; what is not SVG is not shown.
pub fn inline_image(svg: &str, size: u16) -> AnyView {
    let drawing = svg.strip_prefix("<svg xmlns=\"http://www.w3.org/2000/svg\"").map(|rest| {
        format!("<svg width=\"{size}\" height=\"{size}\" aria-hidden=\"true\" focusable=\"false\"{rest}")
    });
    view! { <i class="pic" inner_html=drawing.unwrap_or_default()></i> }.into_any()
}

/// The price, and the MRP (or regular price) struck through beside it.
pub fn price_line(language: Language, card: &Card) -> AnyView {
    let struck = (card.mrp > card.price).then(|| {
        // Loose goods have no MRP.
        let name = match card.sold_by {
            SoldBy::Piece => catalog::mrp(language),
            SoldBy::Weight => catalog::regular_price(language),
        };
        view! { <s><i class="sr">{name}" "</i>{card.mrp.to_string()}</s> }
    });
    view! { <p class="price"><b>{card.price.to_string()}</b>" "{struck}</p> }.into_any()
}

pub fn card(language: Language, steppers: &Steppers, card: &Card, quantity: u32, later: bool) -> AnyView {
    let page = links::Page::Product { store: steppers.store().clone(), product: card.product.clone() };
    let off = card.discount_badge(language);
    let brand = (!card.brand.is_empty()).then(|| view! { <small class="brand">{card.brand.clone()}</small> });
    let few = (1..=LOW_STOCK)
        .contains(&card.available)
        .then(|| view! { <p class="low-stock">{catalog::only_left(language, card.available)}</p> });
    // The picture is beside the link, because the stepper covers its lower edge; the style extends the link over the
    // rest of it.
    view! {
        <li class=if card.available == 0 { "card sold-out" } else { "card" } id=format!("p-{}", card.product)>
            {product_image(&card.picture, 74, later)}
            <a href=page.href(language)>
                {price_line(language, card)}
                <h3>{card.name.clone()}</h3>
                {brand}
            </a>
            {off}
            {pack_line(language, &page, card)}
            {few}
            {steppers.stepper(&card.stepper_line(language, quantity))}
        </li>
    }
    .into_any()
}

/// The pack size and what a kilogram or a litre costs; with other sizes, the link to them.
fn pack_line(language: Language, page: &links::Page, card: &Card) -> AnyView {
    let pack = card.pack_and_unit_price(language);
    if card.sizes.len() < 2 {
        return view! { <p class="pack">{pack}</p> }.into_any();
    }
    view! {
        <a class="pack sizes" href=format!("{}{}", page.href(language), links::SIZES_FRAGMENT)>
            {pack}
            <i class="sr">": "{catalog::other_sizes(language)}</i>
        </a>
    }
    .into_any()
}
