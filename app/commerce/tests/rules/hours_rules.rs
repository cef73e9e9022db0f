//! Opening hours: read, written, and what they mean at an instant.

use commerce::hours::{ParseHoursError, WeeklyHours};
use commerce::opening::Opening;
use proptest::prelude::*;

use crate::sample::{at, store};

#[test]
fn a_week_is_read_and_written() {
    let week: WeeklyHours = "mon-sat 07:00-22:00; sun 08:00-13:00,17:00-21:00".parse().expect("hours");
    assert_eq!(week.to_string().parse::<WeeklyHours>(), Ok(week));
    let over_the_weekend: WeeklyHours = "sat-mon 10:00-12:00".parse().expect("hours");
    assert!(over_the_weekend.to_string().contains("sun 10:00-12:00"));
    assert!(over_the_weekend.to_string().contains("wed closed"));
    let listed: WeeklyHours = "mon,wed-fri 10:00-12:00; sun closed".parse().expect("hours");
    assert_eq!(
        listed,
        "mon 10:00-12:00; wed 10:00-12:00; thu 10:00-12:00; fri 10:00-12:00".parse().expect("hours")
    );
}

#[test]
fn nonsense_is_named() {
    let problem = |text: &str| text.parse::<WeeklyHours>().expect_err(text);
    assert_eq!(problem("mon"), ParseHoursError::Malformed);
    assert_eq!(problem("mittwoch 10:00-12:00"), ParseHoursError::UnknownDay("mittwoch".to_owned()));
    assert_eq!(problem("mon 22:00-07:00"), ParseHoursError::InvalidSpan("22:00-07:00".to_owned()));
    assert_eq!(problem("mon 10:00-24:01"), ParseHoursError::InvalidSpan("10:00-24:01".to_owned()));
    assert_eq!(problem("mon 10:00-12:00,11:00-13:00"), ParseHoursError::Overlap);
    assert_eq!(problem("mon-wed 10:00-12:00; tue closed"), ParseHoursError::Overlap);
}

#[test]
fn open_until_and_closed_until() {
    // 2026-11-20 is a Friday.
    let store = store("mon-sat 07:00-13:00,17:00-22:00");
    assert_eq!(store.opening(at("2026-11-20 12:59")), Opening::Open { until: at("2026-11-20 13:00") });
    assert_eq!(
        store.opening(at("2026-11-20 13:00")),
        Opening::Closed { opens: Some(at("2026-11-20 17:00")) }
    );
    assert_eq!(
        store.opening(at("2026-11-21 23:00")),
        Opening::Closed { opens: Some(at("2026-11-23 07:00")) }
    );
}

#[test]
fn hours_that_go_on_after_midnight_are_one_opening() {
    let late = store("mon-sun 00:00-02:00,08:00-24:00");
    assert_eq!(late.opening(at("2026-11-20 23:00")), Opening::Open { until: at("2026-11-21 02:00") });
    assert_eq!(late.opening(at("2026-11-20 01:00")), Opening::Open { until: at("2026-11-20 02:00") });
    let Opening::Open { until } = store("mon-sun 00:00-24:00").opening(at("2026-11-20 12:00")) else {
        panic!("it never closes");
    };
    assert!(until > at("2026-11-22 12:00"), "{until}");
}

#[test]
fn a_holiday_is_closed() {
    let mut store = store("mon-sun 07:00-22:00");
    store.holidays.push(jiff::civil::date(2026, 11, 20));
    assert_eq!(
        store.opening(at("2026-11-20 12:00")),
        Opening::Closed { opens: Some(at("2026-11-21 07:00")) }
    );
}

#[test]
fn a_store_without_hours_never_opens() {
    let store = store("");
    assert_eq!(store.opening(at("2026-11-20 12:00")), Opening::Closed { opens: None });
    assert_eq!(store.accept_deadline(at("2026-11-20 12:00")), None);
}

#[test]
fn fifteen_open_minutes_reach_over_the_night() {
    let store = store("mon-sun 07:00-22:00");
    assert_eq!(store.accept_deadline(at("2026-11-20 12:00")), Some(at("2026-11-20 12:15")));
    assert_eq!(store.accept_deadline(at("2026-11-20 21:50")), Some(at("2026-11-21 07:05")));
    assert_eq!(store.accept_deadline(at("2026-11-20 23:30")), Some(at("2026-11-21 07:15")));
}

proptest! {
    #[test]
    fn an_opening_is_true_to_its_hours(minutes in 0i64..20_160, open in 0u16..1_439, length in 1u16..1_440) {
        let close = (open + length).min(1_440);
        let hours = format!("mon-sun {:02}:{:02}-{:02}:{:02}", open / 60, open % 60, close / 60, close % 60);
        let store = store(&hours);
        let now = at("2026-11-16 00:00").checked_add(jiff::SignedDuration::from_mins(minutes)).unwrap();
        let minute = u16::try_from(minutes % 1_440).unwrap();
        match store.opening(now) {
            Opening::Open { until } => {
                prop_assert!(open <= minute && minute < close);
                prop_assert!(until > now);
            }
            Opening::Closed { opens } => {
                prop_assert!(minute < open || minute >= close);
                prop_assert!(opens.is_some_and(|opens| opens > now));
            }
        }
    }
}
