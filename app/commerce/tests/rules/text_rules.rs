//! Text: one spelling for what people type in many, and names that cannot carry anything else.

use commerce::text::{
    MAX_LABEL_CHARS, MAX_QUERY_CHARS, clean_place_label, digit_value, is_bidi_control, is_invisible,
    normalize_words, truncate_query,
};
use commerce::{ContactName, ContactNameError};
use proptest::prelude::*;

#[test]
fn spellings_of_one_word_are_normalized_to_one() {
    for (one, other) in [
        ("Toor Dal", "toor  DAL"),
        ("crème", "creme"),
        ("Thāne", "thane"),
        ("मूँग", "मूंग"),
        ("मुँबई", "मुंबई"),
        ("ताज़ा", "ताजा"),
        ("वडाला रोड़", "वडाला रोड"),
        ("\u{95B}ीरा", "जीरा"),
        ("५०० ग्राम", "500 ग्राम"),
        ("૪૦૦૭૦૩", "400703"),
        ("d'lite", "dlite"),
        ("Ｔｅａ", "tea"),
        ("İstanbul", "istanbul"),
        ("क्\u{200d}ष", "क्ष"),
    ] {
        assert_eq!(normalize_words(one), normalize_words(other), "{one}");
    }
}

#[test]
fn words_end_at_spaces_and_punctuation_and_nowhere_else() {
    assert_eq!(normalize_words("चावल, दाल। प्याज"), ["चावल", "दाल", "प्याज"]);
    assert_eq!(normalize_words("  VILE-Parle (West)"), ["vile", "parle", "west"]);
    assert_eq!(normalize_words("Ｖａｓｈｉ　४"), ["vashi", "4"]);
    assert_eq!(normalize_words("சென்னை"), ["சென்னை"]);
    assert_ne!(normalize_words("दाल"), normalize_words("दल"));
    for nothing in ["", " - ", " -- ।। \u{200d}"] {
        assert!(normalize_words(nothing).is_empty(), "{nothing:?}");
    }
}

#[test]
fn digits_of_every_script_have_values() {
    for seven in ['7', '७', '૭', '７', '৭', '௭', '٧'] {
        assert_eq!(digit_value(seven), Some(7), "{seven}");
    }
    assert_eq!((digit_value('x'), digit_value('²')), (None, None));
}

#[test]
fn a_query_is_cut_at_its_length_in_characters() {
    assert_eq!(truncate_query("दाल"), "दाल");
    assert_eq!(truncate_query(&"दा".repeat(10_000)).chars().count(), MAX_QUERY_CHARS);
}

#[test]
fn names_of_all_scripts_are_accepted() {
    for name in [
        "Asha",
        "आशा देवी",
        "José",
        "O'Neil",
        "D’Souza",
        "Mary-Ann",
        "गोऱ्हे",
        "ஸ்ரீநிவாசன்",
        "محمد",
        "王小明",
        "Md. Salim",
        "ज़ाँ",
    ] {
        assert_eq!(ContactName::parse(name).as_ref().map(ContactName::as_str), Ok(name));
    }
    assert_eq!(ContactName::parse("  José\u{a0}Maria ").unwrap().as_str(), "José Maria");
    assert_eq!(ContactName::parse("A.P.J. Abdul").unwrap().as_str(), "A. P. J. Abdul");
    assert!(ContactName::parse(&"आ".repeat(ContactName::MAX_CHARS)).is_ok());
}

#[test]
fn a_name_carries_no_markup_no_link_and_nothing_invisible() {
    for empty in [
        "",
        " \t ",
        "\u{200b}",
        "\u{200b}\u{200d}\u{2060}",
        "\u{ad}",
        "\u{200e}\u{200f}",
        "\u{61c}",
        "\u{3164}",
        "\u{e0041}",
    ] {
        assert_eq!(ContactName::parse(empty), Err(ContactNameError::Empty), "{empty:?}");
    }
    let stacked = format!("a{}", "\u{301}".repeat(59));
    let ligatures = "\u{fdfd}".repeat(60);
    for wrong in [
        "*ACCEPTED* ~paid~ by UPI",
        "_Asha_",
        "`Asha`",
        "URGENT pay http://evil.example/upi",
        "evil.example/upi",
        "@asha",
        "Asha 9820",
        "A\nsha",
        "A\u{0}sha",
        "A\u{2028}sha",
        "\u{2800}",
        "...",
        "' - '",
        "\u{301}\u{302}",
        stacked.as_str(),
        ligatures.as_str(),
    ] {
        assert_eq!(ContactName::parse(wrong), Err(ContactNameError::InvalidCharacters), "{wrong:?}");
    }
    assert_eq!(ContactName::parse(&"a".repeat(61)), Err(ContactNameError::TooLong));
    // What remains of a host name is no link: a chat makes one only where no space follows the dot.
    assert_eq!(ContactName::parse("evil.example").unwrap().as_str(), "evil. example");
    assert_eq!(ContactName::parse("A\u{202e}sha\u{feff}").unwrap().as_str(), "Asha");
}

#[test]
fn a_profile_name_is_cleaned_rather_than_refused() {
    let clean = |name: &str| ContactName::from_profile(name).map(String::from);
    assert_eq!(
        clean("🌸 *Asha* Devi 🌸\nhttps://evil.example/x"),
        Some("Asha Devi https evil. example x".to_owned())
    );
    assert_eq!(clean("A\u{202e}sha"), Some("Asha".to_owned()));
    assert_eq!(clean("🌸🌸"), None);
    assert_eq!(clean("12345"), None);
    assert_eq!(clean(&"आ".repeat(3_000)).map(|name| name.chars().count()), Some(ContactName::MAX_CHARS));
    assert_eq!(clean(&format!("a{}", "\u{301}".repeat(59))).map(|name| name.chars().count()), Some(4));
}

#[test]
fn a_place_label_is_reduced_to_an_address() {
    for address in ["Flat 3/4, Sector 17 (Vashi), #12", "वाशी, सेक्टर १७"] {
        assert_eq!(clean_place_label(address).as_deref(), Some(address));
    }
    let clean = |label: &str| clean_place_label(label).unwrap_or_default();
    assert_eq!(clean("*Vashi*\u{202e}\nhttps://evil.example/upi"), "Vashi https //evil. example/upi");
    for nothing in ["", "\u{200b}\u{2800}", "...", "()"] {
        assert_eq!(clean_place_label(nothing), None, "{nothing:?}");
    }
    assert_eq!(clean(&"Sector ".repeat(100)).chars().count(), MAX_LABEL_CHARS);
}

proptest! {
    #[test]
    fn normalized_words_are_stable(text in any::<String>()) {
        let words = normalize_words(&text);
        prop_assert_eq!(normalize_words(&words.join(" ")), words);
    }

    #[test]
    fn a_parsed_name_parses_to_itself(text in "\\PC{0,40}") {
        for name in ContactName::parse(&text).ok().into_iter().chain(ContactName::from_profile(&text)) {
            prop_assert_eq!(ContactName::parse(name.as_str()), Ok(name.clone()));
            prop_assert!(!name.as_str().chars().any(|character| is_bidi_control(character) || character.is_control()));
        }
    }

    #[test]
    fn every_bidi_control_is_invisible(character in any::<char>()) {
        prop_assert!(!is_bidi_control(character) || is_invisible(character));
    }
}
