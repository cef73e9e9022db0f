//! What people type, and what they mean by it.

use proptest::prelude::*;

use super::*;

fn suggest(query: &str) -> Vec<Locality> {
    Localities::embedded().suggest(query, 10)
}

/// Whether the first few suggestions hold a name with this beginning, at this PIN code.
fn finds(query: &str, name: &str, pin: &str) -> bool {
    suggest(query).iter().any(|locality| locality.name.starts_with(name) && locality.pin == pin)
}

#[test]
fn every_line_of_the_table_is_read() {
    let entries = &Localities::embedded().entries;
    let in_region = entries.iter().filter(|entry| entry.rank != OUTSIDE_REGION).count();
    assert_eq!(in_region, REGION.lines().count() - 1);
    assert!(entries.len() > 19_000);
    assert!(entries.iter().all(|entry| entry.pin.len() == 6 && !entry.name.is_empty()));
}

#[test]
fn beginnings_find_towns_first_with_pin_and_district() {
    let found = suggest("vas");
    assert!(
        found.iter().any(|locality| locality.name == "Vashi"
            && locality.pin == "400703"
            && locality.district == "Thane"),
        "{found:#?}"
    );
    assert!(
        found.iter().any(|locality| locality.name == "Vasai"
            && locality.pin == "401201"
            && locality.district == "Palghar"),
        "{found:#?}"
    );
    assert_eq!(suggest("vashi").first().map(|locality| locality.pin.clone()).as_deref(), Some("400703"));
}

#[test]
fn common_spellings_lead_to_one_place() {
    for (query, name, pin) in [
        ("bassein", "Vasai", "401201"),
        ("Ambernath", "Ambarnath", "421501"),
        ("ambarnath", "Ambarnath", "421501"),
        ("Vileparle", "Vile Parle East", "400057"),
        ("vile parle", "Vile Parle West", "400056"),
        ("parle east", "Vile Parle East", "400057"),
        ("VT", "CSMT", "400001"),
        ("cst", "CSMT", "400001"),
        ("vesava", "Versova", "400061"),
        ("dombivali", "Dombivli", "421201"),
        ("dombivli west", "Dombivli West", "421202"),
        ("borivli", "Borivali", "400091"),
        ("koparkhairane", "Kopar Khairane", "400709"),
        ("kopar khairne", "Kopar Khairane", "400709"),
        ("bhayander w", "Bhayandar West", "401101"),
        ("nalla sopara", "Nalasopara", "401209"),
        ("kalva", "Kalwa", "400605"),
        ("belapur", "CBD Belapur", "400614"),
        ("seawoods", "Seawoods", "400706"),
        ("badlapur", "Badlapur", "421503"),
        ("Thāne", "Thane", "400601"),
        ("lalbaug", "Lalbaug", "400012"),
        ("lal baug", "Lalbaug", "400012"),
        ("bombay", "Mumbai", "400001"),
        ("navi mumbai", "Navi Mumbai", "400703"),
        ("bkc", "Bandra Kurla Complex", "400051"),
    ] {
        assert!(finds(query, name, pin), "{query}: {:#?}", suggest(query));
    }
}

#[test]
fn hindi_and_marathi_names_are_understood() {
    for (query, name, pin) in [
        ("वाशी", "Vashi", "400703"),
        ("ठाणे", "Thane", "400601"),
        ("कल्याण", "Kalyan", "421301"),
        ("डोंबिवली", "Dombivli", "421201"),
        ("अंधेरी", "Andheri", "400053"),
        ("अँधेरी", "Andheri", "400053"),
        ("वसई", "Vasai", "401201"),
        ("मुंब", "Mumbai", "400001"),
        ("भिवंडी", "Bhiwandi", "421308"),
        ("नवी मुंबई", "Navi Mumbai", "400703"),
        ("नेरुल", "Nerul", "400706"),
    ] {
        assert!(finds(query, name, pin), "{query}: {:#?}", suggest(query));
    }
}

#[test]
fn a_pin_code_and_the_rest_of_india_are_found_too() {
    assert_eq!(suggest("400703").first().map(|locality| locality.name.as_str()), Some("Vashi"));
    assert!(suggest("४००७०३").iter().all(|locality| locality.pin == "400703"));
    assert!(suggest("vashi 400703").iter().any(|locality| locality.name == "Vashi"));
    assert!(suggest("ndc").is_empty(), "parcel offices: {:#?}", suggest("ndc"));
    assert!(finds("koramangala", "Koramangala", "560034"), "{:#?}", suggest("koramangala"));
}

#[test]
fn nothing_is_suggested_for_nothing() {
    for query in ["", "  ", "---", "zzzzzz", "\u{0}"] {
        assert_eq!(suggest(query), [], "{query:?}");
    }
    assert_eq!(Localities::embedded().suggest("vashi", 0), []);
}

proptest! {
    #[test]
    fn no_text_breaks_it(query in any::<String>(), limit in 0..30_usize) {
        prop_assert!(Localities::embedded().suggest(&query, limit).len() <= limit);
    }

    #[test]
    fn every_name_of_the_region_finds_its_place(pick in any::<prop::sample::Index>()) {
        let localities = Localities::embedded();
        let region: Vec<_> = localities.entries.iter().filter(|entry| entry.rank != OUTSIDE_REGION).collect();
        let entry = region[pick.index(region.len())];
        let query = format!("{} {}", entry.name, entry.pin);
        let found = localities.suggest(&query, 40);
        prop_assert!(found.contains(&entry.locality()), "{query}: {found:#?}");
    }
}

#[test]
fn a_query_of_any_length_costs_no_more_than_a_short_one() {
    let padded = format!("vashi{}navi", " ".repeat(20_000));
    assert_eq!(Localities::embedded().suggest(&padded, 5), Localities::embedded().suggest("vashi", 5));
}
