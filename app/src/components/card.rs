//! A product in a list: picture, name, pack size, price, stepper.

use commerce::{Language, Listing, PackSize, Paise, Product, ProductId, SoldBy, UnitPrice, unit_price};
use i18n::pages::catalog;
use i18n::products;
use jiff::Timestamp;
use leptos::prelude::*;

use super::stepper::{ADD_FORM, Steppers};
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

    /// The badge on its picture, when the price is below the MRP.
    pub fn discount_badge(&self, language: Language) -> Option<AnyView> {
        let percent = Some(self.saving_percent).filter(|percent| *percent > 0)?;
        Some(view! { " " <em class="off">{products::percent_off(language, percent)}</em> }.into_any())
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
                    decoding="async"
                    loading=later.then_some("lazy")
                />
            })}
        </i>
    }
    .into_any()
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
    view! {
        <li class=if card.available == 0 { "card sold-out" } else { "card" } id=format!("p-{}", card.product)>
            <a href=page.href(language)>
                {product_image(&card.picture, 74, later)}
                {price_line(language, card)}
                <h3>{card.name.clone()}</h3>
                {brand}
            </a>
            {off}
            {pack_line(language, steppers, card)}
            {few}
            {steppers.stepper(card.stepper_line(language, quantity))}
        </li>
    }
    .into_any()
}

/// The pack size; with others, a list opens from it whose buttons add one of that size.
fn pack_line(language: Language, steppers: &Steppers, card: &Card) -> AnyView {
    let pack = products::pack_size(language, card.pack);
    if card.sizes.len() < 2 {
        return view! { <p class="pack">{pack}</p> }.into_any();
    }
    if !steppers.offers_sizes() {
        let sizes = catalog::size_count(language, card.sizes.len());
        return view! { <p class="pack">{format!("{pack} · {sizes}")}</p> }.into_any();
    }
    let options = card.sizes.iter().map(|option| {
        let pack = products::pack_size(language, option.pack);
        let struck = (option.mrp > option.price).then(|| view! { <s>{option.mrp.to_string()}</s>" " });
        let unit_price = option.unit_price.map(|price| products::unit_price(language, price));
        let note = if option.available == 0 { Some(catalog::out_of_stock(language)) } else { unit_price };
        view! {
            <button
                form=ADD_FORM
                name="line"
                value=format!("{}:{}:{}", option.product, option.price.0, card.product)
                disabled=option.available == 0
            >
                <b>{pack}</b>" "{option.price.to_string()}" "{struck}<small>{note}</small>
            </button>
        }
    });
    let options = options.collect_view();
    view! {
        <details class="sizes">
            <summary aria-label=catalog::choose_size(language, &card.full_name(language))>{pack}</summary>
            <div class="sheet"><h3>{card.name.clone()}</h3>{options}</div>
        </details>
    }
    .into_any()
}
