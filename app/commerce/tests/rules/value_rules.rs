//! Ids, packs, languages and phones: formatted and parsed without loss, nonsense rejected.

use commerce::{Language, OrderId, PackSize, PackUnit, Phone, Position, ProductId, StoreCode};
use proptest::prelude::*;

#[test]
fn codes_are_plain() {
    assert!("shree-ganesh-vashi".parse::<StoreCode>().is_ok());
    for bad in ["", "Vashi", "a/b", "ä", &"x".repeat(41)] {
        assert!(bad.parse::<StoreCode>().is_err(), "{bad}");
    }
    assert!("SKU_1.5-kg".parse::<ProductId>().is_ok());
    assert!("<script>".parse::<ProductId>().is_err());
}

#[test]
fn packs_are_whole() {
    let pack = |amount, unit| Some(PackSize { amount, unit });
    assert_eq!(PackSize::parse("1.5 kg"), pack(1_500, PackUnit::Grams));
    assert_eq!(PackSize::parse("500ml"), pack(500, PackUnit::Millilitres));
    assert_eq!(PackSize::parse("6 pieces"), pack(6, PackUnit::Pieces));
    for bad in ["", "kg", "0 g", "1.5 pieces", "1 pound", "99999999 kg", "-1 g", "1.2.3 kg"] {
        assert_eq!(PackSize::parse(bad), None, "{bad}");
    }
    assert_eq!(PackSize { amount: 1_250, unit: PackUnit::Grams }.to_string(), "1.25 kg");
}

#[test]
fn languages_are_chosen_by_weight() {
    assert_eq!(Language::from_accept_language("hi-IN,hi;q=0.9,en;q=0.8"), Some(Language::Hindi));
    assert_eq!(Language::from_accept_language("fr, en;q=0.4, hi;q=0.7"), Some(Language::Hindi));
    assert_eq!(Language::from_accept_language("ta-IN"), None);
    assert_eq!(Language::from_accept_language("hi;q=0, en"), Some(Language::English));
}

#[test]
fn phones_are_parsed_once() {
    for typed in ["98765 43210", "+91-98765-43210", "09876543210", "91 98765 43210"] {
        assert_eq!(
            Phone::parse(typed).map(|phone| phone.e164().to_owned()),
            Ok("+919876543210".to_owned()),
            "{typed}"
        );
    }
    assert!(Phone::parse("12345").is_err());
    assert!(Phone::from_digits("12ab5678").is_err());
    let phone = Phone::from_digits("919876543210").expect("a number");
    assert_eq!(phone.mask(), "••3210");
    assert_eq!(format!("{phone:?}"), "••3210", "a log must not show it whole");
}

#[test]
fn positions_are_on_the_earth() {
    assert!(Position::new(19.07, 72.99).is_ok());
    assert!(Position::new(91.0, 0.0).is_err());
    assert!(Position::new(f64::NAN, 0.0).is_err());
}

proptest! {
    #[test]
    fn ids_survive_writing(bits in any::<u128>()) {
        let id = OrderId(bits);
        prop_assert_eq!(id.to_string().parse::<OrderId>(), Ok(id));
        prop_assert_eq!(serde_json::from_str::<OrderId>(&serde_json::to_string(&id).unwrap()).unwrap(), id);
    }

    #[test]
    fn no_text_breaks_a_parser(text in "\\PC{0,60}") {
        let _ = text.parse::<OrderId>();
        let _ = text.parse::<StoreCode>();
        let _ = text.parse::<ProductId>();
        let _ = text.parse::<commerce::WeeklyHours>();
        let _ = PackSize::parse(&text);
        let _ = Language::from_accept_language(&text);
        let _ = Phone::parse(&text);
        let _ = Phone::from_digits(&text);
        let _ = commerce::Paise::parse_amount(&text);
    }
}
