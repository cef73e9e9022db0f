//! When a store is open: its weekly hours and holidays at real instants, in its own time zone.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};

use crate::store::Store;

/// How many days ahead an opening is looked for.
const LOOKAHEAD_DAYS: i64 = 14;

/// An interval of real time during which a store is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenSpan {
    /// The day it belongs to, in the store's time zone.
    pub date: Date,
    /// When the store opens.
    pub opens: Timestamp,
    /// When it closes.
    pub closes: Timestamp,
}

/// Whether a store is open at an instant, and until or from when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Open.
    Open {
        /// When it closes.
        until: Timestamp,
    },
    /// Closed; `None` when it does not open within two weeks.
    Closed {
        /// When it opens next.
        opens: Option<Timestamp>,
    },
}

impl Store {
    /// The intervals during which the store is open on a day.
    #[must_use]
    pub fn open_spans(&self, date: Date) -> Vec<OpenSpan> {
        if self.holidays.contains(&date) {
            return Vec::new();
        }
        let zone = self.time_zone();
        let instant = |minutes: u16| {
            date.to_datetime(Time::midnight())
                .checked_add(i64::from(minutes).minutes())
                .ok()
                .and_then(|civil| zone.to_timestamp(civil).ok())
        };
        let spans = self.hours.spans_on(date.weekday()).iter();
        spans
            .filter_map(|span| {
                Some(OpenSpan { date, opens: instant(span.open)?, closes: instant(span.close)? })
            })
            .filter(|span| span.opens < span.closes)
            .collect()
    }

    /// The open intervals that end after `from`, soonest first, two weeks ahead.
    pub fn open_spans_from(&self, from: Timestamp) -> impl Iterator<Item = OpenSpan> + '_ {
        let today = self.date_at(from);
        (0..LOOKAHEAD_DAYS)
            .filter_map(move |days| today.checked_add(days.days()).ok())
            .flat_map(|date| self.open_spans(date))
            .filter(move |span| span.closes > from)
    }

    /// The day in the store's time zone.
    #[must_use]
    pub fn date_at(&self, instant: Timestamp) -> Date {
        instant.to_zoned(self.time_zone()).date()
    }

    /// Whether the store is open at `now`, and until or from when. Hours that go on after midnight are one
    /// opening. A pause does not close it.
    #[must_use]
    pub fn opening(&self, now: Timestamp) -> Opening {
        let mut spans = self.open_spans_from(now);
        match spans.next() {
            Some(span) if span.opens <= now => {
                let until = spans
                    .try_fold(
                        span.closes,
                        |until, next| {
                            if next.opens <= until { Ok(next.closes) } else { Err(until) }
                        },
                    )
                    .unwrap_or_else(|until| until);
                Opening::Open { until }
            }
            span => Opening::Closed { opens: span.map(|span| span.opens) },
        }
    }

    /// The instant at which the store has been open for `minutes` since `from`; `None` when that is
    /// more than two weeks ahead.
    #[must_use]
    pub fn add_open_minutes(&self, from: Timestamp, minutes: i64) -> Option<Timestamp> {
        let mut seconds_left = minutes.max(0) * 60;
        for span in self.open_spans_from(from) {
            let start = span.opens.max(from);
            let length = span.closes.as_second() - start.as_second();
            if seconds_left <= length {
                return start.checked_add(seconds_left.seconds()).ok();
            }
            seconds_left -= length;
        }
        None
    }

    /// The closing time of the first day after `date` on which the store opens.
    #[must_use]
    pub fn closing_on_next_open_day(&self, date: Date) -> Option<Timestamp> {
        (1..=LOOKAHEAD_DAYS)
            .filter_map(|days| date.checked_add(days.days()).ok())
            .find_map(|date| self.open_spans(date).last().map(|span| span.closes))
    }
}
