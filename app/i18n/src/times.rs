//! Hours, days and distances, said in the store's time zone.

use commerce::{Language, Slot, Store};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What Hindi calls both neighbours of today.
const TOMORROW_OR_YESTERDAY: &str = "कल";

/// A time of day: `7:30 am`, `सुबह 7:30`.
#[must_use]
pub fn format_time(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    let time = at.to_zoned(zone.clone()).time();
    let (hour, minute) = (time.hour(), time.minute());
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let digits = if minute == 0 { twelve.to_string() } else { format!("{twelve}:{minute:02}") };
    match language {
        Language::English => format!("{digits} {}", if hour < 12 { "am" } else { "pm" }),
        Language::Hindi => {
            let part = match hour {
                4..=11 => "सुबह",
                12..=15 => "दोपहर",
                16..=19 => "शाम",
                _ => "रात",
            };
            format!("{part} {digits}")
        }
    }
}

/// A day as seen from another: today, tomorrow, yesterday, or the date.
///
/// Hindi says `कल` for tomorrow and for yesterday; here it is tomorrow, and yesterday has its date.
#[must_use]
pub fn relative_day(language: Language, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let (then, today) = (at.to_zoned(zone.clone()).date(), now.to_zoned(zone.clone()).date());
    let days = today.until(then).map_or(i32::MAX, |span| span.get_days());
    match (language, days) {
        (Language::English, 0) => "today".to_owned(),
        (Language::English, 1) => "tomorrow".to_owned(),
        (Language::English, -1) => "yesterday".to_owned(),
        (Language::Hindi, 0) => "आज".to_owned(),
        (Language::Hindi, 1) => TOMORROW_OR_YESTERDAY.to_owned(),
        _ => format_date(language, at, zone),
    }
}

/// A date without its year: `Fri 20 Nov`, `20 नवंबर`.
#[must_use]
pub fn format_date(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    let date = at.to_zoned(zone.clone()).date();
    match language {
        Language::English => date.strftime("%a %-d %b").to_string(),
        Language::Hindi => format!("{} {}", date.day(), hindi_month(date.month())),
    }
}

/// A pick-up window, as short as it is clear: `1 – 1:30 pm`, `11:30 am – 12 pm`, `सुबह 9 – 9:30`.
#[must_use]
pub fn format_slot(language: Language, slot: Slot, zone: &TimeZone) -> String {
    let (start, end) = (format_time(language, slot.start, zone), format_time(language, slot.end, zone));
    let (Some(first), Some(last)) = (start.split_once(' '), end.split_once(' ')) else {
        return format!("{start} – {end}");
    };
    match language {
        Language::English if first.1 == last.1 => format!("{} – {end}", first.0),
        Language::Hindi if first.0 == last.0 => format!("{start} – {}", last.1),
        Language::English | Language::Hindi => format!("{start} – {end}"),
    }
}

/// A pick-up window with its day: `today, 11:30 am – 12 pm`, `कल (21 नवंबर), सुबह 9 – 9:30`.
///
/// It also stands in lists of orders, some of them over: there `कल` alone would read as yesterday.
#[must_use]
pub fn format_slot_with_day(language: Language, slot: Slot, now: Timestamp, store: &Store) -> String {
    let zone = store.time_zone();
    format!("{}, {}", unambiguous_day(language, slot.start, now, &zone), format_slot(language, slot, &zone))
}

fn unambiguous_day(language: Language, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let day = relative_day(language, at, now, zone);
    if day == TOMORROW_OR_YESTERDAY { format!("{day} ({})", format_date(language, at, zone)) } else { day }
}

/// A distance as people say it: `350 m`, `1.2 km`.
#[must_use]
pub fn format_distance(language: Language, metres: u32) -> String {
    let (metre, kilometre) = match language {
        Language::English => ("m", "km"),
        Language::Hindi => ("मीटर", "किमी"),
    };
    if metres < 1000 {
        return format!("{} {metre}", (metres + 5) / 10 * 10);
    }
    if metres < 20_000 {
        return format!("{}.{} {kilometre}", metres / 1000, metres % 1000 / 100);
    }
    format!("{} {kilometre}", metres / 1000)
}

const fn hindi_month(month: i8) -> &'static str {
    match month {
        1 => "जनवरी",
        2 => "फ़रवरी",
        3 => "मार्च",
        4 => "अप्रैल",
        5 => "मई",
        6 => "जून",
        7 => "जुलाई",
        8 => "अगस्त",
        9 => "सितंबर",
        10 => "अक्टूबर",
        11 => "नवंबर",
        _ => "दिसंबर",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kolkata() -> TimeZone {
        TimeZone::get("Asia/Kolkata").unwrap()
    }

    fn said(language: Language, start: &str, end: &str) -> String {
        let slot = Slot { start: start.parse().unwrap(), end: end.parse().unwrap() };
        format_slot(language, slot, &kolkata())
    }

    #[test]
    fn the_part_of_the_day_is_said_once_where_once_is_enough() {
        let afternoon = ("2026-11-20T07:30:00Z", "2026-11-20T08:00:00Z");
        assert_eq!(said(Language::English, afternoon.0, afternoon.1), "1 – 1:30 pm");
        assert_eq!(said(Language::Hindi, afternoon.0, afternoon.1), "दोपहर 1 – 1:30");
        let noon = ("2026-11-20T06:00:00Z", "2026-11-20T06:30:00Z");
        assert_eq!(said(Language::English, noon.0, noon.1), "11:30 am – 12 pm");
        assert_eq!(said(Language::Hindi, noon.0, noon.1), "सुबह 11:30 – दोपहर 12");
    }

    #[test]
    fn yesterday_is_never_called_as_tomorrow_is() {
        let zone = kolkata();
        // Half past midnight in Kolkata: the days turn there, not in UTC.
        let now: Timestamp = "2026-11-19T19:00:00Z".parse().unwrap();
        let at = |hours: i64| now + jiff::SignedDuration::from_hours(hours);
        let named =
            |language| [-48, -1, 0, 24, 48].map(|hours| relative_day(language, at(hours), now, &zone));
        assert_eq!(named(Language::English), ["Wed 18 Nov", "yesterday", "today", "tomorrow", "Sun 22 Nov"]);
        assert_eq!(named(Language::Hindi), ["18 नवंबर", "19 नवंबर", "आज", "कल", "22 नवंबर"]);
        assert_eq!(unambiguous_day(Language::Hindi, at(24), now, &zone), "कल (21 नवंबर)");
        assert_eq!(unambiguous_day(Language::Hindi, at(0), now, &zone), "आज");
    }
}
