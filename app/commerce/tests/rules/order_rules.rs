//! The order's state machine: every way through it, and none around it.

use commerce::notice::{OrderNotice, Party, notices_for};
use commerce::order::{Action, Actor, OrderCommand, OrderState, RejectReason, TransitionError};
use commerce::{Paise, Payment, PaymentMethod};
use proptest::prelude::*;

use crate::sample::{at, order, store};

const ACTIONS: [Action; 7] = [
    Action::Accept,
    Action::Reject { reason: RejectReason::TooBusy },
    Action::Ready,
    Action::Collect,
    Action::Cancel,
    Action::Expire,
    Action::MarkUncollected,
];
const ACTORS: [Actor; 3] = [Actor::Customer, Actor::Store, Actor::System];

#[test]
fn the_whole_table() {
    use OrderState::{Accepted, Cancelled, Collected, Expired, Placed, Ready, Rejected, Uncollected};
    let allowed = [
        (Placed, "accept", Actor::Store, Accepted),
        (Placed, "reject", Actor::Store, Rejected),
        (Placed, "cancel", Actor::Customer, Cancelled),
        (Placed, "expire", Actor::System, Expired),
        (Accepted, "ready", Actor::Store, Ready),
        (Accepted, "cancel", Actor::Customer, Cancelled),
        (Accepted, "mark-uncollected", Actor::System, Uncollected),
        (Ready, "collect", Actor::Store, Collected),
        (Ready, "mark-uncollected", Actor::System, Uncollected),
    ];
    for state in OrderState::ALL {
        for action in ACTIONS {
            for actor in ACTORS {
                let expected =
                    allowed.iter().find(|row| (row.0, row.1, row.2) == (state, action.code(), actor));
                assert_eq!(
                    state.apply(action, actor).ok(),
                    expected.map(|row| row.3),
                    "{state:?} {action:?} {actor:?}"
                );
            }
        }
    }
}

#[test]
fn a_repeated_action_is_already_done() {
    assert_eq!(OrderState::Accepted.apply(Action::Accept, Actor::Store), Err(TransitionError::AlreadyDone));
    assert_eq!(OrderState::Ready.apply(Action::Accept, Actor::Store), Err(TransitionError::TooLate));
    assert_eq!(OrderState::Placed.apply(Action::Accept, Actor::Customer), Err(TransitionError::NotPermitted));
}

#[test]
fn what_is_not_possible_yet_differs_from_what_no_longer_is() {
    for (state, action) in [
        (OrderState::Placed, Action::Ready),
        (OrderState::Placed, Action::Collect),
        (OrderState::Accepted, Action::Collect),
    ] {
        assert_eq!(state.apply(action, Actor::Store), Err(TransitionError::TooEarly), "{state:?} {action:?}");
    }
    for state in OrderState::ALL.into_iter().filter(|state| state.is_final()) {
        for action in [Action::Accept, Action::Ready] {
            assert_eq!(
                state.apply(action, Actor::Store),
                Err(TransitionError::TooLate),
                "{state:?} {action:?}"
            );
        }
    }
}

#[test]
fn a_payment_is_recorded_with_the_hand_over_and_apart_from_the_state() {
    let store = store("mon-sun 07:00-22:00");
    let now = at("2026-11-20 12:00");
    let ready = order(OrderState::Ready);
    assert_eq!((ready.paid(), ready.amount_due()), (Paise::ZERO, ready.totals.total));
    let unpaid = OrderCommand::new(Action::Collect, Actor::Store, now);
    let (ready, error) = ready.apply(unpaid, &store).expect_err("an amount is due");
    assert_eq!(error, TransitionError::PaymentRequired);
    let paid = OrderCommand { payment: Some(PaymentMethod::Upi), ..unpaid };
    let collected = ready.apply(paid, &store).expect("ready can be collected");
    let payment = Payment { method: PaymentMethod::Upi, amount: collected.totals.total, at: now };
    assert_eq!((&collected.payments[..], collected.amount_due()), (&[payment][..], Paise::ZERO));
    assert_eq!(collected.deadline, None);
    assert_eq!(collected.entered_at(OrderState::Collected), Some(now));

    let mut prepaid = order(OrderState::Ready);
    prepaid.payments.push(payment);
    let collected = prepaid.apply(unpaid, &store).expect("nothing is due");
    assert_eq!(collected.payments, [payment]);
}

#[test]
fn an_accepted_order_waits_until_closing_on_the_day_after_its_slot() {
    let store = store("mon-sun 07:00-22:00");
    let accept = OrderCommand::new(Action::Accept, Actor::Store, at("2026-11-20 12:00"));
    let accepted = order(OrderState::Placed).apply(accept, &store).expect("can be accepted");
    assert_eq!(accepted.deadline, Some(at("2026-11-21 22:00")));
}

#[test]
fn both_sides_are_notified_of_every_end_they_did_not_cause() {
    for (state, actor) in [
        (OrderState::Cancelled, Actor::Customer),
        (OrderState::Expired, Actor::System),
        (OrderState::Uncollected, Actor::System),
    ] {
        let notices = notices_for(&order(state), actor);
        assert!(notices.iter().any(|(party, _)| matches!(party, Party::Customer(_))), "{state:?}");
        assert!(
            notices
                .iter()
                .any(|(party, about)| matches!(party, Party::Store(_)) && *about == OrderNotice::Closed)
        );
    }
    let placed = notices_for(&order(OrderState::Placed), Actor::Customer);
    let kinds: Vec<_> = placed.iter().map(|(_, about)| *about).collect();
    assert_eq!(kinds, [OrderNotice::Bill, OrderNotice::StoreLocation, OrderNotice::NewOrder]);
}

proptest! {
    /// Whatever is tried in whatever order, the history is a path of the table, ends once, and a rejected action changes nothing.
    #[test]
    fn every_history_follows_the_table(tries in proptest::collection::vec((0usize..7, 0usize..3), 0..40)) {
        let store = store("mon-sun 07:00-22:00");
        let mut current = order(OrderState::Placed);
        for (action, actor) in tries {
            let before = current.clone();
            let payment = matches!(ACTIONS[action], Action::Collect).then_some(PaymentMethod::Cash);
            let command = OrderCommand { payment, ..OrderCommand::new(ACTIONS[action], ACTORS[actor], at("2026-11-20 12:00")) };
            match current.apply(command, &store) {
                Ok(next) => {
                    prop_assert!(!before.state.is_final(), "nothing follows an end");
                    prop_assert_eq!(next.history.len(), before.history.len() + 1);
                    prop_assert_eq!(next.history.last().map(|step| step.state), Some(next.state));
                    prop_assert_eq!(next.deadline.is_some(), !next.state.is_final());
                    prop_assert_eq!(&next.lines, &before.lines, "prices stay frozen");
                    current = next;
                }
                Err((same, _)) => {
                    prop_assert_eq!(&*same, &before);
                    current = *same;
                }
            }
        }
        prop_assert_eq!(current.state.is_final(), current.deadline_action().is_none());
    }
}
