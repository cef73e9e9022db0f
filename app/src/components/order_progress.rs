//! Where an order stands: the pick-up code once it is ready, and the steps it took and will take.

use commerce::{Language, Order, OrderState, RejectReason, Store};
use i18n::pages::order as messages;
use i18n::times;
use jiff::Timestamp;
use leptos::prelude::*;

/// What there is to see of where an order stands; every word is chosen already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderProgress {
    /// Over the code.
    pub code_label: String,
    /// The pick-up code, once it is ready and until it is collected.
    pub code: Option<String>,
    /// *Not ready yet*, or what an end means; may be empty.
    pub remark: String,
    /// The steps in order.
    pub steps: Vec<ProgressStep>,
}

/// A step of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressStep {
    /// Its name.
    pub label: String,
    /// When it was reached; empty while it was not.
    pub at: String,
    /// How it is drawn.
    pub status: StepStatus,
}

/// How a step is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepStatus {
    /// Behind us.
    Done,
    /// Where it stands.
    Current,
    /// Where it ended badly.
    Ended,
    /// Still to come.
    Upcoming,
}

impl StepStatus {
    const fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Current => "now",
            Self::Ended => "ended",
            Self::Upcoming => "",
        }
    }
}

const MAIN_PATH: [OrderState; 4] =
    [OrderState::Placed, OrderState::Accepted, OrderState::Ready, OrderState::Collected];

impl OrderProgress {
    /// What there is to see of an order at `now`.
    #[must_use]
    pub fn new(order: &Order, store: &Store, language: Language, now: Timestamp) -> Self {
        let zone = store.time_zone();
        let said_at = |at: Timestamp| {
            let hour = times::format_time(language, at, &zone);
            if store.date_at(at) == store.date_at(now) {
                return hour;
            }
            i18n::pages::stores::day_and_hour(language, &times::relative_day(language, at, now, &zone), &hour)
        };
        let mut steps: Vec<ProgressStep> = order
            .history
            .iter()
            .map(|step| ProgressStep {
                label: messages::step_label(language, step.state).to_owned(),
                at: said_at(step.at),
                status: StepStatus::Done,
            })
            .collect();
        let on_the_way = MAIN_PATH.iter().position(|state| *state == order.state);
        if let Some(last) = steps.last_mut() {
            last.status = match order.state {
                OrderState::Collected => StepStatus::Done,
                state if state.is_final() => StepStatus::Ended,
                _ => StepStatus::Current,
            };
        }
        let to_come = MAIN_PATH.iter().skip(on_the_way.map_or(MAIN_PATH.len(), |index| index + 1));
        steps.extend(to_come.map(|state| ProgressStep {
            label: messages::step_label(language, *state).to_owned(),
            at: String::new(),
            status: StepStatus::Upcoming,
        }));
        let remark = match order.state {
            OrderState::Placed | OrderState::Accepted => messages::not_ready(language),
            OrderState::Rejected => {
                let why = order.reject_reason.filter(|reason| *reason != RejectReason::Other);
                let why = why.map(|reason| messages::reject_reason(language, reason));
                let plain = || messages::ending_text(language, order.state).to_owned();
                why.map_or_else(plain, |why| messages::rejected_because(language, why))
            }
            state => messages::ending_text(language, state).to_owned(),
        };
        Self {
            code_label: messages::show_code(language),
            code: (order.state == OrderState::Ready).then(|| order.pickup_code().to_owned()),
            remark,
            steps,
        }
    }
}

/// The code and the steps.
pub fn order_progress(language: Language, way: OrderProgress) -> AnyView {
    let code = way.code.map(|code| {
        view! { <p class="code">{way.code_label}<b>{code}</b></p> }
    });
    let remark = (!way.remark.is_empty()).then(|| view! { <p class="remark" role="status">{way.remark}</p> });
    let steps = way.steps.into_iter().map(|step| {
        let current = matches!(step.status, StepStatus::Current | StepStatus::Ended).then_some("step");
        let at = (!step.at.is_empty()).then(|| view! { <small>{step.at}</small> });
        view! { <li class=step.status.class() aria-current=current>{step.label}{at}</li> }
    });
    let steps = steps.collect_view();
    view! {
        {code}
        <div class="box">
            <ol class="progress" aria-label=messages::steps(language)>{steps}</ol>
            {remark}
        </div>
    }
    .into_any()
}
