//! An order on the storekeeper's board, and what can be done with it.

use commerce::{Action, Language, Order, OrderState, PaidBy, RejectReason};
use leptos::prelude::*;
use words::goods;
use words::pages::{counter, order as said};
use words::times;

use super::counter::{CounterOrder, CounterPage, Told, ToldState};
use crate::links::Form;
use crate::parts::fields::hidden;

impl CounterPage {
    /// The card of an order.
    pub(super) fn card(&self, shown: &CounterOrder) -> AnyView {
        let language = self.language;
        let order = &shown.order;
        let lines = order.lines.iter().map(|line| {
            let name = line.names.in_language(language);
            let text = format!("{name} {} × {}", goods::pack(language, line.pack), line.quantity);
            view! { <li>{text}</li> }
        });
        let lines = lines.collect_view();
        let class = match order.state {
            OrderState::Placed => "box order new",
            _ => "box order",
        };
        let corner = match order.state {
            OrderState::Placed => self.waiting(order),
            OrderState::Ready => counter::code(language, &order.pickup_code),
            _ => self.window(order),
        };
        let when = match order.state {
            OrderState::Accepted => counter::at_the_store(language, order.totals.to_pay),
            _ => {
                format!("{} · {}", self.window(order), counter::at_the_store(language, order.totals.to_pay))
            }
        };
        let who = match shown.told {
            Some(told) => format!("{} · {}", order.contact_name, self.told(told)),
            None => order.contact_name.clone(),
        };
        let failed = shown.told.is_some_and(|told| told.state == ToldState::Failed);
        view! {
            <article class=class id=format!("o-{}", order.number)>
                <div class="row"><h3>{order.number.to_string()}</h3><span class="pack">{corner}</span></div>
                <ul class="brief">{lines}</ul>
                <p class="pack">{when}</p>
                <p class=if failed { "pack few" } else { "pack" }>{who}</p>
                {self.actions(order)}
            </article>
        }
        .into_any()
    }

    fn window(&self, order: &Order) -> String {
        let same_day = self.store.date_at(order.slot.start) == self.store.date_at(self.now);
        if same_day {
            times::window(self.language, order.slot, &self.store.zone())
        } else {
            times::window_with_day(self.language, order.slot, self.now, &self.store)
        }
    }

    /// How long a new order has waited.
    fn waiting(&self, order: &Order) -> String {
        let minutes = (self.now.as_second() - order.placed_at.as_second()).max(0) / 60;
        match minutes {
            0 => counter::just_now(self.language),
            1..=119 => counter::waits(self.language, minutes),
            _ => counter::waits_hours(self.language, minutes / 60),
        }
    }

    fn told(&self, told: Told) -> String {
        let language = self.language;
        let state = match told.state {
            ToldState::Waiting => counter::told_waiting(language),
            ToldState::Sent => counter::told_sent(language),
            ToldState::Delivered => counter::told_delivered(language),
            ToldState::Read => counter::told_read(language),
            ToldState::Failed => counter::told_failed(language),
        };
        match told.at {
            Some(at) => format!("{state} {}", times::clock(language, at, &self.store.zone())),
            None => state,
        }
    }

    fn actions(&self, order: &Order) -> AnyView {
        let language = self.language;
        let form = |action: Action, content: AnyView| {
            let address = Form::CounterAction { order: order.id, action: action.code() }.to_string();
            view! {
                <form method="post" action=address>
                    {hidden(language, Some(&self.form_token))}
                    {content}
                </form>
            }
        };
        let number = order.number;
        match order.state {
            OrderState::Placed => {
                let accept = view! {
                    <button class="btn main" aria-label=named(counter::accept(language), number)>
                        {counter::accept(language)}
                    </button>
                };
                let reject = Action::Reject { reason: RejectReason::Other };
                view! {
                    <div class="acts">
                        {form(Action::Accept, accept.into_any())}
                        <details>
                            <summary class="btn no">{counter::reject(language)}</summary>
                            {form(reject, reasons(language, number))}
                        </details>
                    </div>
                }
                .into_any()
            }
            OrderState::Accepted => {
                let ready = view! {
                    <button class="btn main" aria-label=named(counter::ready(language), number)>
                        {counter::ready(language)}
                    </button>
                };
                form(Action::Ready, ready.into_any()).into_any()
            }
            OrderState::Ready => {
                form(Action::Collect { paid_by: PaidBy::Cash }, payments(language, number)).into_any()
            }
            _ => ().into_any(),
        }
    }
}

/// A button's words with the order's number, for those who do not see the card around it.
fn named(words: String, number: u32) -> String {
    format!("{words}: {number}")
}

fn reasons(language: Language, number: u32) -> AnyView {
    let id = format!("why-{number}");
    let options = RejectReason::ALL.map(|reason| {
        view! { <option value=reason.code()>{said::reject_reason(language, reason)}</option> }
    });
    view! {
        <label for=id.clone()>{counter::reject_why(language)}</label>
        <select id=id name="reason">
            <option value="">{counter::choose(language)}</option>
            {options.collect_view()}
        </select>
        <button class="btn no">{counter::reject_yes(language)}</button>
    }
    .into_any()
}

fn payments(language: Language, number: u32) -> AnyView {
    let buttons = PaidBy::ALL.map(|paid_by| {
        let name = said::paid_by(language, paid_by);
        view! {
            <button class="btn main" name="paid_by" value=paid_by.code() aria-label=named(name.to_owned(), number)>
                {name}
            </button>
        }
    });
    view! {
        <fieldset>
            <legend>{counter::collected_paid(language)}</legend>
            <div class="acts">{buttons.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
