use commerce::{GstStatus, Language};
use jiff::civil::date;

use super::*;
use crate::feeds::test_support::{accept_row, assert_rejected, reject_row};

const RIGHT: &[(&str, &str)] = &[
    ("store_code", "asha-vashi"),
    ("name", "Asha General Store"),
    ("legal_name", "Asha General Store (Prop. Salim Pereira)"),
    ("locality", "Vashi"),
    ("address", "Shop 11, \"Palm Grove\", Sector 17"),
    ("city", "Navi Mumbai"),
    ("pin", "400703"),
    ("lat", "19.07138"),
    ("lon", "72.99935"),
    ("time_zone", "asia/kolkata"),
    ("hours", "mon-sat 07:00-13:30,16:30-22:00; sun 08:00-13:00"),
    ("holidays", "2026-11-09; 2026-11-08;2026-11-09"),
    ("prep_minutes", "15"),
    ("slot_minutes", "30"),
    ("slot_capacity", "10"),
    ("last_order_minutes", "20"),
    ("phone", "+91 70000 00002"),
    ("gst_status", "composition"),
    ("gstin", "27hdapp0000c1zb"),
    ("fssai", "21523000000002"),
    ("upi", "asha-vashi@nukkad"),
    ("languages", "mr;hi-IN;en;hi"),
    ("accent", "rust"),
    ("order_prefix", "AG"),
];

fn rejects(column: &str, values: &[&str], words: &str) {
    assert_rejected::<Stores>(RIGHT, column, values, words);
}

#[test]
fn a_right_row_becomes_a_store() {
    let store = accept_row::<Stores>(RIGHT, &[]);
    assert_eq!(store.code.as_str(), "asha-vashi");
    assert_eq!(store.name, "Asha General Store");
    assert_eq!(store.legal_name, "Asha General Store (Prop. Salim Pereira)");
    assert_eq!((store.locality.as_str(), store.city.as_str()), ("Vashi", "Navi Mumbai"));
    assert_eq!(store.address, "Shop 11, \"Palm Grove\", Sector 17");
    assert_eq!((store.pin.as_str(), store.time_zone.as_str()), ("400703", "Asia/Kolkata"));
    assert_eq!((store.position.lat, store.position.lon), (19.07138, 72.99935));
    assert_eq!(store.hours.to_string().matches("07:00-13:30,16:30-22:00").count(), 6);
    assert_eq!(store.holidays, [date(2026, 11, 8), date(2026, 11, 9)]);
    assert_eq!((store.prep_minutes, store.slot_minutes), (15, 30));
    assert_eq!((store.slot_capacity, store.last_order_minutes), (10, 20));
    assert_eq!(store.phone.e164(), "+917000000002");
    assert_eq!(store.gst, GstStatus::Composition { gstin: "27HDAPP0000C1ZB".to_owned() });
    assert_eq!(store.fssai.as_deref(), Some("21523000000002"));
    assert_eq!(store.upi.as_deref(), Some("asha-vashi@nukkad"));
    assert_eq!(store.languages, [Language::Hindi, Language::English]);
    assert_eq!(store.accent, Accent::Rust);
    assert!(!store.paused);
}

#[test]
fn optional_columns_may_be_empty() {
    let empty = [("gst_status", "unregistered"), ("gstin", ""), ("fssai", ""), ("upi", "")];
    let store = accept_row::<Stores>(
        RIGHT,
        &[empty.as_slice(), &[("holidays", ""), ("languages", ""), ("accent", "")]].concat(),
    );
    assert_eq!(store.gst, GstStatus::Unregistered);
    assert_eq!((store.fssai, store.upi), (None, None));
    assert_eq!(store.accent, Accent::Leaf);
    assert!(store.holidays.is_empty() && store.languages.is_empty());
}

#[test]
fn texts_must_be_there() {
    for column in ["store_code", "name", "legal_name", "locality", "address", "city", "hours", "phone"] {
        rejects(column, &["", " "], "empty");
    }
    rejects("name", &["a\tb", "a\nb"], "");
    rejects("address", &["x".repeat(301).as_str()], "longer than 300");
    rejects("store_code", &["Asha", "asha_vashi", "a/b", "a".repeat(41).as_str()], "a-z");
}

#[test]
fn a_place_is_in_india() {
    rejects("pin", &["", "40070", "4007033", "040070", "400 703", "४००७०३"], "");
    let swapped = [("lat", "72.99935"), ("lon", "19.07138")];
    assert!(reject_row::<Stores>(RIGHT, "lat", &swapped).contains("swapped"));
    let chad = [("lat", "15.45"), ("lon", "18.73")];
    assert!(reject_row::<Stores>(RIGHT, "lon", &chad).contains("not in India"));
    rejects("lat", &["0", "91", "-19.07138", "1e9"], "not in India");
    rejects("lon", &["0", "172.99935"], "not in India");
    rejects("lat", &["19,07138", "19°4'", "north"], "decimal degrees");
    rejects("lat", &["NaN", "inf", "-inf"], "not in India");
    rejects("time_zone", &["Asia/Bombay", "IST+5:30", "+05:30", "../../etc/passwd"], "no such time zone");
}

#[test]
fn hours_are_read_by_their_grammar() {
    rejects("hours", &["daily", "07:00-22:00"], "write hours like");
    rejects("hours", &["mo 07:00-22:00", "mon–sat 07:00-22:00"], "no day called");
    rejects("hours", &["mon 22:00-07:00", "mon 7-22", "mon 07:00-25:00"], "not a span of time");
    rejects("hours", &["mon 07:00-12:00,11:00-13:00", "mon 07:00-12:00; mon-tue closed"], "overlap");
    let wrong = ["8.11.2026", "2026-11-31", "2026-1-8", "2026-11-08T00:00", "20261108", "Diwali"];
    rejects("holidays", &wrong, "2026-11-08");
}

#[test]
fn numbers_are_in_their_ranges() {
    rejects("prep_minutes", &["", "-1", "721", "a", "15.0"], "");
    rejects("slot_minutes", &["0", "4", "721", "99999"], "from 5 to 720");
    rejects("slot_capacity", &["0", "1001"], "from 1 to 1000");
    rejects("last_order_minutes", &["-1", "721"], "from 0 to 720");
}

#[test]
fn phones_can_be_called() {
    let wrong = ["12345", "+91 00000 00000", "9.17E+11", "+91 70000 00002 ext 5", "tel:+917000000002"];
    rejects("phone", &wrong, "country code");
    rejects("phone", &["+".repeat(33).as_str()], "longer");
    assert_eq!(accept_row::<Stores>(RIGHT, &[("phone", "070000 00002")]).phone.e164(), "+917000000002");
}

#[test]
fn registrations_fit_their_status() {
    rejects("gstin", &["", "27HDAPP0000C1Z"], "GSTIN");
    rejects("gstin", &["27HDAPP0000C1ZC"], "mistyped");
    let surplus = [("gst_status", "unregistered")];
    assert!(reject_row::<Stores>(RIGHT, "gstin", &surplus).contains("has no GSTIN"));
    rejects("gst_status", &["", "Regular", "yes"], "");
    let regular = accept_row::<Stores>(RIGHT, &[("gst_status", "regular")]);
    assert_eq!(regular.gst, GstStatus::Regular { gstin: "27HDAPP0000C1ZB".to_owned() });
    rejects("fssai", &["2152300000000", "215230000000021", "2152300000000a"], "14 digits");
    rejects("order_prefix", &["vk", "V K", "VK-", "ABCDE", "वीके"], "capital letters and digits");
    rejects("upi", &["asha", "@nukkad", "asha@", "a b@nukkad", "asha@nuk.kad", "a@b@c"], "UPI address");
    rejects("accent", &["green", "Leaf", "#0b7a4b"], "leaf, maroon");
    rejects("languages", &["Hindi", "hi,en", "h", "english;hi"], "language codes");
}
