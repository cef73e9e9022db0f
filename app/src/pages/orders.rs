//! A customer's orders, newest first.

use std::sync::Arc;

use commerce::{Language, Order, OrderId, OrderState, Store};
use i18n::pages::{cart, order as messages};
use i18n::products;
use i18n::times;
use jiff::Timestamp;
use leptos::prelude::*;

use crate::components::CartSummary;
use crate::components::cart_bar::cart_bar;
use crate::components::drawing::{Drawing, drawing};
use crate::components::footer::Footer;
use crate::components::header::{Header, header, heading};
use crate::components::order_again::order_again_form;
use crate::components::sign_out::sign_out_form;
use crate::document::{Document, Site};
use crate::links::{FormAction, Page};

#[derive(Clone, Debug, PartialEq)]
pub struct OrdersPage {
    pub language: Language,
    pub now: Timestamp,
    /// The token of a session that can be signed out; `None` without a customer.
    pub form_token: Option<String>,
    /// Newest first.
    pub orders: Vec<OrderRow>,
    /// The last order of the page before; `None` on the first page.
    pub before: Option<OrderId>,
    /// Whether there are older ones.
    pub has_more: bool,
    /// The cart, when something is in it.
    pub cart: Option<CartSummary>,
}

/// An order and where it is collected.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderRow {
    pub order: Order,
    /// Its store.
    pub store: Arc<Store>,
}

impl OrdersPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let title = messages::list_title(language);
        let here = Page::Orders { before: self.before };
        Document::new(site, language, here.clone(), title).with_footer(Footer::Full).with_body(move || {
            let token = self.form_token.as_deref();
            let rows = self.orders.iter().map(|row| row.row(language, self.now, token)).collect_view();
            let sign_out = self.form_token.as_deref();
            let sign_out =
                sign_out.map(|token| sign_out_form(language, token, FormAction::SignOut));
            let empty = self.orders.is_empty().then(|| {
                view! {
                    <div class="box panel">
                        {drawing(Drawing::NoOrders)}
                        <h2>{messages::list_empty(language)}</h2>
                        <a class="btn main" href=Page::Location.href(language)>{cart::find_stores(language)}</a>
                    </div>
                }
            });
            view! {
                {header(Header {
                    language,
                    page: here,
                    breadcrumb: None,
                    title: heading(messages::list_title(language)),
                    subtitle: None,
                    extra: None,
                })}
                <main id="main" class="narrow">
                    {empty}
                    <ul class="rows">{rows}</ul>
                    {self.page_links()}
                    {sign_out}
                </main>
                {cart_bar(language, self.cart.as_ref())}
            }
            .into_any()
        })
    }
}

impl OrdersPage {
    /// To the older orders, and back to the newest.
    fn page_links(&self) -> AnyView {
        let language = self.language;
        let next = self.orders.last().filter(|_| self.has_more).map(|row| {
            let older = Page::Orders { before: Some(row.order.id) };
            view! { <a class="btn" href=older.href(language)>{messages::older(language)}</a> }
        });
        let first = self.before.map(|_| {
            let newest = Page::Orders { before: None };
            view! { <a class="link" href=newest.href(language)>{messages::newest(language)}</a> }
        });
        view! { {next} {first} }.into_any()
    }
}

impl OrderRow {
    fn row(&self, language: Language, now: Timestamp, form_token: Option<&str>) -> AnyView {
        let Self { order, store } = self;
        let class = match order.state {
            OrderState::Ready => "attention",
            OrderState::Placed | OrderState::Accepted => "open",
            _ => "closed",
        };
        let when = times::format_slot_with_day(language, order.slot(), now, store);
        let sum =
            format!("{} · {}", products::item_count(language, order.totals.item_count), order.totals.total);
        view! {
            <li>
                <a class="box list-link" href=Page::Order { order: order.id }.href(language)>
                    <h2>{format!("{} · {}", messages::title(language, &order.display_number()), store.name)}</h2>
                    <p>{when}</p>
                    <p class="sub"><b class=class>{messages::state_label(language, order.state)}</b>{format!(" · {sum}")}</p>
                </a>
                {order_again_form(language, form_token, order.id)}
            </li>
        }
        .into_any()
    }
}
