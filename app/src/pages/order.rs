//! An order, to its customer: where it stands, the pick-up code, the store, the bill.

use std::sync::Arc;

use commerce::{Action, Language, Order, OrderState, Refused, Store};
use jiff::Timestamp;
use leptos::prelude::*;
use words::goods;
use words::pages::{cart, every_page, order as said};
use words::times;

use crate::document::{Document, Sheet, Site};
use crate::islands::OrderWatch;
use crate::links::{self, Form, Page};
use crate::parts::fields::hidden;
use crate::parts::notice::alert;
use crate::parts::order_way::{OrderWay, order_way};
use crate::parts::sums::{paid_sums, sums};
use crate::parts::top::{Top, Up, heading, top};

/// An order as its customer sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderPage {
    /// The page's language.
    pub language: Language,
    /// Goes into the form that cancels.
    pub form_token: String,
    /// The order.
    pub order: Order,
    /// Where it is collected.
    pub store: Arc<Store>,
    /// Now.
    pub now: Timestamp,
    /// What was just tried on this page, if anything.
    pub news: Option<OrderNews>,
}

/// What an order page says once, about what was just tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderNews {
    /// An action was refused; the order stays as shown.
    Refused(Refused),
}

impl OrderPage {
    /// The page.
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::Order { order: self.order.id };
        let shown = here.clone();
        let title = said::title(language, self.order.number);
        let chat_link = site.chat_link.clone();
        Document::new(site, language, here, title, None, Sheet::Shop, move || {
            let Self { order, store, now, .. } = &self;
            let up = Up { href: Page::Orders.to(language), name: every_page::my_orders(language) };
            let when = times::window_with_day(language, order.slot, *now, store);
            let under = match order.state {
                OrderState::Collected => said::when_and_paid(language, &when, order.totals.to_pay),
                state if state.is_final() => when,
                _ => said::when_and_sum(language, &when, order.totals.to_pay),
            };
            let watch =
                (!order.state.is_final()).then(|| view! { <OrderWatch order=order.id state=order.state /> });
            let news = self
                .news
                .map(|OrderNews::Refused(refused)| alert(said::refused(language, refused).to_owned()));
            view! {
                {top(Top {
                    language,
                    here: shown,
                    up: Some(up),
                    title: heading(said::title(language, order.number)),
                    under: Some(under.into_any()),
                    below: None,
                })}
                <main id="main" class="narrow">
                    {news}
                    {order_way(language, OrderWay::of(order, store, language, *now))}
                    {place(language, store)}
                    {self.ways_on()}
                    <a class="btn" href=chat_link>{every_page::back_to_chat(language)}</a>
                    {self.what()}
                    {self.sums()}
                    {self.cancel()}
                    {watch}
                </main>
            }
            .into_any()
        })
    }

    /// Whether it ended without being collected: nothing is to be paid then.
    const fn came_to_nothing(&self) -> bool {
        self.order.state.is_final() && !matches!(self.order.state, OrderState::Collected)
    }

    /// What to do next: go there, buy there again, or look elsewhere.
    fn ways_on(&self) -> AnyView {
        let Self { language, order, store, .. } = self;
        let language = *language;
        let again = Page::Store { store: store.code.clone() };
        let (href, name) = if self.came_to_nothing() {
            (Page::Stores { pin: None }.to(language), cart::find_stores(language))
        } else if order.state == OrderState::Collected {
            (again.to(language), cart::to_the_store(language, &store.name))
        } else {
            (links::map(store.position), said::open_maps(language))
        };
        let bill = (!self.came_to_nothing())
            .then(|| view! { <a class="btn" href=links::bill(order.id)>{said::bill(language)}</a> });
        view! { <a class="btn main" href=href>{name}</a>{bill} }.into_any()
    }

    fn sums(&self) -> AnyView {
        let Self { language, order, .. } = self;
        match (order.state, order.paid_by) {
            (OrderState::Collected, paid_by) => {
                let how = paid_by.map_or("", |paid_by| said::paid_by(*language, paid_by));
                paid_sums(*language, order.totals, said::paid(*language, how))
            }
            (state, _) if state.is_final() => ().into_any(),
            _ => sums(*language, order.totals),
        }
    }

    fn what(&self) -> AnyView {
        let language = self.language;
        let lines = self.order.lines.iter().map(|line| {
            let name = line.names.in_language(language);
            let text = format!("{name} {} × {}", goods::pack(language, line.pack), line.quantity);
            view! { <li>{text}<b>{line.amount().to_string()}</b></li> }
        });
        let lines = lines.collect_view();
        view! {
            <section class="box">
                <h2>{said::what(language)}</h2>
                <ul class="brief">{lines}</ul>
            </section>
        }
        .into_any()
    }

    /// Asks before it cancels. Engines without `<details>` show the question at once.
    fn cancel(&self) -> AnyView {
        let language = self.language;
        if !self.order.state.can_cancel() {
            return ().into_any();
        }
        let action = Form::OrderAction { order: self.order.id, action: Action::Cancel.code() }.to_string();
        view! {
            <details class="box">
                <summary>{said::cancel(language)}</summary>
                <form method="post" action=action>
                    {hidden(language, Some(&self.form_token))}
                    <p>{said::cancel_sure(language)}</p>
                    <button class="btn no">{said::cancel_yes(language)}</button>
                </form>
            </details>
        }
        .into_any()
    }
}

/// The store and its address.
pub(super) fn place(language: Language, store: &Store) -> AnyView {
    let Store { name, address, locality, city, pin, .. } = store;
    let front = Page::Store { store: store.code.clone() }.to(language);
    view! {
        <section class="box">
            <h2><a href=front>{name.clone()}</a></h2>
            <p class="pack">{format!("{address}, {locality}, {city} {pin}")}</p>
        </section>
    }
    .into_any()
}
