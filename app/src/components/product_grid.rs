//! Lists: categories as tiles and beside a list, products in a grid and in a row.

use commerce::{CategoryId, Department, Language, StoreCode};
use i18n::pages::{catalog, layout};
use leptos::prelude::*;

use super::card::{card, product_image};
use super::stepper::Steppers;
use super::{Card, CategoryLink, VisitorContext};
use crate::links::{CategoryQuery, Page, picture_url};

/// How many pictures of a page load immediately; those further down load when they are near.
const EAGER_PICTURES: usize = 4;

/// The picture of a department.
#[must_use]
pub const fn department_picture(department: Department) -> &'static str {
    match department {
        Department::Fresh => "mixed-veg.svg",
        Department::Groceries => "atta.svg",
        Department::Books => "story-book.svg",
        Department::Beauty => "shampoo.svg",
        Department::Home => "grass-broom.svg",
    }
}

/// The categories as tiles.
pub fn category_tiles(language: Language, store: &StoreCode, categories: &[CategoryLink]) -> AnyView {
    let tiles = categories.iter().map(|category| {
        let page = category_page(store, category);
        view! { <li><a href=page.href(language)>{product_image(&category.picture, 48, true)}{category.name.clone()}</a></li> }
    });
    view! { <ul class="cats">{tiles.collect_view()}</ul> }.into_any()
}

/// The categories beside a list; the current one is marked.
pub fn category_rail(
    language: Language,
    store: &StoreCode,
    categories: &[CategoryLink],
    current: &CategoryId,
) -> AnyView {
    let links = categories.iter().map(|category| {
        let here = (*current == category.id).then_some("page");
        let picture = (!category.picture.is_empty()).then(|| {
            view! { <img src=picture_url(&category.picture) width="44" height="44" alt="" /> }
        });
        view! {
            <li>
                <a href=category_page(store, category).href(language) aria-current=here>{picture}{category.name.clone()}</a>
            </li>
        }
    });
    let links = links.collect_view();
    view! { <nav class="rail" aria-label=catalog::categories_label(language)><ul>{links}</ul></nav> }
        .into_any()
}

fn category_page(store: &StoreCode, category: &CategoryLink) -> Page {
    Page::Category { store: store.clone(), category: category.id.clone(), query: CategoryQuery::default() }
}

/// A few pictures for the landing page.
pub fn picture_strip() -> AnyView {
    let drawings = ["tomato.svg", "milk.svg", "atta.svg", "bath-soap.svg"];
    let drawings = drawings.map(|drawing| {
        view! { <img src=picture_url(drawing) width="48" height="48" alt="" /> }
    });
    view! { <div class="picture-strip">{drawings.collect_view()}</div> }.into_any()
}

/// Cards in a grid. `pictured` counts the pictures before it on the page.
pub fn product_grid(
    language: Language,
    steppers: &Steppers,
    visitor: Option<&VisitorContext>,
    cards: &[Card],
    pictured: usize,
) -> AnyView {
    view! { <ul class="grid">{card_views(language, steppers, visitor, cards, pictured)}</ul> }.into_any()
}

/// Cards in a row that scrolls sideways.
pub fn product_row(
    language: Language,
    steppers: &Steppers,
    visitor: Option<&VisitorContext>,
    cards: &[Card],
    pictured: usize,
) -> AnyView {
    view! { <ul class="hscroll">{card_views(language, steppers, visitor, cards, pictured)}</ul> }.into_any()
}

fn card_views(
    language: Language,
    steppers: &Steppers,
    visitor: Option<&VisitorContext>,
    cards: &[Card],
    pictured: usize,
) -> impl IntoView {
    let cards = cards.iter().enumerate().map(|(index, one)| {
        let quantity = visitor.map_or(0, |visitor| visitor.quantity(steppers.store(), &one.product));
        card(language, steppers, one, quantity, pictured + index >= EAGER_PICTURES)
    });
    cards.collect_view()
}

/// Links to the first and to the next page of a list.
pub fn pagination(language: Language, start: Option<Page>, next: Option<Page>) -> AnyView {
    let next =
        next.map(|next| view! { <a class="btn" href=next.href(language)>{layout::show_more(language)}</a> });
    let start = start
        .map(|start| view! { <a class="link" href=start.href(language)>{layout::first_page(language)}</a> });
    view! { {start}{next} }.into_any()
}
