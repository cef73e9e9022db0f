//! Where an order stands: the pick-up code once it is ready, and the steps it took and will take.

use commerce::{Language, Order, OrderState, RejectReason, Store};
use jiff::Timestamp;
use leptos::prelude::*;
use words::pages::order as said;
use words::times;

/// What there is to see of where an order stands; every word is chosen already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderWay {
    /// Over the code.
    pub show_code: String,
    /// The pick-up code, once it is ready and until it is collected.
    pub code: Option<String>,
    /// *Not ready yet*, or what an end means; may be empty.
    pub remark: String,
    /// The steps in order.
    pub steps: Vec<WayStep>,
}

/// A step of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayStep {
    /// Its name.
    pub label: String,
    /// When it was reached; empty while it was not.
    pub at: String,
    /// How it is drawn.
    pub mark: StepMark,
}

/// How a step is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepMark {
    /// Behind us.
    Done,
    /// Where it stands.
    Now,
    /// Where it ended badly.
    Ended,
    /// Still to come.
    ToCome,
}

impl StepMark {
    const fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Ended => "ended",
            Self::ToCome => "",
        }
    }
}

const WAY: [OrderState; 4] =
    [OrderState::Placed, OrderState::Accepted, OrderState::Ready, OrderState::Collected];

impl OrderWay {
    /// What there is to see of an order at `now`.
    #[must_use]
    pub fn of(order: &Order, store: &Store, language: Language, now: Timestamp) -> Self {
        let zone = store.zone();
        let said_at = |at: Timestamp| {
            let hour = times::clock(language, at, &zone);
            if store.date_at(at) == store.date_at(now) {
                return hour;
            }
            words::pages::stores::day_and_hour(language, &times::day(language, at, now, &zone), &hour)
        };
        let mut steps: Vec<WayStep> = order
            .history
            .iter()
            .map(|step| WayStep {
                label: said::step(language, step.state).to_owned(),
                at: said_at(step.at),
                mark: StepMark::Done,
            })
            .collect();
        let on_the_way = WAY.iter().position(|state| *state == order.state);
        if let Some(last) = steps.last_mut() {
            last.mark = match order.state {
                OrderState::Collected => StepMark::Done,
                state if state.is_final() => StepMark::Ended,
                _ => StepMark::Now,
            };
        }
        let to_come = WAY.iter().skip(on_the_way.map_or(WAY.len(), |index| index + 1));
        steps.extend(to_come.map(|state| WayStep {
            label: said::step(language, *state).to_owned(),
            at: String::new(),
            mark: StepMark::ToCome,
        }));
        let remark = match order.state {
            OrderState::Placed | OrderState::Accepted => said::not_ready(language),
            OrderState::Rejected => {
                let why = order.reject_reason.filter(|reason| *reason != RejectReason::Other);
                let why = why.map(|reason| said::reject_reason(language, reason));
                let plain = || said::ending(language, order.state).to_owned();
                why.map_or_else(plain, |why| said::rejected_because(language, why))
            }
            state => said::ending(language, state).to_owned(),
        };
        Self {
            show_code: said::show_code(language),
            code: (order.state == OrderState::Ready).then(|| order.pickup_code.clone()),
            remark,
            steps,
        }
    }
}

/// The code and the steps.
pub fn order_way(language: Language, way: OrderWay) -> AnyView {
    let code = way.code.map(|code| {
        view! { <p class="code">{way.show_code}<b>{code}</b></p> }
    });
    let remark = (!way.remark.is_empty()).then(|| view! { <p class="remark" role="status">{way.remark}</p> });
    let steps = way.steps.into_iter().map(|step| {
        let current = matches!(step.mark, StepMark::Now | StepMark::Ended).then_some("step");
        let at = (!step.at.is_empty()).then(|| view! { <small>{step.at}</small> });
        view! { <li class=step.mark.class() aria-current=current>{step.label}{at}</li> }
    });
    let steps = steps.collect_view();
    view! {
        {code}
        <div class="box">
            <ol class="way" aria-label=said::steps(language)>{steps}</ol>
            {remark}
        </div>
    }
    .into_any()
}
