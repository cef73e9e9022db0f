//! The row of categories, and the grid of products.

use commerce::{CategoryId, Department, Language, StoreCode};
use i18n::pages::{catalog, layout};
use leptos::prelude::*;

use super::card::card;
use super::stepper::Steppers;
use super::{Card, CategoryLink, VisitorContext};
use crate::links::{CategoryQuery, Page, picture_url};

/// How many pictures of a page load immediately; those further down load when they are near.
const EAGER_PICTURES: usize = 4;

/// The picture of a department.
#[must_use]
pub const fn department_picture(department: Department) -> &'static str {
    match department {
        Department::Fresh => "leafy-green.svg",
        Department::Groceries => "sheaf-of-rice.svg",
        Department::Books => "books.svg",
        Department::Beauty => "lotion-bottle.svg",
        Department::Home => "broom.svg",
    }
}

/// The row of categories; the current one is marked.
pub fn category_nav(
    language: Language,
    store: &StoreCode,
    categories: &[CategoryLink],
    current: Option<&CategoryId>,
) -> AnyView {
    let links = categories.iter().map(|category| {
        let page = Page::Category {
            store: store.clone(),
            category: category.id.clone(),
            query: CategoryQuery::default(),
        };
        let here = (current == Some(&category.id)).then_some("page");
        let picture = (!category.picture.is_empty())
            .then(|| view! { <img src=picture_url(&category.picture) width="32" height="32" alt="" /> });
        view! {
            <a href=page.href(language) aria-current=here>
                {picture}
                {category.name.clone()}
            </a>
        }
    });
    let links = links.collect_view();
    view! { <nav class="categories" id="categories" aria-label=catalog::categories_label(language)>{links}</nav> }.into_any()
}

/// A few pictures for the landing page.
pub fn picture_strip() -> AnyView {
    let drawings = ["tomato.svg", "glass-of-milk.svg", "sheaf-of-rice.svg", "soap.svg"];
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
    let cards = cards.iter().enumerate().map(|(index, one)| {
        let quantity = visitor.map_or(0, |visitor| visitor.quantity(steppers.store(), &one.product));
        card(language, steppers, one, quantity, pictured + index >= EAGER_PICTURES)
    });
    let cards = cards.collect_view();
    view! { <ul class="grid">{cards}</ul> }.into_any()
}

/// Links to the first and to the next page of a list.
pub fn pagination(language: Language, start: Option<Page>, next: Option<Page>) -> AnyView {
    let next =
        next.map(|next| view! { <a class="btn" href=next.href(language)>{layout::show_more(language)}</a> });
    let start = start
        .map(|start| view! { <a class="link" href=start.href(language)>{layout::first_page(language)}</a> });
    view! { {start}{next} }.into_any()
}
