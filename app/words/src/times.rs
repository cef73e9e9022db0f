//! Hours, days and distances, said in the store's time zone.

use commerce::{Language, Slot, Store};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A time of day: `7:30 am`, `सुबह 7:30`.
#[must_use]
pub fn clock(language: Language, at: Timestamp, zone: &TimeZone) -> String {
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

/// A day as seen from another: today, tomorrow, or the weekday and date.
#[must_use]
pub fn day(language: Language, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let (then, today) = (at.to_zoned(zone.clone()).date(), now.to_zoned(zone.clone()).date());
    let days = today.until(then).map_or(i32::MAX, |span| span.get_days());
    match (language, days) {
        (Language::English, 0) => "today".to_owned(),
        (Language::English, 1) => "tomorrow".to_owned(),
        (Language::Hindi, 0) => "आज".to_owned(),
        (Language::Hindi, 1) => "कल".to_owned(),
        _ => date(language, at, zone),
    }
}

/// A date without its year: `Fri 20 Nov`, `20 नवंबर`.
#[must_use]
pub fn date(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    let date = at.to_zoned(zone.clone()).date();
    match language {
        Language::English => date.strftime("%a %-d %b").to_string(),
        Language::Hindi => format!("{} {}", date.day(), hindi_month(date.month())),
    }
}

/// A pick-up window: `11:30 am – 12 pm`.
#[must_use]
pub fn window(language: Language, slot: Slot, zone: &TimeZone) -> String {
    format!("{} – {}", clock(language, slot.start, zone), clock(language, slot.end, zone))
}

/// A pick-up window with its day: `today, 11:30 am – 12 pm`.
#[must_use]
pub fn window_with_day(language: Language, slot: Slot, now: Timestamp, store: &Store) -> String {
    let zone = store.zone();
    format!("{}, {}", day(language, slot.start, now, &zone), window(language, slot, &zone))
}

/// A distance as people say it: `350 m`, `1.2 km`.
#[must_use]
pub fn distance(language: Language, metres: u32) -> String {
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
