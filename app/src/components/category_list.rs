//! What changes the list of a category: its order, its filters, its pages. Links, so that each state has
//! an address and the browser's Back returns to it.

use commerce::Language;
use i18n::pages::catalog;
use leptos::prelude::*;

use crate::links::{CategoryQuery, Sort};

/// The page numbers around the current one that are offered, beside the first and the last.
const NEIGHBOURS: u32 = 2;

fn sort_name(language: Language, sort: Sort) -> String {
    match sort {
        Sort::Popular => catalog::sort_popular(language),
        Sort::Price => catalog::sort_price(language),
        Sort::UnitPrice => catalog::sort_unit_price(language),
        Sort::Saving => catalog::sort_saving(language),
    }
}

/// The address of another state of the list, relative to the page: a tenth of its length, many times a page.
fn relative_href(query: &CategoryQuery) -> String {
    let query = query.to_string();
    if query.is_empty() { "?".to_owned() } else { query }
}

/// The orders, and the filters; what is chosen is marked, and pressed again is taken back.
pub fn list_choices(language: Language, query: &CategoryQuery, brands: &[String]) -> AnyView {
    // A changed list starts at its first page.
    let link = |query: CategoryQuery, chosen: bool, name: String| {
        let href = relative_href(&query.at_page(1));
        view! { <a class="chip" href=href aria-current=chosen.then_some("true")>{name}</a>" " }
    };
    let current = || query.clone();
    let sorts = Sort::ALL
        .map(|sort| link(CategoryQuery { sort, ..current() }, query.sort == sort, sort_name(language, sort)));
    let in_stock = link(
        CategoryQuery { in_stock: !query.in_stock, ..current() },
        query.in_stock,
        catalog::only_in_stock(language),
    );
    let offers =
        link(CategoryQuery { offers: !query.offers, ..current() }, query.offers, catalog::offers(language));
    let limits = CategoryQuery::PRICE_LIMITS.map(|limit| {
        let chosen = query.max_price == Some(limit);
        let max_price = (!chosen).then_some(limit);
        link(CategoryQuery { max_price, ..current() }, chosen, catalog::price_up_to(language, limit))
    });
    let brands = (brands.len() > 1).then(|| {
        let brands = brands.iter().map(|name| {
            let chosen = query.brand.as_ref() == Some(name);
            let brand = (!chosen).then(|| name.clone());
            link(CategoryQuery { brand, ..current() }, chosen, name.clone())
        });
        brands.collect_view()
    });
    let all = query.is_filtered().then(|| {
        let cleared = CategoryQuery { sort: query.sort, ..CategoryQuery::default() };
        link(cleared, false, catalog::clear_filters(language))
    });
    view! {
        <details class="choices">
            <summary>{sort_name(language, query.sort)}</summary>
            <nav class="chips" aria-label=catalog::sort_by(language)>{sorts.collect_view()}</nav>
            <nav class="chips" aria-label=catalog::filters(language)>
                {all}{in_stock}{offers}{limits.collect_view()}{brands}
            </nav>
        </details>
    }
    .into_any()
}

/// Links to the pages of a list; nothing when there is only one.
pub fn page_numbers(language: Language, query: &CategoryQuery, pages: u32) -> AnyView {
    if pages < 2 {
        return ().into_any();
    }
    let near = query.page.saturating_sub(NEIGHBOURS)..=query.page.saturating_add(NEIGHBOURS);
    let shown = (1..=pages).filter(|page| near.contains(page) || *page == 1 || *page == pages);
    let links = shown.map(|number| {
        let current = (number == query.page).then_some("page");
        view! {
            <a
                class="chip"
                href=relative_href(&query.at_page(number))
                aria-current=current
            >
                {number}
            </a>
            " "
        }
    });
    view! { <nav class="chips pages" aria-label=catalog::pages(language)>{links.collect_view()}</nav> }
        .into_any()
}
