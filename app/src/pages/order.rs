//! An order, to its customer: progress, pick-up code, store, bill.

use std::sync::Arc;

use commerce::{Action, IfMissing, Language, Order, OrderState, Store, TransitionError};
use i18n::pages::{cart, layout, order as messages};
use i18n::products;
use i18n::times;
use jiff::Timestamp;
use leptos::prelude::*;

use crate::components::fields::hidden_fields;
use crate::components::header::{Breadcrumb, Header, header, heading};
use crate::components::notice::alert;
use crate::components::order_again::order_again_form;
use crate::components::order_progress::{OrderProgress, order_progress};
use crate::components::order_rating::order_rating;
use crate::components::totals::{paid_totals, totals};
use crate::document::{Document, Site};
use crate::islands::OrderWatch;
use crate::links::{self, FormAction, Page};

/// An order as its customer sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderPage {
    pub language: Language,
    /// The form token for the form that cancels.
    pub form_token: String,
    pub order: Order,
    pub store: Arc<Store>,
    pub now: Timestamp,
    /// The action that just failed on this page.
    pub error: Option<OrderError>,
}

/// Why an action on this page failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderError {
    /// The action is not permitted or not possible; the order is unchanged.
    ActionFailed(TransitionError),
}

impl OrderPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::Order { order: self.order.id };
        let shown = here.clone();
        let title = messages::title(language, &self.order.display_number());
        let chat_link = site.chat_link.clone();
        let accent = self.store.accent;
        Document::new(site, language, here, title).with_accent(accent).with_body(move || {
            let Self { order, store, now, .. } = &self;
            let up = Breadcrumb {
                href: Page::Orders { before: None }.href(language),
                name: layout::my_orders(language),
            };
            let when = times::format_slot_with_day(language, order.slot(), *now, store);
            let under = match order.state {
                OrderState::Collected => messages::when_and_paid(language, &when, order.totals.total),
                state if state.is_final() => when,
                _ => messages::when_and_sum(language, &when, order.totals.total),
            };
            let watch =
                (!order.state.is_final()).then(|| view! { <OrderWatch order=order.id state=order.state /> });
            let news = self.error.map(|OrderError::ActionFailed(refused)| {
                alert(messages::action_error(language, refused).to_owned())
            });
            view! {
                {header(Header {
                    language,
                    page: shown,
                    breadcrumb: Some(up),
                    title: heading(messages::title(language, &order.display_number())),
                    subtitle: Some(under.into_any()),
                    extra: None,
                })}
                <main id="main" class="narrow">
                    {news}
                    <div class="columns">
                        <div>
                            {order_progress(language, OrderProgress::new(order, store, language, *now))}
                            {store_address(language, store)}
                            {self.next_links(chat_link)}
                        </div>
                        <div>
                            {self.line_list()}
                            {self.totals()}
                            {order_rating(language, &self.form_token, order, *now)}
                            {order_again_form(language, Some(&self.form_token), order.id)}
                            {self.cancel_form()}
                        </div>
                    </div>
                    {watch}
                </main>
            }
            .into_any()
        })
    }

    /// Whether it ended without being collected, so that no payment is due.
    const fn ended_uncollected(&self) -> bool {
        self.order.state.is_final() && !matches!(self.order.state, OrderState::Collected)
    }

    /// What to do next: go there, buy there again, or find another store; the bill and the chat.
    fn next_links(&self, chat_link: String) -> AnyView {
        let Self { language, order, store, .. } = self;
        let language = *language;
        let again = Page::Store { store: store.code.clone() };
        let (href, name) = if self.ended_uncollected() {
            (Page::Stores { pin: None }.href(language), cart::find_stores(language))
        } else if order.state == OrderState::Collected {
            (again.href(language), cart::go_to_store(language, &store.name))
        } else {
            (links::map_url(store.position), messages::open_maps(language))
        };
        let bill = (!self.ended_uncollected())
            .then(|| view! { <a class="btn" href=links::bill_url(order.id)>{messages::bill(language)}</a> });
        view! {
            <a class="btn main" href=href>{name}</a>
            <div class="pair">{bill}" "<a class="btn" href=chat_link>{layout::back_to_chat(language)}</a></div>
        }
        .into_any()
    }

    fn totals(&self) -> AnyView {
        let Self { language, order, .. } = self;
        match (order.state, order.payments.last()) {
            (OrderState::Collected, payment) => {
                let how = payment.map_or("", |payment| messages::payment_method(*language, payment.method));
                paid_totals(*language, order.totals, order.coupon.as_ref(), messages::paid(*language, how))
            }
            (state, _) if state.is_final() => ().into_any(),
            _ => totals(*language, order.totals, order.coupon.as_ref()),
        }
    }

    fn line_list(&self) -> AnyView {
        let language = self.language;
        let lines = self.order.lines.iter().map(|line| {
            let name = line.names.get(language);
            let text = format!("{name} {} × {}", products::pack_size(language, line.pack), line.quantity);
            let choice = (line.if_missing != IfMissing::default())
                .then(|| messages::if_missing(language, line.if_missing));
            let choice = choice.map(|choice| view! { " " <small class="sub">{choice}</small> });
            view! { <li><span>{text}{choice}</span>" "<b>{line.amount().to_string()}</b></li> }
        });
        let lines = lines.collect_view();
        let note = self.order.note.clone().map(|note| {
            view! { <p class="remark"><b>{messages::your_note(language)}</b>" "{note}</p> }
        });
        view! {
            <section class="box">
                <h2>{messages::lines_title(language)}</h2>
                <ul class="summary">{lines}</ul>
                {note}
            </section>
        }
        .into_any()
    }

    /// Asks before it cancels. Browsers without `<details>` show the question immediately.
    fn cancel_form(&self) -> AnyView {
        let language = self.language;
        if !self.order.state.can_cancel() {
            return ().into_any();
        }
        let action =
            FormAction::OrderAction { order: self.order.id, action: Action::Cancel.code() }.to_string();
        view! {
            <details class="box">
                <summary>{messages::cancel(language)}</summary>
                <form method="post" action=action>
                    {hidden_fields(language, Some(&self.form_token))}
                    <p>{messages::cancel_explained(language)}</p>
                    <button class="btn no">{messages::cancel_confirm(language)}</button>
                </form>
            </details>
        }
        .into_any()
    }
}

/// The store and its address.
pub(super) fn store_address(language: Language, store: &Store) -> AnyView {
    let Store { name, address, locality, city, pin, .. } = store;
    let front = Page::Store { store: store.code.clone() }.href(language);
    view! {
        <section class="box">
            <h2><a href=front>{name.clone()}</a></h2>
            <p class="pack">{format!("{address}, {locality}, {city} {pin}")}</p>
        </section>
    }
    .into_any()
}
