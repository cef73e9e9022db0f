//! Opening hours of an ordinary week.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A span of opening hours, in minutes after midnight; `close` is at most 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first minute.
    pub open: u16,
    /// The first minute after it.
    pub close: u16,
}

/// An ordinary week, Monday first. Written `mon-sat 07:00-22:00; sun 08:00-13:00,17:00-21:00`;
/// days may be listed (`mon,wed-fri`) and run over the weekend (`sat-mon`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeeklyHours {
    days: [Vec<Span>; 7],
}

/// Why a text cannot be parsed as weekly hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseHoursError {
    /// A rule has no days or no times.
    #[error("write hours like: mon-sat 07:00-22:00; sun closed")]
    Malformed,
    /// Not mon, tue, wed, thu, fri, sat or sun.
    #[error("there is no day called {0}")]
    UnknownDay(String),
    /// Not HH:MM, or closing before opening.
    #[error("{0} is not a span of time within one day")]
    InvalidSpan(String),
    /// Two spans of a day touch or overlap, or a day is named twice.
    #[error("the hours of one day overlap")]
    Overlap,
}

const DAY_NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn parse_day(name: &str) -> Result<usize, ParseHoursError> {
    DAY_NAMES.iter().position(|day| *day == name).ok_or_else(|| ParseHoursError::UnknownDay(name.to_owned()))
}

fn parse_minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= 1440).then_some(total)
}

impl FromStr for WeeklyHours {
    type Err = ParseHoursError;

    fn from_str(text: &str) -> Result<Self, ParseHoursError> {
        let mut week = Self::default();
        let mut named = [false; 7];
        for part in text.to_ascii_lowercase().split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (days, times) = part.split_once(char::is_whitespace).ok_or(ParseHoursError::Malformed)?;
            let mut spans = Vec::new();
            if times.trim() != "closed" {
                for span in times.split(',').map(str::trim) {
                    let bad = || ParseHoursError::InvalidSpan(span.to_owned());
                    let (open, close) = span.split_once('-').ok_or_else(bad)?;
                    let (open, close) =
                        (parse_minutes(open).ok_or_else(bad)?, parse_minutes(close).ok_or_else(bad)?);
                    if open >= close {
                        return Err(bad());
                    }
                    spans.push(Span { open, close });
                }
                spans.sort_by_key(|span| span.open);
                if spans.iter().zip(spans.iter().skip(1)).any(|(one, next)| next.open <= one.close) {
                    return Err(ParseHoursError::Overlap);
                }
            }
            for part in days.split(',') {
                let (first, last) = part.split_once('-').unwrap_or((part, part));
                let (first, last) = (parse_day(first)?, parse_day(last)?);
                for index in (0..=(last + 7 - first) % 7).map(|step| (first + step) % 7) {
                    if std::mem::replace(&mut named[index], true) {
                        return Err(ParseHoursError::Overlap);
                    }
                    week.days[index].clone_from(&spans);
                }
            }
        }
        Ok(week)
    }
}

impl fmt::Display for WeeklyHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, spans)) in DAY_NAMES.iter().zip(&self.days).enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            write!(f, "{name} ")?;
            if spans.is_empty() {
                f.write_str("closed")?;
            }
            for (index, span) in spans.iter().enumerate() {
                if index > 0 {
                    f.write_str(",")?;
                }
                let Span { open, close } = span;
                write!(f, "{:02}:{:02}-{:02}:{:02}", open / 60, open % 60, close / 60, close % 60)?;
            }
        }
        Ok(())
    }
}

impl Serialize for WeeklyHours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for WeeklyHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl WeeklyHours {
    /// The spans of a weekday, earliest first.
    #[must_use]
    pub fn spans_on(&self, weekday: Weekday) -> &[Span] {
        let index = usize::from(weekday.to_monday_zero_offset().unsigned_abs());
        self.days.get(index).map_or(&[], Vec::as_slice)
    }
}
