//! The storekeeper's board: new, packing, ready.

use std::sync::Arc;

use commerce::{Language, Order, OrderState, Paise, Store, TransitionError};
use i18n::pages::{counter, order as messages};
use jiff::Timestamp;
use leptos::prelude::*;

use super::counter_requests::{RequestedProduct, requested_products};
use crate::components::fields::hidden_fields;
use crate::components::header::{Header, header, heading};
use crate::components::notice::alert;
use crate::components::sign_out::sign_out_form;
use crate::document::{Document, Site, Stylesheet};
use crate::links::{FormAction, Page};

/// The board of a store.
#[derive(Clone, Debug, PartialEq)]
pub struct CounterPage {
    pub language: Language,
    /// The form token for every form.
    pub form_token: String,
    pub store: Arc<Store>,
    pub now: Timestamp,
    /// Placed, accepted and ready orders, oldest first.
    pub orders: Vec<CounterOrder>,
    /// Orders with a low rating, the newest rating first.
    pub rated_low: Vec<Order>,
    /// What customers looked for in vain, the oldest first.
    pub requested: Vec<RequestedProduct>,
    /// Orders placed since the day began.
    pub placed_today: u32,
    /// Takings since the day began.
    pub takings_today: Paise,
    /// The action that just failed.
    pub error: Option<CounterError>,
}

/// An open order on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct CounterOrder {
    pub order: Order,
    /// The delivery status of the newest message to its customer.
    pub notification: Option<NotificationState>,
}

/// The delivery status of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotificationState {
    /// In the outbox.
    Waiting,
    /// Accepted by the chat service.
    Sent,
    /// On the customer's phone.
    Delivered,
    Read,
    /// Could not be delivered.
    Failed,
}

/// Why an action on the board failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CounterError {
    /// The action is not permitted or not possible.
    ActionFailed {
        /// The order's number.
        number: u32,
        refused: TransitionError,
    },
    /// The order was to be rejected without a reason.
    ReasonMissing {
        /// The order's number.
        number: u32,
    },
    /// The order was collected without a payment method.
    PaymentMissing {
        /// The order's number.
        number: u32,
    },
}

impl CounterPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let title = counter::title(language, &self.store.name);
        Document::new(site, language, Page::Counter, title.clone()).with_stylesheet(Stylesheet::Counter).with_body(move || {
            let news = self.error.map(|news| alert(news.sentence(language)));
            view! {
                {header(Header {
                    language,
                    page: Page::Counter,
                    breadcrumb: None,
                    title: heading(title),
                    subtitle: Some(self.status_line()),
                    extra: Some(self.tools()),
                })}
                <main id="main">
                    {news}
                    <div class="board">
                        {self.column(OrderState::Placed, counter::column_new(language), counter::empty_new(language))}
                        {self.column(
                            OrderState::Accepted,
                            counter::column_packing(language),
                            counter::empty_packing(language),
                        )}
                        {self.column(
                            OrderState::Ready,
                            counter::column_ready(language),
                            counter::empty_ready(language),
                        )}
                    </div>
                    {self.low_ratings()}
                    {requested_products(language, &self.form_token, &self.requested)}
                    {sign_out_form(language, &self.form_token, FormAction::CounterSignOut)}
                </main>
            }
            .into_any()
        })
    }

    /// *Taking orders · 14 today · ₹5,260*.
    fn status_line(&self) -> AnyView {
        let language = self.language;
        let today = format!(" · {} · {}", counter::today(language, self.placed_today), self.takings_today);
        let state = if self.store.paused {
            view! { <b class="attention">{counter::paused(language)}</b> }.into_any()
        } else {
            view! { <b class="open">{counter::taking_orders(language)}</b> }.into_any()
        };
        view! { {state}{today} }.into_any()
    }

    /// Pause or resume, stock, refresh.
    fn tools(&self) -> AnyView {
        let language = self.language;
        let (value, pause) = if self.store.paused {
            ("0", counter::resume(language))
        } else {
            ("1", counter::pause(language))
        };
        let stock = Page::CounterShelf { query: String::new() };
        view! {
            <section class="tools" aria-label=counter::title(language, &self.store.name)>
                <form method="post" action=FormAction::CounterPause.to_string()>
                    {hidden_fields(language, Some(&self.form_token))}
                    <button class=if self.store.paused { "btn main" } else { "btn" } name="paused" value=value>
                        {pause}
                    </button>
                </form>
                <a class="btn" href=stock.href(language)>{counter::shelf_link(language)}</a>" "
                <a class="btn" href=Page::Counter.href(language)>{counter::refresh(language)}</a>
            </section>
        }
        .into_any()
    }

    /// What customers were not content with; nothing when there is nothing.
    fn low_ratings(&self) -> AnyView {
        let language = self.language;
        let rows = self.rated_low.iter().filter_map(|order| {
            let rating = order.rating.as_ref()?;
            let stars = messages::stars(language, rating.stars);
            let comment = rating.comment.clone().map(|comment| view! { " " <q>{comment}</q> });
            Some(view! { <li data-low-rating=rating.stars.to_string()><b>{order.display_number()}</b>{format!(" · {stars}")}{comment}</li> })
        });
        let rows = rows.collect_view();
        if self.rated_low.is_empty() {
            return ().into_any();
        }
        view! {
            <details class="box" open>
                <summary>{counter::low_ratings(language, self.rated_low.len())}</summary>
                <ul>{rows}</ul>
            </details>
        }
        .into_any()
    }

    fn column(&self, state: OrderState, name: String, nothing: String) -> AnyView {
        let orders: Vec<&CounterOrder> =
            self.orders.iter().filter(|order| order.order.state == state).collect();
        let heading = format!("{name} · {}", orders.len());
        let empty = orders.is_empty().then(|| view! { <p class="empty">{nothing}</p> });
        let cards = orders.into_iter().map(|order| self.card(order)).collect_view();
        view! { <section><h2>{heading}</h2>{empty}{cards}</section> }.into_any()
    }
}

impl CounterError {
    fn sentence(self, language: Language) -> String {
        match self {
            Self::ActionFailed { number, refused } => {
                counter::order_error(language, number, messages::action_error(language, refused))
            }
            Self::ReasonMissing { number } => {
                counter::order_error(language, number, &counter::reason_missing(language))
            }
            Self::PaymentMissing { number } => {
                counter::order_error(language, number, &counter::payment_missing(language))
            }
        }
    }
}
