//! An order on the storekeeper's board, with its actions.

use commerce::{Action, IfMissing, Language, Order, OrderState, PaymentMethod, RejectReason};
use i18n::pages::{counter, order as messages};
use i18n::products;
use i18n::times;
use leptos::prelude::*;

use super::counter::{CounterOrder, CounterPage, NotificationState};
use crate::components::fields::hidden_fields;
use crate::links::FormAction;

impl CounterPage {
    /// The card of an order.
    pub(super) fn card(&self, shown: &CounterOrder) -> AnyView {
        let language = self.language;
        let order = &shown.order;
        let lines = order.lines.iter().map(|line| {
            let name = line.names.get(language);
            let text = format!("{name} {} × {}", products::pack_size(language, line.pack), line.quantity);
            let choice = (line.if_missing != IfMissing::default())
                .then(|| messages::if_missing(language, line.if_missing));
            view! { <li>{text}{choice.map(|choice| view! { " " <b class="low-stock">{choice}</b> })}</li> }
        });
        let lines = lines.collect_view();
        let note = order.note.clone().map(|note| {
            view! { <p class="remark"><b>{counter::note(language)}</b>" "{note}</p> }
        });
        let class = match order.state {
            OrderState::Placed => "box order new",
            _ => "box order",
        };
        let corner = match order.state {
            OrderState::Placed => self.age_label(order),
            OrderState::Ready => counter::code(language, order.pickup_code()),
            _ => self.slot_label(order),
        };
        let when = match order.state {
            OrderState::Accepted => counter::due_at_store(language, order.totals.total),
            _ => {
                format!(
                    "{} · {}",
                    self.slot_label(order),
                    counter::due_at_store(language, order.totals.total)
                )
            }
        };
        let who = match shown.notification {
            Some(state) => format!("{} · {}", order.contact_name, self.notification_label(state)),
            None => order.contact_name.clone(),
        };
        let failed = shown.notification.is_some_and(|state| state == NotificationState::Failed);
        view! {
            <article class=class id=format!("o-{}", order.number)>
                <div class="row"><h3>{order.number.to_string()}</h3><span class="pack">{corner}</span></div>
                <ul class="summary">{lines}</ul>
                {note}
                <p class="pack">{when}</p>
                <p class=if failed { "pack low-stock" } else { "pack" }>{who}</p>
                {self.actions(order)}
            </article>
        }
        .into_any()
    }

    fn slot_label(&self, order: &Order) -> String {
        let same_day = self.store.date_at(order.slot().start) == self.store.date_at(self.now);
        if same_day {
            times::format_slot(self.language, order.slot(), &self.store.time_zone())
        } else {
            times::format_slot_with_day(self.language, order.slot(), self.now, &self.store)
        }
    }

    /// The age of a new order.
    fn age_label(&self, order: &Order) -> String {
        let minutes = (self.now.as_second() - order.placed_at.as_second()).max(0) / 60;
        match minutes {
            0 => counter::just_now(self.language),
            1..=119 => counter::waiting_minutes(self.language, minutes),
            _ => counter::waiting_hours(self.language, minutes / 60),
        }
    }

    fn notification_label(&self, state: NotificationState) -> String {
        let language = self.language;
        match state {
            NotificationState::Waiting => counter::notification_waiting(language),
            NotificationState::Sent => counter::notification_sent(language),
            NotificationState::Delivered => counter::notification_delivered(language),
            NotificationState::Read => counter::notification_read(language),
            NotificationState::Failed => counter::notification_failed(language),
        }
    }

    fn actions(&self, order: &Order) -> AnyView {
        let language = self.language;
        let form = |action: Action, content: AnyView| {
            let address = FormAction::CounterAction { order: order.id, action: action.code() }.to_string();
            view! {
                <form method="post" action=address>
                    {hidden_fields(language, Some(&self.form_token))}
                    {content}
                </form>
            }
        };
        let number = order.number;
        match order.state {
            OrderState::Placed => {
                let accept = view! {
                    <button class="btn main" aria-label=label_with_number(counter::accept(language), number)>
                        {counter::accept(language)}
                    </button>
                };
                let reject = Action::Reject { reason: RejectReason::Other };
                view! {
                    <div class="actions">
                        {form(Action::Accept, accept.into_any())}
                        <details>
                            <summary class="btn no">{counter::reject(language)}</summary>
                            {form(reject, reject_reasons(language, number))}
                        </details>
                    </div>
                }
                .into_any()
            }
            OrderState::Accepted => {
                let ready = view! {
                    <button class="btn main" aria-label=label_with_number(counter::ready(language), number)>
                        {counter::ready(language)}
                    </button>
                };
                form(Action::Ready, ready.into_any()).into_any()
            }
            OrderState::Ready => form(Action::Collect, payment_methods(language, number)).into_any(),
            _ => ().into_any(),
        }
    }
}

/// A button's label with the order's number, for screen readers.
fn label_with_number(label: String, number: u32) -> String {
    format!("{label}: {number}")
}

fn reject_reasons(language: Language, number: u32) -> AnyView {
    let id = format!("why-{number}");
    let options = RejectReason::ALL.map(|reason| {
        view! { <option value=reason.code()>{messages::reject_reason(language, reason)}</option> }
    });
    view! {
        <label for=id.clone()>{counter::reject_reason_title(language)}</label>
        <select id=id name="reason">
            <option value="">{counter::choose(language)}</option>
            {options.collect_view()}
        </select>
        <button class="btn no">{counter::reject_confirm(language)}</button>
    }
    .into_any()
}

fn payment_methods(language: Language, number: u32) -> AnyView {
    let buttons = PaymentMethod::ALL.map(|paid_by| {
        let name = messages::payment_method(language, paid_by);
        view! {
            <button class="btn main" name="paid_by" value=paid_by.code() aria-label=label_with_number(name.to_owned(), number)>
                {name}
            </button>
        }
    });
    view! {
        <fieldset>
            <legend>{counter::collected_paid_by(language)}</legend>
            <div class="actions">{buttons.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
