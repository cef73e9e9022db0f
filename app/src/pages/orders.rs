//! A customer's orders, newest first.

use std::sync::Arc;

use commerce::{Language, Order, OrderState, Store};
use jiff::Timestamp;
use leptos::prelude::*;
use words::goods;
use words::pages::{cart, order as said};
use words::times;

use crate::document::{Document, Sheet, Site};
use crate::links::Page;
use crate::parts::CartInHand;
use crate::parts::cart_bar::cart_bar;
use crate::parts::footer::footer;
use crate::parts::top::{Top, heading, top};

/// A customer's orders.
#[derive(Clone, Debug, PartialEq)]
pub struct OrdersPage {
    /// The page's language.
    pub language: Language,
    /// Now.
    pub now: Timestamp,
    /// Newest first.
    pub orders: Vec<OrderRow>,
    /// The cart, when something is in it.
    pub cart: Option<CartInHand>,
}

/// An order and where it is collected.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderRow {
    /// The order.
    pub order: Order,
    /// Its store.
    pub store: Arc<Store>,
}

impl OrdersPage {
    /// The page.
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let title = said::list_title(language);
        let footer_site = site.clone();
        Document::new(site, language, Page::Orders, title, None, Sheet::Shop, move || {
            let rows = self.orders.iter().map(|row| row.row(language, self.now)).collect_view();
            let empty = self.orders.is_empty().then(|| {
                view! {
                    <div class="box ask">
                        <h2>{said::list_empty(language)}</h2>
                        <a class="btn main" href=Page::Location.to(language)>{cart::find_stores(language)}</a>
                    </div>
                }
            });
            view! {
                {top(Top {
                    language,
                    here: Page::Orders,
                    up: None,
                    title: heading(said::list_title(language)),
                    under: None,
                    below: None,
                })}
                <main id="main" class="narrow">
                    {empty}
                    <ul class="rows">{rows}</ul>
                </main>
                {cart_bar(language, self.cart.as_ref())}
                {footer(language, &footer_site, false)}
            }
            .into_any()
        })
    }
}

impl OrderRow {
    fn row(&self, language: Language, now: Timestamp) -> AnyView {
        let Self { order, store } = self;
        let class = match order.state {
            OrderState::Ready => "wait",
            OrderState::Placed | OrderState::Accepted => "open",
            _ => "shut",
        };
        let when = times::window_with_day(language, order.slot, now, store);
        let sum = format!("{} · {}", goods::items(language, order.totals.units), order.totals.to_pay);
        view! {
            <li>
                <a class="box near" href=Page::Order { order: order.id }.to(language)>
                    <h2>{format!("{} · {}", said::title(language, order.number), store.name)}</h2>
                    <p>{when}</p>
                    <p class="sub"><b class=class>{said::state(language, order.state)}</b>{format!(" · {sum}")}</p>
                </a>
            </li>
        }
        .into_any()
    }
}
