//! The status of a store at an instant: open until when, how far, ready from when.

use std::sync::Arc;

use commerce::{Language, Opening, Store};
use i18n::pages::stores;
use i18n::times;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

/// A store that does not close within this time never closes.
const ALL_DAY: SignedDuration = SignedDuration::from_hours(24);

/// The hour of the morning up to which people speak of the night before.
const END_OF_NIGHT_HOUR: i8 = 5;

/// A store and its status at an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct StoreStatus {
    pub store: Arc<Store>,
    pub now: Timestamp,
    /// Open or closed, and until when.
    pub opening: Opening,
    /// Start of the first pick-up slot with capacity left.
    pub ready_from: Option<Timestamp>,
}

impl StoreStatus {
    /// The store at `now`. `ready_from` is the start of the first pick-up slot with capacity left.
    #[must_use]
    pub fn new(store: impl Into<Arc<Store>>, now: Timestamp, ready_from: Option<Timestamp>) -> Self {
        let store = store.into();
        Self { opening: store.opening(now), store, now, ready_from }
    }
}

impl StoreStatus {
    /// Whether the store accepts orders: open or closed, but not paused.
    #[must_use]
    pub fn accepts_orders(&self) -> bool {
        !self.store.paused
    }

    /// A time: the hour today, with the day otherwise.
    #[must_use]
    pub fn format_time(&self, language: Language, at: Timestamp) -> String {
        format_time(language, at, self.now, &self.store)
    }

    /// *Open till 10 pm*, *Opens tomorrow, 7 am*, *Not taking orders right now*.
    pub fn status_line(&self, language: Language) -> AnyView {
        if self.store.paused {
            return view! { <b class="attention">{stores::paused(language)}</b> }.into_any();
        }
        match self.opening {
            Opening::Open { until } => {
                view! { <b class="open">{open_till(language, until, self.now, &self.store.time_zone())}</b> }
                    .into_any()
            }
            Opening::Closed { opens: Some(opens) } => {
                view! { <b class="closed">{stores::opens(language, &self.format_time(language, opens))}</b> }
                    .into_any()
            }
            Opening::Closed { opens: None } => {
                view! { <b class="closed">{stores::closed(language)}</b> }.into_any()
            }
        }
    }

    /// What follows on the same line: ` · 7 min walk · ready from 11:30 am`.
    #[must_use]
    pub fn distance_and_ready_time(&self, language: Language, distance_m: Option<u32>) -> String {
        let mut text = String::new();
        if let Some(metres) = distance_m {
            text.push_str(" · ");
            text.push_str(&times::format_walk(language, metres));
        }
        if let Some(ready_from) = self.ready_from.filter(|_| !self.store.paused) {
            text.push_str(" · ");
            text.push_str(&stores::ready_from(language, &self.format_time(language, ready_from)));
        }
        text
    }
}

/// A time in the store's time zone: the hour today, with the day otherwise.
pub(super) fn format_time(language: Language, at: Timestamp, now: Timestamp, store: &Store) -> String {
    let zone = store.time_zone();
    let hour = times::format_time(language, at, &zone);
    if store.date_at(at) == store.date_at(now) {
        return hour;
    }
    stores::day_and_hour(language, &times::relative_day(language, at, now, &zone), &hour)
}

/// *Open till 10 pm*, *Open till midnight*. The small hours belong to the night before, so that they go
/// without *tomorrow*.
fn open_till(language: Language, until: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let (closing, today) = (until.to_zoned(zone.clone()), now.to_zoned(zone.clone()).date());
    let hour = times::format_time(language, until, zone);
    let is_tonight = today.tomorrow().is_ok_and(|date| date == closing.date());
    if until.duration_since(now) > ALL_DAY {
        stores::open_all_day(language)
    } else if is_tonight && closing.time() == Time::midnight() {
        stores::open_till_midnight(language)
    } else if closing.date() == today || is_tonight && closing.hour() < END_OF_NIGHT_HOUR {
        stores::open_till(language, &hour)
    } else {
        let day = times::relative_day(language, until, now, zone);
        stores::open_till(language, &stores::day_and_hour(language, &day, &hour))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_times_are_worded_as_in_speech() {
        let open_till = |until: &str| {
            let zone = TimeZone::get("Asia/Kolkata").unwrap();
            let now = "2026-11-20T12:00:00+05:30".parse().unwrap();
            open_till(Language::English, until.parse().unwrap(), now, &zone)
        };
        let hour = |hour: &str| stores::open_till(Language::English, hour);
        assert_eq!(open_till("2026-11-20T22:30:00+05:30"), hour("10:30 pm"));
        assert_eq!(open_till("2026-11-21T00:00:00+05:30"), stores::open_till_midnight(Language::English));
        assert_eq!(open_till("2026-11-21T01:30:00+05:30"), hour("1:30 am"));
        assert_eq!(open_till("2026-11-21T11:00:00+05:30"), hour("tomorrow, 11 am"));
        assert_eq!(open_till("2026-11-22T00:00:00+05:30"), stores::open_all_day(Language::English));
    }
}
