//! The sound key of a word: spellings that sound alike have the same key.
//!
//! Both sides are keyed by the same rules, so a key need not be a right transcription. Aspirates stay
//! (bhindi is not bindi); the weights of [`super::distance`] forgive them.

use super::latin::transliterate;

/// The key of a normalised word, in any script.
pub(crate) fn sound_key(word: &str) -> String {
    match transliterate(word) {
        Some(latin) => key_of_latin(&latin.chars().collect::<Vec<_>>()),
        None => {
            let letters: Vec<char> = word.chars().collect();
            key_of_latin(without_plural(&letters))
        }
    }
}

/// A Latin word of four letters or more without its plural ending.
fn without_plural(letters: &[char]) -> &[char] {
    if letters.len() < 4 {
        return letters;
    }
    let is_long_plural = ["oes", "ches", "shes", "xes", "sses"]
        .iter()
        .any(|ending| letters.ends_with(&ending.chars().collect::<Vec<_>>()));
    match letters {
        [stem @ .., _, _] if is_long_plural => stem,
        [.., 's' | 'u' | 'i', 's'] => letters,
        [stem @ .., 's'] => stem,
        _ => letters,
    }
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

const fn is_consonant(letter: char) -> bool {
    letter.is_ascii_lowercase() && !is_vowel(letter)
}

fn key_of_latin(letters: &[char]) -> String {
    let mut key = String::with_capacity(letters.len());
    let mut rest = letters;
    while let [first, ..] = rest {
        let (sound, used) = next_sound(rest, rest.len() == letters.len());
        for letter in sound.chars().chain((used == 0).then_some(*first)) {
            if !key.ends_with(letter) || letter.is_ascii_digit() {
                key.push(letter);
            }
        }
        rest = rest.get(used.max(1)..).unwrap_or_default();
    }
    key
}

/// What the next letters sound like, and how many they are; no letter when the first sounds as it is written.
const fn next_sound(letters: &[char], is_start: bool) -> (&'static str, usize) {
    match letters {
        ['t', 'c', 'h', ..] | ['c', 'h', 'h', ..] => ("c", 3),
        ['c', 'h', ..] => ("c", 2),
        ['c', 'k', ..] => ("k", 2),
        ['q', ..] => ("k", 1),
        ['c', 'e' | 'i' | 'y', ..] => ("s", 1),
        ['c', ..] => ("k", 1),
        ['s', 'h', ..] => ("s", 2),
        ['p', 'h', ..] => ("f", 2),
        ['w', 'h', ..] => ("v", 2),
        ['w', ..] => ("v", 1),
        ['z', ..] => ("j", 1),
        ['x', ..] => ("ks", 1),
        ['n', 'b' | 'p', ..] => ("m", 1),
        ['a', 'a', ..] => ("a", 2),
        ['e', 'e', ..] | ['i', 'e'] => ("i", 2),
        ['y'] if !is_start => ("i", 1),
        ['o', 'o', ..] => ("u", 2),
        ['a', 'i' | 'y', next, ..] if is_consonant(*next) => ("e", 2),
        ['a' | 'o', 'u', ..] => ("o", 2),
        ['i', 'y', next, ..] if is_vowel(*next) => ("y", 2),
        ['i', 'a', ..] => ("ya", 2),
        _ => ("", 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_sound_alike_have_one_key() {
        let alike: [&[&str]; 14] = [
            &["aloo", "alu", "आलू", "আলু"],
            &["daal", "dal", "दाल"],
            &["piyaz", "pyaz", "pyaaz", "प्याज"],
            &["chawal", "chaval", "चावल"],
            &["doodh", "dudh", "दूध", "દૂધ"],
            &["batata", "बटाटा", "બટાટા"],
            &["zeera", "jeera", "jira", "जीरा"],
            &["ghee", "ghi", "घी"],
            &["chai", "chaay", "चाय"],
            &["dhania", "dhaniya", "धनिया"],
            &["malai", "malaai", "मलाई"],
            &["lahsun", "लहसुन"],
            &["tomato", "tomatoes"],
            &["biscuit", "biscuits", "biskuit"],
        ];
        for words in alike {
            let keys: Vec<String> = words.iter().map(|word| sound_key(word)).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{words:?}: {keys:?}");
        }
    }

    #[test]
    fn different_goods_have_different_keys() {
        let table = [("dal", "dil"), ("bhindi", "bindi"), ("tel", "til"), ("500", "50"), ("gud", "gad")];
        for (one, other) in table {
            assert_ne!(sound_key(one), sound_key(other), "{one}, {other}");
        }
        assert_eq!(sound_key("500"), "500");
    }
}
