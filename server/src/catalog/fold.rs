//! Folding: one spelling for what people type in many.

use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;

static DECOMPOSED: LazyLock<DecomposingNormalizerBorrowed<'static>> =
    LazyLock::new(DecomposingNormalizerBorrowed::new_nfkd);

/// Marks that make no other word: accents over Latin letters, the nuktas of Indian scripts (ज़ is
/// typed ज as often), joiners; vowel signs are letters of their own and stay.
const fn is_dropped(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36F}'
            | '\u{93C}' | '\u{9BC}' | '\u{A3C}' | '\u{ABC}' | '\u{B3C}' | '\u{CBC}'
            | '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\'' | '’'
    )
}

/// The words of a text, folded: small letters, no accents, no nuktas, candrabindu as anusvara,
/// Indian digits as 0–9, everything else between words.
#[must_use]
pub fn fold(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in DECOMPOSED.normalize(text).chars().filter(|letter| !is_dropped(*letter)) {
        let letter = match letter {
            '\u{901}' => '\u{902}',
            '\u{966}'..='\u{96F}' => char::from(b'0' + (u32::from(letter) - 0x966) as u8),
            '\u{AE6}'..='\u{AEF}' => char::from(b'0' + (u32::from(letter) - 0xAE6) as u8),
            other => other,
        };
        // `is_alphanumeric` leaves out the virama and some vowel signs, which lie inside words.
        if letter.is_alphanumeric() || matches!(letter, '\u{900}'..='\u{D7F}' if !is_danda(letter)) {
            if let Some(word) = words.last_mut() {
                word.extend(letter.to_lowercase());
            }
        } else if words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The full stops of Indian scripts.
const fn is_danda(letter: char) -> bool {
    matches!(letter, '\u{964}' | '\u{965}' | '\u{970}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_together() {
        for (one, other) in [
            ("Toor Dal", "toor  DAL"),
            ("crème", "creme"),
            ("मूँग", "मूंग"),
            ("ताज़ा", "ताजा"),
            ("\u{95B}ीरा", "जीरा"),
            ("५०० ग्राम", "500 ग्राम"),
            ("d'lite", "dlite"),
            ("Ｔｅａ", "tea"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
    }

    #[test]
    fn vowel_signs_and_virama_stay_inside_words() {
        assert_eq!(fold("चावल, दाल। प्याज"), ["चावल", "दाल", "प्याज"]);
        assert_ne!(fold("दाल"), fold("दल"));
    }

    #[test]
    fn nothing_folds_to_nothing() {
        assert!(fold("").is_empty());
        assert!(fold(" -- ।। \u{200d}").is_empty());
    }
}
