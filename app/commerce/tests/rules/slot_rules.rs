//! Slots: lead time, last order, closed now but open later, the day's turn, capacity.

use commerce::slots::SlotError;
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::sample::{at, store};

fn starts(store: &commerce::Store, now: &str) -> Vec<String> {
    let offers = store.upcoming_slots(at(now), |_| 0);
    offers
        .iter()
        .map(|offer| offer.slot.start.to_zoned(store.time_zone()).strftime("%d %H:%M").to_string())
        .collect()
}

#[test]
fn the_first_slot_leaves_time_to_pack() {
    let store = store("mon-sun 07:00-22:00");
    assert_eq!(starts(&store, "2026-11-20 10:00").first().map(String::as_str), Some("20 10:30"));
    assert_eq!(starts(&store, "2026-11-20 10:01").first().map(String::as_str), Some("20 11:00"));
}

#[test]
fn the_last_slot_starts_at_the_last_order() {
    let mut store = store("mon-sun 07:00-22:00");
    store.last_order_minutes = 45;
    let today: Vec<_> =
        starts(&store, "2026-11-20 10:00").into_iter().filter(|slot| slot.starts_with("20")).collect();
    assert_eq!(today.last().map(String::as_str), Some("20 21:00"));
}

#[test]
fn a_closed_store_offers_its_next_opening() {
    let store = store("mon-sat 07:00-09:00");
    assert_eq!(starts(&store, "2026-11-20 23:00"), ["21 07:30", "21 08:00", "21 08:30"]);
    // Saturday night: Sunday is closed.
    assert_eq!(starts(&store, "2026-11-21 23:00").first().map(String::as_str), Some("23 07:30"));
    // Still open, but too late for today: tomorrow is offered.
    assert_eq!(starts(&store, "2026-11-20 08:45").first().map(String::as_str), Some("21 07:30"));
}

#[test]
fn tomorrow_is_offered_beside_today() {
    let store = store("mon-sun 07:00-09:00");
    assert_eq!(starts(&store, "2026-11-20 08:00"), ["20 08:30", "21 07:30", "21 08:00", "21 08:30"]);
}

#[test]
fn a_lunch_break_has_no_slots() {
    let store = store("mon-sun 11:00-12:00,15:00-16:00");
    let slots = starts(&store, "2026-11-20 08:00");
    // No order is packed during the lunch break either.
    assert_eq!(slots[..3], ["20 11:30", "20 15:30", "21 11:30"]);
}

#[test]
fn a_full_slot_is_shown_and_not_chosen_first() {
    let store = store("mon-sun 07:00-22:00");
    let full = at("2026-11-20 10:30");
    let taken = |start| if start == full { 2 } else { 0 };
    assert_eq!(store.upcoming_slots(at("2026-11-20 10:00"), taken)[0].remaining, 0);
    assert_eq!(
        store
            .upcoming_slots(at("2026-11-20 10:00"), taken)
            .into_iter()
            .find(|offer| offer.remaining > 0)
            .map(|offer| offer.slot.start),
        Some(at("2026-11-20 11:00"))
    );
}

#[test]
fn a_slot_that_is_none_is_refused() {
    let store = store("mon-sun 07:00-22:00");
    let now = at("2026-11-20 10:00");
    assert_eq!(store.find_slot(now, at("2026-11-20 10:00")), Err(SlotError::TooSoon));
    assert_eq!(
        store.find_slot(now, at("2026-11-21 07:00")),
        Err(SlotError::TooSoon),
        "the doors have just opened"
    );
    assert_eq!(store.find_slot(now, at("2026-11-20 10:45")), Err(SlotError::NoSuchSlot));
    assert_eq!(store.find_slot(now, at("2026-11-22 10:30")), Err(SlotError::NoSuchSlot));
    assert!(store.find_slot(now, at("2026-11-20 10:30")).is_ok());
}

#[test]
fn uncollected_at_closing_on_the_next_open_day() {
    let store = store("mon-sat 07:00-22:00");
    let slot = store.find_slot(at("2026-11-21 10:00"), at("2026-11-21 11:00")).expect("a slot");
    assert_eq!(store.collection_deadline(slot), Some(at("2026-11-23 22:00")), "Sunday is closed");
}

proptest! {
    #[test]
    fn every_upcoming_slot_can_be_met(
        minutes in 0i64..20_160,
        prep in 0u16..180,
        length in 5u16..120,
        last_order in 0u16..180,
        open in 0u16..1_300,
        hours in 60u16..1_440,
    ) {
        let close = (open + hours).min(1_440);
        let mut store = store(&format!("mon-sat {:02}:{:02}-{:02}:{:02}", open / 60, open % 60, close / 60, close % 60));
        (store.prep_minutes, store.slot_minutes, store.last_order_minutes) = (prep, length, last_order);
        let now = at("2026-11-16 00:00").checked_add(SignedDuration::from_mins(minutes)).unwrap();
        let offers = store.upcoming_slots(now, |_| 0);
        for pair in offers.windows(2) {
            prop_assert!(pair[0].slot.end <= pair[1].slot.start, "slots must not overlap");
        }
        for offer in &offers {
            let slot = offer.slot;
            let prep = SignedDuration::from_mins(i64::from(prep));
            prop_assert!(slot.start >= now.checked_add(prep).unwrap());
            let opens = store.open_spans(store.date_at(slot.start))[0].opens;
            prop_assert!(slot.start >= opens.checked_add(prep).unwrap(), "packed before the doors open");
            let date = store.date_at(slot.start);
            let span = store.open_spans(date)[0];
            let last_order = span.closes.checked_sub(SignedDuration::from_mins(i64::from(last_order))).unwrap();
            prop_assert!(span.opens <= slot.start && slot.end <= span.closes && slot.start <= last_order);
            prop_assert_eq!(store.find_slot(now, slot.start), Ok(slot), "what is offered can be had");
            prop_assert!(store.collection_deadline(slot).is_some_and(|end| end > slot.end));
        }
    }
}
