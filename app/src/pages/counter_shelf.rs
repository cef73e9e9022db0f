//! The store's stock, to mark products out of stock or in stock.

use std::sync::Arc;

use commerce::{Language, PackSize, Paise, ProductId, Store};
use i18n::pages::{catalog, counter};
use i18n::products;
use leptos::prelude::*;

use crate::components::card::product_image;
use crate::components::fields::hidden_fields;
use crate::components::header::{Breadcrumb, Header, header, heading};
use crate::document::{Document, Site, Stylesheet};
use crate::links::{FormAction, Page};

/// The store's products that match a query.
#[derive(Clone, Debug, PartialEq)]
pub struct CounterShelfPage {
    pub language: Language,
    /// The form token for every form.
    pub form_token: String,
    pub store: Arc<Store>,
    /// Without a query: products marked out of stock, then the first others.
    pub query: String,
    /// Up to 24 products.
    pub rows: Vec<ListingRow>,
}

/// A product in the store's stock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingRow {
    pub product: ProductId,
    pub name: String,
    pub pack: PackSize,
    pub picture: String,
    pub price: Paise,
    /// Units in stock.
    pub on_hand: u32,
    /// Units reserved by open orders.
    pub held: u32,
    /// Whether it is offered now.
    pub offered: bool,
}

impl CounterShelfPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::CounterShelf { query: self.query.clone() };
        let shown = here.clone();
        let title = counter::shelf_title(language);
        Document::new(site, language, here, title).with_stylesheet(Stylesheet::Counter).with_body(move || {
            let up = Breadcrumb {
                href: Page::Counter.href(language),
                name: counter::title(language, &self.store.name),
            };
            let nothing = (self.rows.is_empty() && !self.query.is_empty())
                .then(|| view! { <p class="empty">{counter::shelf_nothing(language, &self.query)}</p> });
            let rows = self.rows.iter().map(|row| self.row(row)).collect_view();
            view! {
                {header(Header {
                    language,
                    page: shown,
                    breadcrumb: Some(up),
                    title: heading(counter::shelf_title(language)),
                    subtitle: Some(self.store.name.clone().into_any()),
                    extra: Some(self.search()),
                })}
                <main id="main" class="narrow">
                    {nothing}
                    <ul class="rows">{rows}</ul>
                </main>
            }
            .into_any()
        })
    }

    fn search(&self) -> AnyView {
        let language = self.language;
        let action = Page::CounterShelf { query: String::new() }.href(language);
        view! {
            <form class="stock-search" action=action role="search">
                <input
                    type="search"
                    name="q"
                    value=self.query.clone()
                    aria-label=counter::shelf_search(language)
                    placeholder=counter::shelf_search(language)
                />
                <button>{catalog::search(language)}</button>
            </form>
        }
        .into_any()
    }

    fn row(&self, row: &ListingRow) -> AnyView {
        let language = self.language;
        let pack = products::pack_size(language, row.pack);
        let stock = if row.offered {
            view! { {counter::on_hand(language, row.on_hand, row.held)} }.into_any()
        } else {
            view! { <b class="low-stock">{counter::marked_out_of_stock(language)}</b> }.into_any()
        };
        let what = format!("{}, {pack}", row.name);
        let (offered, button, label) = if row.offered {
            ("0", counter::mark_out_of_stock(language), counter::mark_out_of_stock_label(language, &what))
        } else {
            ("1", counter::mark_in_stock(language), counter::mark_in_stock_label(language, &what))
        };
        view! {
            <li class="box line" id=format!("p-{}", row.product)>
                {product_image(&row.picture, 32, true)}
                <div class="grow">
                    <b>{row.name.clone()}</b>
                    <p class="pack">{format!("{pack} · {}", row.price)}</p>
                    <p class="pack">{stock}</p>
                </div>
                <form method="post" action=FormAction::CounterShelf.to_string()>
                    {hidden_fields(language, Some(&self.form_token))}
                    <input type="hidden" name="product" value=row.product.to_string() />
                    <input type="hidden" name="q" value=self.query.clone() />
                    <button class="btn" name="offered" value=offered aria-label=label>{button}</button>
                </form>
            </li>
        }
        .into_any()
    }
}
