//! Hours, days and distances, in the store's time zone.

use commerce::place::{MAX_WALKING_MINUTES, walking_minutes};
use commerce::{Language, Slot, Store};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A time of day to the minute.
#[derive(Clone, Copy)]
pub(crate) struct ClockTime {
    /// 0 to 23.
    pub(crate) hour: i8,
    /// 0 to 59.
    pub(crate) minute: i8,
}

impl ClockTime {
    fn new(at: Timestamp, zone: &TimeZone) -> Self {
        let time = at.to_zoned(zone.clone()).time();
        Self { hour: time.hour(), minute: time.minute() }
    }
}

/// A time on the twelve-hour clock, without minutes on the hour: `7:30`, `12`.
pub(crate) fn twelve_hour_digits(time: ClockTime) -> String {
    let hour = if time.hour % 12 == 0 { 12 } else { time.hour % 12 };
    if time.minute == 0 { hour.to_string() } else { format!("{hour}:{:02}", time.minute) }
}

/// What each language decides about hours and days.
mod by_language {
    use jiff::civil::Date;

    use super::ClockTime;

    messages! {
        in times;
        time_of_day(time: ClockTime);
        slot(start: ClockTime, end: ClockTime);
        relative_day_name(days: i32) -> Option<&'static str>;
        is_ambiguous(days: i32) -> bool;
        date(date: Date);
        metres(metres: u32);
        kilometres(kilometres: &str);
        walk(minutes: u32);
    }
}

/// A time of day: `7:30 am`, `सुबह 7:30`.
#[must_use]
pub fn format_time(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    by_language::time_of_day(language, ClockTime::new(at, zone))
}

/// A day as seen from another: today, tomorrow, yesterday, or the date.
#[must_use]
pub fn relative_day(language: Language, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let name = by_language::relative_day_name(language, days_between(now, at, zone));
    name.map_or_else(|| format_date(language, at, zone), str::to_owned)
}

/// A date without its year: `Fri 20 Nov`, `20 नवंबर`.
#[must_use]
pub fn format_date(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    by_language::date(language, date_of(at, zone))
}

/// A pick-up slot, as short as it is clear: `1 – 1:30 pm`, `सुबह 9–9:30 बजे`.
#[must_use]
pub fn format_slot(language: Language, slot: Slot, zone: &TimeZone) -> String {
    by_language::slot(language, ClockTime::new(slot.start, zone), ClockTime::new(slot.end, zone))
}

/// A pick-up slot with its day: `today, 11:30 am – 12 pm`, `कल (21 नवंबर), सुबह 9–9:30 बजे`.
///
/// Lists of past orders show it too, where `कल` alone would read as yesterday.
#[must_use]
pub fn format_slot_with_day(language: Language, slot: Slot, now: Timestamp, store: &Store) -> String {
    let zone = store.time_zone();
    let day = unambiguous_day(language, slot.start, now, &zone);
    format!("{day}, {}", format_slot(language, slot, &zone))
}

fn unambiguous_day(language: Language, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let day = relative_day(language, at, now, zone);
    if by_language::is_ambiguous(language, days_between(now, at, zone)) {
        format!("{day} ({})", format_date(language, at, zone))
    } else {
        day
    }
}

fn date_of(at: Timestamp, zone: &TimeZone) -> Date {
    at.to_zoned(zone.clone()).date()
}

/// Days from one instant to another in a time zone, as the calendar counts them.
fn days_between(from: Timestamp, to: Timestamp, zone: &TimeZone) -> i32 {
    date_of(from, zone).until(date_of(to, zone)).map_or(i32::MAX, |span| span.get_days())
}

/// A distance: `350 m`, `1.2 km`.
#[must_use]
pub fn format_distance(language: Language, metres: u32) -> String {
    if metres < 1000 {
        return by_language::metres(language, (metres + 5) / 10 * 10);
    }
    let kilometres = if metres < 20_000 {
        format!("{}.{}", metres / 1000, metres % 1000 / 100)
    } else {
        (metres / 1000).to_string()
    };
    by_language::kilometres(language, &kilometres)
}

/// How far a place is for someone on foot: `7 min walk`, and beyond half an hour the distance.
#[must_use]
pub fn format_walk(language: Language, metres: u32) -> String {
    match walking_minutes(metres) {
        minutes if minutes <= MAX_WALKING_MINUTES => by_language::walk(language, minutes),
        _ => format_distance(language, metres),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kolkata() -> TimeZone {
        TimeZone::get("Asia/Kolkata").unwrap()
    }

    #[test]
    fn a_slot_names_the_part_of_the_day_once_where_once_is_enough() {
        let table = [
            ("2026-11-20T07:30:00Z", "2026-11-20T08:00:00Z", "1 – 1:30 pm", "दोपहर 1–1:30 बजे"),
            ("2026-11-20T10:30:00Z", "2026-11-20T11:00:00Z", "4 – 4:30 pm", "शाम 4–4:30 बजे"),
            ("2026-11-20T06:00:00Z", "2026-11-20T06:30:00Z", "11:30 am – 12 pm", "सुबह 11:30 – दोपहर 12 बजे"),
        ];
        for (start, end, english, hindi) in table {
            let slot = Slot { start: start.parse().unwrap(), end: end.parse().unwrap() };
            assert_eq!(format_slot(Language::English, slot, &kolkata()), english);
            assert_eq!(format_slot(Language::Hindi, slot, &kolkata()), hindi);
        }
    }

    #[test]
    fn short_distances_are_in_minutes_on_foot() {
        let table = [
            (60, "1 min walk", "पैदल 1 मिनट"),
            (900, "15 min walk", "पैदल 15 मिनट"),
            (2_450, "2.4 km", "2.4 किमी"),
        ];
        for (metres, english, hindi) in table {
            assert_eq!(format_walk(Language::English, metres), english);
            assert_eq!(format_walk(Language::Hindi, metres), hindi);
        }
    }

    #[test]
    fn yesterday_and_tomorrow_are_never_confused() {
        let zone = kolkata();
        // Half past midnight in Kolkata: the days turn there, not in UTC.
        let now: Timestamp = "2026-11-19T19:00:00Z".parse().unwrap();
        let at = |hours: i64| now + jiff::SignedDuration::from_hours(hours);
        let names =
            |language| [-48, -1, 0, 24, 48].map(|hours| relative_day(language, at(hours), now, &zone));
        assert_eq!(names(Language::English), ["Wed 18 Nov", "yesterday", "today", "tomorrow", "Sun 22 Nov"]);
        assert_eq!(names(Language::Hindi), ["18 नवंबर", "19 नवंबर", "आज", "कल", "22 नवंबर"]);
        assert_eq!(unambiguous_day(Language::Hindi, at(24), now, &zone), "कल (21 नवंबर)");
        assert_eq!(unambiguous_day(Language::Hindi, at(0), now, &zone), "आज");
    }
}
