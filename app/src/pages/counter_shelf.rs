//! What the store has on its shelf, to mark a product gone or back.

use std::sync::Arc;

use commerce::{Language, PackSize, Paise, ProductId, Store};
use leptos::prelude::*;
use words::goods;
use words::pages::{counter, shop};

use crate::document::{Document, Sheet, Site};
use crate::links::{Form, Page};
use crate::parts::card::tile;
use crate::parts::fields::hidden;
use crate::parts::top::{Top, Up, heading, top};

/// The store's products that match words.
#[derive(Clone, Debug, PartialEq)]
pub struct CounterShelfPage {
    /// The page's language.
    pub language: Language,
    /// Goes into every form.
    pub form_token: String,
    /// The store.
    pub store: Arc<Store>,
    /// The words; empty shows what is marked gone, and then the first of the shelf.
    pub query: String,
    /// Up to 24 products.
    pub rows: Vec<ShelfRow>,
}

/// A product on the store's shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfRow {
    /// Which product.
    pub product: ProductId,
    /// Its name in the page's language.
    pub name: String,
    /// What one unit holds.
    pub pack: PackSize,
    /// File name of its picture.
    pub picture: String,
    /// Price of one unit.
    pub price: Paise,
    /// Units on the shelf.
    pub on_hand: u32,
    /// Units promised to open orders.
    pub held: u32,
    /// Whether it is offered now.
    pub offered: bool,
}

impl CounterShelfPage {
    /// The page.
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::CounterShelf { query: self.query.clone() };
        let shown = here.clone();
        let title = counter::shelf_title(language);
        Document::new(site, language, here, title, None, Sheet::Counter, move || {
            let up =
                Up { href: Page::Counter.to(language), name: counter::title(language, &self.store.name) };
            let nothing = (self.rows.is_empty() && !self.query.is_empty())
                .then(|| view! { <p class="empty">{counter::shelf_nothing(language, &self.query)}</p> });
            let rows = self.rows.iter().map(|row| self.row(row)).collect_view();
            view! {
                {top(Top {
                    language,
                    here: shown,
                    up: Some(up),
                    title: heading(counter::shelf_title(language)),
                    under: Some(self.store.name.clone().into_any()),
                    below: Some(self.search()),
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
        let action = Page::CounterShelf { query: String::new() }.to(language);
        view! {
            <form class="find" action=action role="search">
                <input
                    type="search"
                    name="q"
                    value=self.query.clone()
                    aria-label=counter::shelf_search(language)
                    placeholder=counter::shelf_search(language)
                />
                <button>{shop::search(language)}</button>
            </form>
        }
        .into_any()
    }

    fn row(&self, row: &ShelfRow) -> AnyView {
        let language = self.language;
        let pack = goods::pack(language, row.pack);
        let stock = if row.offered {
            view! { {counter::on_hand(language, row.on_hand, row.held)} }.into_any()
        } else {
            view! { <b class="few">{counter::gone(language)}</b> }.into_any()
        };
        let what = format!("{}, {pack}", row.name);
        let (offered, button, label) = if row.offered {
            ("0", counter::mark_gone(language), counter::mark_gone_what(language, &what))
        } else {
            ("1", counter::mark_back(language), counter::mark_back_what(language, &what))
        };
        view! {
            <li class="box line" id=format!("p-{}", row.product)>
                {tile(&row.picture, 32, true)}
                <div class="grow">
                    <b>{row.name.clone()}</b>
                    <p class="pack">{format!("{pack} · {}", row.price)}</p>
                    <p class="pack">{stock}</p>
                </div>
                <form method="post" action=Form::CounterShelf.to_string()>
                    {hidden(language, Some(&self.form_token))}
                    <input type="hidden" name="product" value=row.product.to_string() />
                    <input type="hidden" name="q" value=self.query.clone() />
                    <button class="btn" name="offered" value=offered aria-label=label>{button}</button>
                </form>
            </li>
        }
        .into_any()
    }
}
