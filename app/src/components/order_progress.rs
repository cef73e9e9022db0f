//! The progress of an order: the pick-up code once it is ready, and the steps.

use commerce::{Language, Order, OrderState, RejectReason, Store};
use i18n::pages::order as messages;
use jiff::Timestamp;
use leptos::prelude::*;

use super::store_status::format_time;

/// The progress of an order, as texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderProgress {
    /// Above the code.
    pub code_label: String,
    /// The pick-up code, once it is ready and until it is collected.
    pub code: Option<String>,
    /// *Not ready yet*, or what an end means; may be empty.
    pub remark: String,
    pub steps: Vec<ProgressStep>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressStep {
    pub label: String,
    /// When it was reached; empty before.
    pub at: String,
    pub status: StepStatus,
}

/// The status of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepStatus {
    Done,
    Current,
    /// The step at which the order failed.
    Ended,
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
    /// The progress of an order at `now`.
    #[must_use]
    pub fn new(order: &Order, store: &Store, language: Language, now: Timestamp) -> Self {
        let mut steps: Vec<ProgressStep> = order
            .history
            .iter()
            .map(|step| ProgressStep {
                label: messages::step_label(language, step.state).to_owned(),
                at: format_time(language, step.at, now, store),
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

pub fn order_progress(language: Language, progress: OrderProgress) -> AnyView {
    let code = progress.code.map(|code| {
        view! { <p class="code">{progress.code_label}" "<b>{code}</b></p> }
    });
    let remark = (!progress.remark.is_empty())
        .then(|| view! { <p class="remark" role="status">{progress.remark}</p> });
    let steps = progress.steps.into_iter().map(|step| {
        let current = matches!(step.status, StepStatus::Current | StepStatus::Ended).then_some("step");
        let at = (!step.at.is_empty()).then(|| view! { " "<small>{step.at}</small> });
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
