//! Different spellings made one: for names somebody types.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// The zeros of the digits people type; the nine others follow each.
const ZEROS: [char; 13] = [
    '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}',
    '\u{ce6}', '\u{d66}', '\u{ff10}',
];

/// The value of a decimal digit in European, Arabic, full-width or an Indian script's form.
pub(super) fn digit(character: char) -> Option<u32> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(*zero))?;
        (value < 10).then_some(value)
    })
}

/// The words of a name, in the form in which names are compared: lower case, without accents
/// (`Thāne`), full-width forms and punctuation; Devanagari without the dot of `ड़`, and with one
/// sign for nasal vowels.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(name.chars());
    for character in decomposed.flat_map(char::to_lowercase) {
        let folded = match character {
            // Accents on Latin letters, the Devanagari and Gujarati nukta, joiners, apostrophes.
            '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{abc}' | '\u{200b}'..='\u{200f}' | '\'' | '’' => {
                continue;
            }
            '\u{901}' => '\u{902}',
            _ => character,
        };
        let folded = digit(folded).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(folded);
        if folded.is_alphanumeric() || is_vowel_sign(folded) {
            if let Some(word) = words.last_mut() {
                word.push(folded);
            }
        } else if words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Signs that belong to the letter before them, which `char::is_alphanumeric` does not all count.
fn is_vowel_sign(character: char) -> bool {
    matches!(character, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{955}'..='\u{957}'
        | '\u{a81}'..='\u{a83}' | '\u{abe}'..='\u{acd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        assert_eq!(words("Thāne"), ["thane"]);
        assert_eq!(words("  VILE-Parle (West)"), ["vile", "parle", "west"]);
        assert_eq!(words("Ｖａｓｈｉ　４"), ["vashi", "4"]);
        assert_eq!(words("मुँबई"), words("मुंबई"));
        assert_eq!(words("वडाला रोड़"), words("वडाला रोड"));
        assert_eq!(words("सेक्टर १७"), ["सेक्टर", "17"]);
        assert_eq!(words(" - "), Vec::<String>::new());
    }

    #[test]
    fn digits_of_every_script_have_values() {
        assert_eq!(digit('7'), Some(7));
        assert_eq!(digit('७'), Some(7));
        assert_eq!(digit('૭'), Some(7));
        assert_eq!(digit('７'), Some(7));
        assert_eq!(digit('x'), None);
        assert_eq!(digit('²'), None);
    }
}
