//! Every PIN code of India, and how people type one.

use std::sync::LazyLock;

use commerce::text::{digit_value, is_invisible};
use commerce::{Place, Position};

/// The table, sorted by PIN code.
const TABLE: &str = include_str!("data/pincodes_india.tsv");

/// All PIN codes.
pub struct PinCodes {
    rows: Vec<Row>,
}

/// One line of the table; its texts are slices of it.
struct Row {
    number: u32,
    pin: &'static str,
    position: Position,
    main_office: &'static str,
    district: &'static str,
    state: &'static str,
}

/// The place of a PIN code.
#[derive(Debug, Clone, PartialEq)]
pub struct PinPlace {
    /// The six digits.
    pub pin: String,
    /// A point inside its area, usually the main post office; a few kilometres off at worst.
    pub position: Position,
    /// The name of the main post office, usually that of the town or the part of the city.
    pub main_office: String,
    /// The district; empty where the directory has none.
    pub district: String,
    /// The state or union territory; empty where the directory has none.
    pub state: String,
}

impl From<PinPlace> for Place {
    /// An area's middle, labelled with the main office's name.
    fn from(place: PinPlace) -> Self {
        Self { position: place.position, label: place.main_office, pin: Some(place.pin), exact: false }
    }
}

/// Why a text is no PIN code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// It is not six digits with a first digit above zero.
    #[error("a PIN code has six digits and does not begin with zero")]
    Malformed,
    /// It has the form of a PIN code, but no post office has it.
    #[error("there is no such PIN code")]
    Unknown,
}

impl PinCodes {
    /// The table inside the program, read at the first call.
    pub fn embedded() -> &'static Self {
        static PIN_CODES: LazyLock<PinCodes> =
            LazyLock::new(|| PinCodes { rows: TABLE.lines().skip(1).filter_map(Row::parse).collect() });
        &PIN_CODES
    }

    /// The place of a PIN code as it was typed: with spaces or hyphens between the digits, in
    /// full-width digits or in those of any Indian script.
    ///
    /// # Errors
    ///
    /// [`PinProblem::NotAPin`] when it cannot be a PIN code, [`PinProblem::Unknown`] when there is
    /// none such.
    pub fn find(&self, typed: &str) -> Result<PinPlace, PinError> {
        let number = parse_pin(typed).ok_or(PinError::Malformed)?;
        self.rows
            .binary_search_by_key(&number, |row| row.number)
            .ok()
            .and_then(|index| self.rows.get(index))
            .map(Row::place)
            .ok_or(PinError::Unknown)
    }

    /// Every PIN code with its main office, in the order of the numbers.
    pub(super) fn main_offices(&self) -> impl Iterator<Item = MainOffice> {
        self.rows.iter().map(|row| MainOffice {
            name: row.main_office,
            pin: row.pin,
            district: row.district,
            position: row.position,
        })
    }
}

/// The main post office of a PIN code.
pub(super) struct MainOffice {
    pub(super) name: &'static str,
    pub(super) pin: &'static str,
    pub(super) district: &'static str,
    pub(super) position: Position,
}

impl Row {
    fn parse(line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let pin = columns.next()?;
        let lat = columns.next()?.parse().ok()?;
        let lon = columns.next()?.parse().ok()?;
        Some(Self {
            number: pin.parse().ok()?,
            pin,
            position: Position::new(lat, lon).ok()?,
            main_office: columns.next()?,
            district: columns.next()?,
            state: columns.next()?,
        })
    }

    fn place(&self) -> PinPlace {
        PinPlace {
            pin: self.pin.to_owned(),
            position: self.position,
            main_office: self.main_office.to_owned(),
            district: self.district.to_owned(),
            state: self.state.to_owned(),
        }
    }
}

/// The PIN code in a text, in European digits: all of it, or the one word of it that has six digits (`Vashi 400703`). It may be a number that no post office has.
#[must_use]
pub(crate) fn find_pin(words: &str) -> Option<String> {
    if let Some(number) = parse_pin(words) {
        return Some(number.to_string());
    }
    let stops = |character: char| character.is_whitespace() || ",;:()!?।".contains(character);
    let mut found = words.split(stops).filter_map(parse_pin);
    let number = found.next()?;
    // Two numbers leave open which is meant.
    found.next().is_none().then(|| number.to_string())
}

/// Parses six digits with separators between them.
fn parse_pin(typed: &str) -> Option<u32> {
    let mut number = 0;
    let mut digits = 0;
    for character in typed.chars() {
        match digit_value(character) {
            // A seventh digit is seen below; more must not overflow.
            Some(digit) if digits < 7 => {
                number = number * 10 + digit;
                digits += 1;
            }
            Some(_) => return None,
            None if is_separator(character) => {}
            None => return None,
        }
    }
    (digits == 6 && number >= 100_000).then_some(number)
}

/// Spaces, hyphens and the invisible marks that come with a copied number.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || is_invisible(character)
        || matches!(character, '-' | '.' | '\u{2010}'..='\u{2015}' | '\u{ff0d}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn find(typed: &str) -> Result<PinPlace, PinError> {
        PinCodes::embedded().find(typed)
    }

    #[test]
    fn the_whole_table_is_read_and_sorted() {
        let rows = &PinCodes::embedded().rows;
        assert_eq!(rows.len(), TABLE.lines().count() - 1);
        assert_eq!(rows.len(), 19_586);
        assert!(rows.is_sorted_by(|one, next| one.number < next.number));
        assert!(rows.iter().all(|row| !row.main_office.is_empty() && row.pin.len() == 6));
    }

    #[test]
    fn vashi_and_delhi_are_where_they_are() {
        let vashi = find("400703").expect("Vashi");
        assert_eq!((vashi.main_office.as_str(), vashi.district.as_str()), ("Vashi", "Thane"));
        assert!((vashi.position.lat - 19.08).abs() < 0.05, "{vashi:?}");
        assert!((vashi.position.lon - 73.0).abs() < 0.05, "{vashi:?}");
        let delhi = find("110001").expect("Delhi");
        assert_eq!(delhi.state, "Delhi");
        assert!((delhi.position.lat - 28.62).abs() < 0.05, "{delhi:?}");
    }

    #[test]
    fn a_pin_code_may_be_typed_in_many_ways() {
        for typed in [
            "400703",
            " 400 703 ",
            "400-703",
            "४००७०३",
            "४०० ७०३",
            "૪૦૦૭૦૩",
            "४00७03",
            "４００７０３",
            "\u{200e}400703\u{feff}",
            "400\u{a0}703",
            "4 0 0 7 0 3",
        ] {
            assert_eq!(find(typed).map(|place| place.pin).as_deref(), Ok("400703"), "{typed:?}");
        }
    }

    #[test]
    fn malformed_and_unknown_pin_codes_differ() {
        for typed in [
            "",
            " ",
            "40070",
            "4007033",
            "400703400703400703",
            "Vashi",
            "400703!",
            "040070",
            "-400703x",
            "4²0703",
        ] {
            assert_eq!(find(typed), Err(PinError::Malformed), "{typed:?}");
        }
        assert_eq!(find("999999"), Err(PinError::Unknown));
        assert_eq!(find("100000"), Err(PinError::Unknown));
    }

    #[test]
    fn a_pin_code_is_found_among_words() {
        for words in
            ["400703", "४०० ७०३", "Vashi 400703", "my PIN is 400703.", "वाशी, ४००७०३", "400703 (Vashi)"]
        {
            assert_eq!(find_pin(words).as_deref(), Some("400703"), "{words}");
        }
        for words in
            ["", "Vashi", "Sector 17, Vashi", "40070", "+919820001234", "400703 or 400706", "x400703"]
        {
            assert_eq!(find_pin(words), None, "{words}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(typed in any::<String>()) {
            let _ = find(&typed);
            let _ = find_pin(&typed);
        }

        #[test]
        fn six_digits_are_found_or_unknown_but_never_malformed(number in 100_000_u32..1_000_000) {
            let answer = find(&number.to_string());
            prop_assert_ne!(answer.clone(), Err(PinError::Malformed));
            if let Ok(place) = answer {
                prop_assert_eq!(place.pin, number.to_string());
            }
        }
    }
}
