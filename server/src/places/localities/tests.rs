//! What people type, and what they mean by it.

use proptest::prelude::*;

use super::*;

fn suggest(query: &str) -> Vec<Locality> {
    Localities::embedded().suggest(query, 10, near_vashi)
}

/// Whether a store is near, in a network around Vashi.
fn near_vashi(position: Position) -> bool {
    metres_between(position, Position { lat: 19.08, lon: 73.0 }) < 30_000
}

/// Whether the first few suggestions hold a name with this beginning, at this PIN code.
fn finds(query: &str, name: &str, pin: &str) -> bool {
    suggest(query).iter().any(|locality| locality.name.starts_with(name) && locality.pin == pin)
}

#[test]
fn every_line_of_the_table_is_read() {
    let entries = &Localities::embedded().entries;
    let in_region = entries.iter().filter(|entry| entry.rank != OUTSIDE_REGION).count();
    assert_eq!(in_region, table::REGION.lines().count() + table::LANDMARKS.lines().count() - 2);
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
    for query in ["", "  ", "---", "zzzzzz", "\u{0}", "qwxzt <b>&", "xyzzy", "asdfgh"] {
        assert_eq!(suggest(query), [], "{query:?}");
    }
    assert_eq!(Localities::embedded().suggest("vashi", 0, near_vashi), []);
}

proptest! {
    #[test]
    fn no_text_breaks_it(query in any::<String>(), limit in 0..30_usize) {
        prop_assert!(Localities::embedded().suggest(&query, limit, near_vashi).len() <= limit);
    }

    #[test]
    fn every_name_of_the_region_finds_its_place(pick in any::<prop::sample::Index>()) {
        let localities = Localities::embedded();
        let region: Vec<_> = localities.entries.iter().filter(|entry| entry.rank != OUTSIDE_REGION).collect();
        let entry = region[pick.index(region.len())];
        let query = format!("{} {}", entry.name, entry.pin);
        let found = localities.suggest(&query, 40, near_vashi);
        prop_assert!(found.contains(&entry.locality()), "{query}: {found:#?}");
    }
}

#[test]
fn a_query_of_any_length_costs_no_more_than_a_short_one() {
    let padded = format!("vashi{}navi", " ".repeat(20_000));
    assert_eq!(
        Localities::embedded().suggest(&padded, 5, near_vashi),
        Localities::embedded().suggest("vashi", 5, near_vashi)
    );
}

/// The name of the first suggestion.
fn first(query: &str) -> String {
    suggest(query).first().map(|locality| locality.name.clone()).unwrap_or_default()
}

#[test]
fn people_s_spellings_find_the_place_first() {
    for (query, name) in [
        // As it sounds.
        ("vasi", "Vashi"),
        ("Waashi", "Vashi"),
        ("andheree", "Andheri"),
        ("ghatkoper", "Ghatkopar"),
        ("kharghr", "Kharghar"),
        ("sanpda", "Sanpada"),
        ("airolee", "Airoli"),
        ("thana", "Thane"),
        ("kurlaa", "Kurla"),
        ("mulundh", "Mulund"),
        // In the scripts of the region.
        ("वाशी", "Vashi"),
        ("વાશી", "Vashi"),
        ("થાણે", "Thane"),
        ("ठाणे", "Thane"),
        ("नेरूळ", "Nerul"),
        ("ઘાટકોપર", "Ghatkopar"),
        ("मुलुंड", "Mulund"),
        ("વાશ", "Vashi"),
        // Slips of the finger.
        ("vahsi", "Vashi"),
        ("nerlu", "Nerul"),
        ("belapru", "CBD Belapur"),
        ("dombvili", "Dombivli"),
        ("ghtakopar", "Ghatkopar"),
    ] {
        assert!(first(query).starts_with(name), "{query}: {:#?}", suggest(query));
    }
}

#[test]
fn words_that_name_no_area_help_and_never_block() {
    for (query, name) in [
        ("sector 17 vashi", "Vashi"),
        ("Vashi, sector 17", "Vashi"),
        ("vashi sector 26", "Vashi Sector 26"),
        ("near vashi station", "Vashi Station"),
        ("vashi railway stn", "Vashi Station"),
        ("nerul stetion", "Nerul"),
        ("shop 4 gulmohar society sector 9 nerul", "Nerul"),
        ("inorbit vashi", "Inorbit Mall Vashi"),
        ("dy patil stadium", "DY Patil Stadium"),
        ("वाशी स्टेशन", "Vashi Station"),
    ] {
        assert!(first(query).starts_with(name), "{query}: {:#?}", suggest(query));
    }
    for query in ["sector 17", "Station Road", "सेक्टर 9", "17"] {
        assert!(Localities::names_no_area(query) && suggest(query).is_empty(), "{query}");
    }
    assert!(!Localities::names_no_area("vashi") && !Localities::names_no_area(""));
}

#[test]
fn a_clear_name_needs_no_choice() {
    let resolve = |query: &str| Localities::embedded().resolve(query, near_vashi).map(|found| found.name);
    assert_eq!(resolve("vashi").as_deref(), Some("Vashi"), "the other Washi is far from every store");
    assert_eq!(resolve("vasi").as_deref(), Some("Vashi"));
    assert_eq!(resolve("वाशी").as_deref(), Some("Vashi"));
    assert_eq!(resolve("Sector 17, Vashi").as_deref(), Some("Vashi"), "sector 26 is another one");
    for query in ["vash", "vahsi", "qwxzt", ""] {
        assert_eq!(resolve(query), None, "{query}");
    }
}

#[test]
fn the_served_area_comes_first() {
    let far = |position| metres_between(position, Position { lat: 12.97, lon: 77.59 }) < 30_000;
    let found = Localities::embedded().suggest("vijaya", 5, far);
    assert_eq!(found.first().map(|locality| far(locality.position)), Some(true), "{found:#?}");
}

#[test]
fn a_position_is_called_after_the_nearest_locality() {
    let nearest = |lat, lon| Localities::embedded().nearest(Position { lat, lon });
    assert_eq!(nearest(19.08, 73.00).map(|found| found.pin).as_deref(), Some("400703"));
    assert_eq!(nearest(0.0, 0.0), None, "at sea");
}

#[test]
fn random_slips_in_names_of_the_region_are_forgiven() {
    let localities = Localities::embedded();
    let names: Vec<&str> = localities
        .entries
        .iter()
        .filter(|entry| entry.rank == 0 && entry.names[0].len() == 1 && entry.name.len() >= 6)
        .map(|entry| entry.name)
        .collect();
    assert!(names.len() > 50);
    let (mut found, mut all) = (0, 0);
    // A simple generator with a fixed seed: the same slips in every run.
    let mut random = 20_261_124_u32;
    let mut next = |below: usize| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(random >> 8).unwrap() % below
    };
    for name in &names {
        for kind in 0..4 {
            let mut letters: Vec<char> = name.to_lowercase().chars().collect();
            let at = 1 + next(letters.len() - 2);
            let letter = char::from(b'a' + u8::try_from(next(26)).unwrap());
            match kind {
                0 => letters.insert(at, letter),
                1 => drop(letters.remove(at)),
                2 => letters[at] = letter,
                _ => letters.swap(at, at + 1),
            }
            let query: String = letters.into_iter().collect();
            all += 1;
            found += usize::from(suggest(&query).iter().take(5).any(|locality| locality.name == *name));
        }
    }
    println!("{found} of {all} slips are forgiven");
    assert!(10 * found >= 8 * all, "{found} of {all}");
}
