//! What a checkout offers first.

use commerce::slot_offer::{DayPart, SlotOffer, without_taken};
use commerce::{OrderLimits, OrderState, SlotAvailability, Store};
use jiff::Timestamp;
use proptest::prelude::*;

use crate::sample::{at, order, store};

fn sample() -> Store {
    store("mon-sun 07:00-22:00")
}

/// The slots at 10:00, of which those in `full` have no room.
fn upcoming(full: &[Timestamp]) -> Vec<SlotAvailability> {
    let store = sample();
    let capacity = u32::from(store.slot_capacity);
    store.upcoming_slots(at("2026-11-20 10:00"), |start| if full.contains(&start) { capacity } else { 0 })
}

#[test]
fn the_earliest_slot_with_room_comes_first() {
    let offer = SlotOffer::new(&upcoming(&[]), &[], &sample());
    assert_eq!(offer.earliest.map(|slot| slot.start), Some(at("2026-11-20 10:30")));
    assert_eq!(offer.usual, None, "nothing is known of a new customer");

    let full = [at("2026-11-20 10:30"), at("2026-11-20 11:00")];
    let offer = SlotOffer::new(&upcoming(&full), &[], &sample());
    assert_eq!(offer.earliest.map(|slot| slot.start), Some(at("2026-11-20 11:30")));
    let first = &offer.others[0].slots[0];
    assert_eq!((first.slot.start, first.remaining), (full[0], 0), "full ones stay among the others");
}

#[test]
fn the_usual_hour_is_offered_from_the_second_order_for_it() {
    let usual = |past: &[&str]| {
        let past: Vec<_> = past.iter().map(|text| at(text)).collect();
        SlotOffer::new(&upcoming(&[]), &past, &sample()).usual.map(|slot| slot.start)
    };
    assert_eq!(usual(&["2026-11-18 18:00"]), None, "once is no habit");
    assert_eq!(usual(&["2026-11-18 18:00", "2026-11-11 19:00"]), None);
    assert_eq!(usual(&["2026-11-18 18:30", "2026-11-11 18:00"]), Some(at("2026-11-20 18:00")));
    // The hour of most orders, of two equal ones that of the newer order.
    let past = ["2026-11-18 12:00", "2026-11-15 18:00", "2026-11-12 18:00", "2026-11-11 12:30"];
    assert_eq!(usual(&past), Some(at("2026-11-20 12:00")));
    // An hour that is over for today is offered tomorrow.
    assert_eq!(usual(&["2026-11-18 08:00", "2026-11-11 08:30"]), Some(at("2026-11-21 08:00")));
    assert_eq!(usual(&["2026-11-18 10:30", "2026-11-11 10:30"]), None, "it is the earliest already");
}

#[test]
fn a_slot_that_the_customer_has_taken_is_not_offered() {
    let taken = |state, store: &str, limits: &OrderLimits| {
        let mut order = order(state);
        order.store = store.parse().unwrap();
        let all = upcoming(&[]);
        assert!(all.iter().any(|offer| offer.slot.start == order.slot().start));
        let left = without_taken(all.clone(), &sample().code, &[order], limits);
        all.len() - left.len()
    };
    let (here, limits) = (sample().code, OrderLimits::default());
    for state in OrderState::ALL {
        assert_eq!(taken(state, here.as_str(), &limits), usize::from(!state.is_final()), "{state:?}");
    }
    assert_eq!(taken(OrderState::Placed, "elsewhere", &limits), 0);
    assert_eq!(
        taken(OrderState::Placed, here.as_str(), &OrderLimits { max_orders_per_slot: 2, ..limits }),
        0
    );
}

#[test]
fn the_others_are_grouped_by_day_and_part_of_the_day() {
    let offer = SlotOffer::new(&upcoming(&[]), &[], &sample());
    let groups: Vec<_> = offer.others.iter().map(|group| (group.day.day(), group.part)).collect();
    let day = |day| {
        [DayPart::Morning, DayPart::Afternoon, DayPart::Evening, DayPart::Night].map(|part| (day, part))
    };
    assert_eq!(groups, [day(20), day(21)].concat());
    assert_eq!(offer.others[1].slots[0].slot.start, at("2026-11-20 12:00"));
    assert!(SlotOffer::new(&[], &[], &sample()).is_empty());
}

proptest! {
    /// Whatever is booked and whenever the customer came: every slot is offered once.
    #[test]
    fn every_slot_is_offered_once(full in proptest::collection::vec(0_usize..40, 0..40), hours in proptest::collection::vec(0_i64..400, 0..6)) {
        let all = upcoming(&[]);
        let full: Vec<_> = full.into_iter().filter_map(|index| all.get(index)).map(|offer| offer.slot.start).collect();
        let past: Vec<_> = hours.iter().map(|hours| at("2026-11-01 07:00") + jiff::SignedDuration::from_hours(*hours)).collect();
        let upcoming = upcoming(&full);
        let offer = SlotOffer::new(&upcoming, &past, &sample());
        let others = offer.others.iter().flat_map(|group| &group.slots).map(|offer| offer.slot);
        let mut offered: Vec<_> = offer.earliest.into_iter().chain(offer.usual).chain(others).collect();
        offered.sort_unstable();
        prop_assert_eq!(offered, upcoming.iter().map(|offer| offer.slot).collect::<Vec<_>>());
        for chosen in offer.earliest.into_iter().chain(offer.usual) {
            prop_assert!(!full.contains(&chosen.start));
        }
    }
}
