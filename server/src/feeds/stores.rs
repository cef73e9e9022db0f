//! A store from a row.

use std::future::Future;
use std::ops::RangeInclusive;

use commerce::hours::WeeklyHours;
use commerce::{Accent, GstStatus, Language, OrderPrefix, Phone, Position, Store, StoreCode};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use storage::{ImportSummary, Storage};

use super::feed::{Feed, FeedKind};
use super::gstin;
use super::row::{Row, RowError};

/// India with its islands, in degrees north and east. A swapped or mistyped point falls outside of it.
const LATITUDES: RangeInclusive<f64> = 6.0..=37.6;
const LONGITUDES: RangeInclusive<f64> = 68.0..=97.6;

/// A year of days closed, and some to spare.
const MAX_HOLIDAYS: usize = 400;

/// Longest prep time, slot and notice before closing, in minutes: half a day.
const MAX_MINUTES: u16 = 720;

/// The stores of a network. Whether one is paused is its keeper's, and not read here.
pub(super) struct Stores;

impl Feed for Stores {
    const KIND: FeedKind = FeedKind::Stores;
    const REQUIRED: &'static [&'static str] = &[
        "store_code",
        "name",
        "legal_name",
        "locality",
        "address",
        "city",
        "pin",
        "lat",
        "lon",
        "time_zone",
        "hours",
        "prep_minutes",
        "slot_minutes",
        "slot_capacity",
        "last_order_minutes",
        "phone",
        "gst_status",
    ];
    const OPTIONAL: &'static [&'static str] =
        &["holidays", "gstin", "fssai", "upi", "languages", "accent", "order_prefix", "minimum_order"];
    const KEY_COLUMN: &'static str = "store_code";
    const PRIVATE: &'static [&'static str] = &["legal_name", "address", "phone", "gstin", "fssai", "upi"];
    type Row = Store;

    fn parse_row(row: &Row) -> Result<Store, RowError> {
        Ok(Store {
            code: parse_store_code(row)?,
            name: row.text("name", 100)?.to_owned(),
            legal_name: row.text("legal_name", 200)?.to_owned(),
            locality: row.text("locality", 100)?.to_owned(),
            address: row.text("address", 300)?.to_owned(),
            city: row.text("city", 100)?.to_owned(),
            pin: parse_pin(row)?,
            position: parse_position(row)?,
            time_zone: parse_time_zone(row)?,
            hours: parse_hours(row)?,
            holidays: parse_holidays(row)?,
            prep_minutes: row.number("prep_minutes", &(0..=MAX_MINUTES))?,
            slot_minutes: row.number("slot_minutes", &(5..=MAX_MINUTES))?,
            slot_capacity: row.number("slot_capacity", &(1..=1_000))?,
            last_order_minutes: row.number("last_order_minutes", &(0..=MAX_MINUTES))?,
            phone: parse_phone(row)?,
            gst: parse_gst(row)?,
            fssai: parse_fssai(row)?,
            upi: parse_upi(row)?,
            languages: parse_languages(row)?,
            accent: parse_accent(row)?,
            order_prefix: parse_order_prefix(row)?,
            minimum_order: row.price("minimum_order")?.unwrap_or_default(),
            paused: false,
        })
    }

    fn key(store: &Store) -> (&str, &str) {
        (store.code.as_str(), "")
    }

    fn store(
        storage: &dyn Storage,
        rows: Vec<Store>,
    ) -> impl Future<Output = storage::Result<ImportSummary>> + Send {
        storage.import_stores(rows)
    }
}

/// The colour of the store's pages; the first of the palette when empty.
fn parse_accent(row: &Row) -> Result<Accent, RowError> {
    let Some(code) = row.optional("accent", 20)? else { return Ok(Accent::default()) };
    let known = Accent::ALL.map(Accent::code).join(", ");
    code.parse().map_err(|_| RowError::new("accent", format!("write one of {known}")))
}

/// The `store_code` of a store.
pub(super) fn parse_store_code(row: &Row) -> Result<StoreCode, RowError> {
    row.parse("store_code", "write letters a-z, digits and -, at most 40 of them")
}

/// Six digits, the first not 0 (India Post).
fn parse_pin(row: &Row) -> Result<String, RowError> {
    let pin = row.text("pin", 20)?;
    let digits = pin.bytes().all(|byte| byte.is_ascii_digit());
    if pin.len() != 6 || !digits || pin.starts_with('0') {
        return Err(RowError::new("pin", "write the six digits of the PIN code"));
    }
    Ok(pin.to_owned())
}

fn parse_position(row: &Row) -> Result<Position, RowError> {
    let degrees = "write decimal degrees, like 19.07712";
    let (lat, lon) = (row.parse("lat", degrees)?, row.parse("lon", degrees)?);
    let in_india = |lat: f64, lon: f64| LATITUDES.contains(&lat) && LONGITUDES.contains(&lon);
    if !in_india(lat, lon) {
        let (column, reason) = if in_india(lon, lat) {
            ("lat", "this place is not in India, but would be with lat and lon swapped")
        } else if LATITUDES.contains(&lat) {
            ("lon", "this place is not in India")
        } else {
            ("lat", "this place is not in India")
        };
        return Err(RowError::new(column, reason));
    }
    Position::new(lat, lon).map_err(|problem| RowError::new("lat", problem))
}

/// The name as the zone itself writes it.
fn parse_time_zone(row: &Row) -> Result<String, RowError> {
    let zone = TimeZone::get(row.text("time_zone", 60)?).ok();
    zone.as_ref()
        .and_then(TimeZone::iana_name)
        .map(str::to_owned)
        .ok_or_else(|| RowError::new("time_zone", "there is no such time zone; India's is Asia/Kolkata"))
}

fn parse_hours(row: &Row) -> Result<WeeklyHours, RowError> {
    row.text("hours", 400)?.parse().map_err(|problem| RowError::new("hours", problem))
}

fn parse_holidays(row: &Row) -> Result<Vec<Date>, RowError> {
    let mut holidays = Vec::new();
    for day in row.list("holidays", 5_000)? {
        // Jiff reads more forms than this one; a column should hold one.
        let date = if day.len() == 10 { day.parse::<Date>().ok() } else { None };
        holidays.push(
            date.ok_or_else(|| RowError::new("holidays", "write days like 2026-11-08, with ; between"))?,
        );
    }
    holidays.sort_unstable();
    holidays.dedup();
    if holidays.len() > MAX_HOLIDAYS {
        return Err(RowError::new("holidays", format!("there are more than {MAX_HOLIDAYS} of them")));
    }
    Ok(holidays)
}

fn parse_phone(row: &Row) -> Result<Phone, RowError> {
    let text = row.text("phone", 32)?;
    let written = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-() .".contains(&byte));
    let phone = if written { Phone::parse(text).ok() } else { None };
    phone.ok_or_else(|| {
        RowError::new("phone", "write a phone number with its country code, like +919876543210")
    })
}

fn parse_gst(row: &Row) -> Result<GstStatus, RowError> {
    let status = row.text("gst_status", 40)?;
    let number = row.optional("gstin", 40)?.map(str::to_ascii_uppercase);
    let registered = || -> Result<String, RowError> {
        let number =
            number.clone().ok_or_else(|| RowError::new("gstin", "a registered store has a GSTIN"))?;
        gstin::validate(&number).map_err(|problem| RowError::new("gstin", problem))?;
        Ok(number)
    };
    match status {
        "regular" => Ok(GstStatus::Regular { gstin: registered()? }),
        "composition" => Ok(GstStatus::Composition { gstin: registered()? }),
        "unregistered" if number.is_none() => Ok(GstStatus::Unregistered),
        "unregistered" => Err(RowError::new("gstin", "an unregistered store has no GSTIN")),
        _ => Err(RowError::new("gst_status", "write unregistered, composition or regular")),
    }
}

fn parse_fssai(row: &Row) -> Result<Option<String>, RowError> {
    let Some(number) = row.optional("fssai", 40)? else { return Ok(None) };
    if number.len() != 14 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(RowError::new("fssai", "write the 14 digits of the food licence"));
    }
    Ok(Some(number.to_owned()))
}

/// A virtual payment address: a name, `@`, and the payment service's handle.
fn parse_upi(row: &Row) -> Result<Option<String>, RowError> {
    let Some(address) = row.optional("upi", 100)? else { return Ok(None) };
    let fits = address.split_once('@').is_some_and(|(name, handle)| {
        let letters = |text: &str, more: &[u8]| {
            text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || more.contains(&byte))
        };
        letters(name, b".-_") && letters(handle, b"")
    });
    if !fits {
        return Err(RowError::new("upi", "write a UPI address, like store@bank"));
    }
    Ok(Some(address.to_owned()))
}

/// Capitals only: a number is read aloud and compared by eye.
fn parse_order_prefix(row: &Row) -> Result<Option<OrderPrefix>, RowError> {
    let Some(prefix) = row.optional("order_prefix", 10)? else { return Ok(None) };
    let parsed = prefix.parse();
    parsed.map(Some).map_err(|_| {
        RowError::new("order_prefix", "write one to four capital letters and digits, like VK or SG2")
    })
}

/// The store's languages, in its order, as far as the shop has them. Others may be named: they are
/// used once the shop has them, too.
fn parse_languages(row: &Row) -> Result<Vec<Language>, RowError> {
    let mut languages = Vec::new();
    for code in row.list("languages", 100)? {
        let primary = code.split('-').next().unwrap_or_default();
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(RowError::new("languages", "write language codes, like hi;en;mr"));
        }
        if let Some(language) = Language::from_code(code).filter(|language| !languages.contains(language)) {
            languages.push(language);
        }
    }
    Ok(languages)
}

#[cfg(test)]
mod tests;
