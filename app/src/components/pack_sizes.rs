//! The pack sizes of a product, each with its stepper: a part of the product's page, and the sheet that opens from a
//! card.

use commerce::{Language, ProductId};
use i18n::pages::catalog;
use i18n::products;
use leptos::prelude::*;

use super::stepper::Steppers;
use super::{Card, PackOption, VisitorContext};
use crate::islands::StepperLine;
use crate::links::Page;

/// The sizes of a card's product, smallest first. `current` is the one whose page this is, which has its stepper
/// elsewhere on the page.
pub fn pack_sizes(
    language: Language,
    steppers: &Steppers,
    visitor: Option<&VisitorContext>,
    card: &Card,
    current: Option<&ProductId>,
) -> AnyView {
    let in_stock = card.sizes.iter().filter(|size| size.available > 0);
    let cheapest = in_stock.filter_map(|size| size.unit_price).map(|price| price.price).min();
    let dearest = card.sizes.iter().filter_map(|size| size.unit_price).map(|price| price.price).max();
    let rows = card.sizes.iter().map(|size| {
        let unit_price = size.unit_price.map(|price| price.price);
        let is_best = size.available > 0 && cheapest != dearest && unit_price == cheapest;
        let best = is_best.then(|| view! { <i class="best">{catalog::best_value(language)}</i> });
        let quantity = visitor.map_or(0, |visitor| visitor.quantity(steppers.store(), &size.product));
        let is_current = current == Some(&size.product);
        let stepper = (!is_current).then(|| steppers.stepper(&size_line(language, card, size, quantity)));
        let (pack, price) = size_texts(language, steppers, size);
        view! {
            <li
                id=(!is_current).then(|| format!("p-{}", size.product))
                aria-current=is_current.then_some("true")
            >
                <div class="grow">{pack}" "{price}" "{best}</div>
                {stepper}
            </li>
        }
    });
    view! { <ul class="pack-sizes">{rows.collect_view()}</ul> }.into_any()
}

/// The link to a size with its pack, and its prices.
fn size_texts(language: Language, steppers: &Steppers, size: &PackOption) -> (AnyView, AnyView) {
    let page = Page::Product { store: steppers.store().clone(), product: size.product.clone() };
    let pack = products::pack_size(language, size.pack);
    let struck = (size.mrp > size.price).then(|| view! { <s>{size.mrp.to_string()}</s>" " });
    let unit_price = size.unit_price.map(|price| products::unit_price(language, price));
    let link = view! { <a href=page.href(language)>{pack}</a> };
    let price = view! { {size.price.to_string()}" "{struck}<small>{unit_price}</small> };
    (link.into_any(), price.into_any())
}

fn size_line(language: Language, card: &Card, size: &PackOption, quantity: u32) -> StepperLine {
    StepperLine {
        product: size.product.clone(),
        name: format!("{}, {}", card.name, products::pack_size(language, size.pack)),
        price: size.price,
        quantity,
        available: size.available,
    }
}
