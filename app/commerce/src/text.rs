//! Text that people type: normalised for comparison, cleaned for display.
//!
//! What a character is comes from the Unicode Character Database (ICU4X). Its tables are for the
//! server; the browser never calls this module, so that they are not linked there.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Characters of a search query that count; what follows is cut off.
pub const MAX_QUERY_CHARS: usize = 80;

/// The most characters of a place's name or address.
pub const MAX_LABEL_CHARS: usize = 100;

/// Combining marks that may follow one another: a nukta, a vowel sign and a nasal sign.
pub(crate) const MAX_MARKS: usize = 3;

/// The zeros of the digits people type (European, Arabic, Persian, Indian scripts, full-width); the
/// nine other digits follow each.
const ZEROS: [char; 13] = [
    '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}',
    '\u{ce6}', '\u{d66}', '\u{ff10}',
];

fn is_in(character: char, group: GeneralCategoryGroup) -> bool {
    group.contains(CodePointMapData::<GeneralCategory>::new().get(character))
}

/// A letter of any script (`General_Category` L).
#[must_use]
pub fn is_letter(character: char) -> bool {
    is_in(character, GeneralCategoryGroup::Letter)
}

/// A mark that combines with the character before it (`General_Category` M): accents, vowel signs.
#[must_use]
pub fn is_mark(character: char) -> bool {
    is_in(character, GeneralCategoryGroup::Mark)
}

/// A character that draws nothing by itself (`Default_Ignorable_Code_Point`, and the interlinear
/// annotation controls): joiners, bidirectional controls, variation selectors, fillers, tags.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
        || matches!(character, '\u{fff9}'..='\u{fffb}')
}

/// The zero-width joiner and non-joiner, with which Indian scripts spell.
#[must_use]
pub const fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// A control that changes the direction of the text around it (UAX #9, table 4: `Bidi_Control`).
#[must_use]
pub const fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The value of a decimal digit in European, Arabic, full-width or an Indian script's form.
#[must_use]
pub fn digit_value(character: char) -> Option<u32> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(*zero))?;
        (value < 10).then_some(value)
    })
}

/// The first [`MAX_QUERY_CHARS`] characters of a search query.
#[must_use]
pub fn truncate_query(query: &str) -> &str {
    let end = query.char_indices().nth(MAX_QUERY_CHARS).map_or(query.len(), |(index, _)| index);
    query.get(..end).unwrap_or(query)
}

/// Marks that make no other word: accents over Latin letters, and the nuktas of Indian scripts (ज़ is
/// typed ज as often). Vowel signs do make another word.
const fn is_dropped_mark(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{9bc}' | '\u{a3c}' | '\u{abc}' | '\u{b3c}' | '\u{cbc}'
    )
}

/// The words of a text in the form in which they are compared: lower case, without accents, nuktas,
/// invisible characters and apostrophes; candrabindu as anusvara; digits of all scripts as 0–9.
/// Everything else separates words.
#[must_use]
pub fn normalize_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(text.chars());
    for character in decomposed.flat_map(char::to_lowercase) {
        if is_dropped_mark(character) || is_invisible(character) || matches!(character, '\'' | '’') {
            continue;
        }
        let character = match character {
            '\u{901}' => '\u{902}',
            other => digit_value(other).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(other),
        };
        // `is_alphanumeric` leaves out viramas and some vowel signs, which are inside words.
        if character.is_alphanumeric() || is_mark(character) {
            if let Some(word) = words.last_mut() {
                word.push(character);
            }
        } else if words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Cleans a text that came from outside for a single line: characters that `is_allowed` refuses become spaces,
/// invisible ones are dropped, more than [`MAX_MARKS`] marks in a row are cut, a dot before a letter or
/// digit gets a space after it (so that a chat does not make a link of it), runs of spaces become one.
pub(crate) fn clean_line(text: &str, is_allowed: impl Fn(char) -> bool) -> String {
    let mut line = String::with_capacity(text.len());
    let mut marks = 0;
    for character in text.chars() {
        if is_invisible(character) && !(is_joiner(character) && line.ends_with(is_virama)) {
            continue;
        }
        if is_mark(character) {
            marks += 1;
            // A mark needs a character to combine with.
            if marks <= MAX_MARKS && !line.is_empty() && !line.ends_with(' ') {
                line.push(character);
            }
            continue;
        }
        marks = 0;
        if line.ends_with('.') && character.is_alphanumeric() {
            line.push(' ');
        }
        if is_allowed(character) && !character.is_whitespace() {
            line.push(character);
        } else if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The viramas of the scripts of India, after which a joiner chooses between two forms of a conjunct
/// (The Unicode Standard, chapter 12).
const fn is_virama(character: char) -> bool {
    matches!(
        character,
        '\u{94d}'
            | '\u{9cd}'
            | '\u{a4d}'
            | '\u{acd}'
            | '\u{b4d}'
            | '\u{bcd}'
            | '\u{c4d}'
            | '\u{ccd}'
            | '\u{d4d}'
    )
}

/// The name or address of a place as it came from outside, cleaned for display: one line of letters,
/// digits, spaces and `, . - ' ’ ( ) / & #`, at most [`MAX_LABEL_CHARS`] characters. `None` when no
/// letter or digit is left.
#[must_use]
pub fn clean_place_label(text: &str) -> Option<String> {
    let is_allowed = |character: char| {
        character.is_alphanumeric()
            || matches!(character, ',' | '.' | '-' | '\'' | '’' | '(' | ')' | '/' | '&' | '#')
    };
    let label = truncate(clean_line(text, is_allowed), MAX_LABEL_CHARS);
    label.contains(char::is_alphanumeric).then_some(label)
}

/// Cuts a text after so many characters, with whatever space that leaves at the end.
pub(crate) fn truncate(mut text: String, max_chars: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(max_chars) {
        text.truncate(end);
        text.truncate(text.trim_end().len());
    }
    text
}
