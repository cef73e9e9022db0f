//! The words of all names, and which of them a typed word can mean: the word itself, one that sounds the same,
//! one that begins so, and where there is none of these one that is spelt or sounds nearly so.

use std::collections::BTreeMap;

use super::table::{Entry, OUTSIDE_REGION};
use crate::text::{TypedKey, letter_mask, sound_key};

/// Letters from which on a typed word is read as a beginning.
const MIN_BEGINNING: usize = 2;

/// Words outside the region that a beginning can mean.
const MAX_BEGINNINGS_OUTSIDE: usize = 400;

/// Digits from which on a number is the beginning of a PIN code.
const MIN_PIN_DIGITS: usize = 4;

/// The quality of a word that sounds the same.
const SAME_SOUND: f32 = 0.95;
/// The quality of a word that sounds nearly the same, and what it loses on the way to the farthest one.
const NEAR: f32 = 0.5;
const NEAR_LOSS: f32 = 0.3;

/// A name that contains a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    /// The position of the name among all names.
    pub(super) name: u32,
    /// How many words of the name it is: all of them where the name is written as one word, none for a PIN
    /// code.
    pub(super) words: u8,
}

/// A spelling of the name of an entry.
pub(super) struct Name {
    /// The position of the entry.
    pub(super) entry: u32,
    /// Its words that say more than *east* or *station*.
    pub(super) distinctive_words: u8,
    /// All its words.
    pub(super) words: u8,
    /// Whether it has a number: one sector of many.
    pub(super) has_number: bool,
}

/// The words of all names.
pub(super) struct Vocabulary {
    pub(super) names: Vec<Name>,
    /// In the order of their letters.
    words: Vec<Word>,
    /// Of the region's words: sound key, its letters, and the word.
    keys: Vec<(String, u32, u32)>,
}

struct Word {
    text: String,
    in_region: bool,
    occurrences: Vec<Occurrence>,
}

/// A word that a typed one can mean, and how well it fits: 0 to 1.
pub(super) struct Meaning<'a> {
    pub(super) quality: f32,
    pub(super) occurrences: &'a [Occurrence],
}

impl Vocabulary {
    pub(super) fn new(entries: &[Entry]) -> Self {
        let mut names = Vec::new();
        let mut words: BTreeMap<String, (bool, Vec<Occurrence>)> = BTreeMap::new();
        for (entry, number) in entries.iter().zip(0..) {
            let in_region = entry.rank != OUTSIDE_REGION;
            for spelling in &entry.names {
                let name = u32::try_from(names.len()).unwrap_or(u32::MAX);
                let count = |words: usize| u8::try_from(words).unwrap_or(u8::MAX);
                let mut add = |word: &str, words_of_name: usize| {
                    let (is_of_region, occurrences) = words.entry(word.to_owned()).or_default();
                    *is_of_region |= in_region;
                    occurrences.push(Occurrence { name, words: count(words_of_name) });
                };
                for word in spelling {
                    add(word, 1);
                }
                if spelling.len() > 1 {
                    add(&spelling.concat(), spelling.len());
                }
                add(entry.pin, 0);
                let distinctive = spelling.iter().filter(|word| !is_generic(word));
                names.push(Name {
                    entry: number,
                    distinctive_words: count(distinctive.count()),
                    words: count(spelling.len()),
                    has_number: spelling.iter().any(|word| is_number(word)),
                });
            }
        }
        let is_word = |word: &str| word.chars().any(char::is_alphabetic);
        let mut keys: Vec<(String, u32, u32)> = words
            .iter()
            .zip(0..)
            .filter(|((word, (is_of_region, _)), _)| *is_of_region && is_word(word))
            .map(|((word, _), number)| {
                let key = sound_key(word);
                let mask = letter_mask(&key);
                (key, mask, number)
            })
            .collect();
        keys.sort_unstable();
        let words =
            words.into_iter().map(|(text, (in_region, occurrences))| Word { text, in_region, occurrences });
        Self { names, words: words.collect(), keys }
    }

    /// What a typed word can mean.
    pub(super) fn meanings(&self, typed: &str) -> Vec<Meaning<'_>> {
        let letters = typed.chars().count();
        let mut meanings = Vec::new();
        let first = self.words.partition_point(|word| word.text.as_str() < typed);
        let beginnings = self.words.iter().skip(first).take_while(|word| word.text.starts_with(typed));
        let mut outside = 0;
        for word in beginnings {
            let quality = match word.text.chars().count() {
                whole if whole == letters => 1.0,
                whole if letters >= MIN_BEGINNING => beginning_quality(letters, whole),
                _ => continue,
            };
            outside += usize::from(!word.in_region);
            if word.in_region || outside <= MAX_BEGINNINGS_OUTSIDE {
                meanings.push(Meaning { quality, occurrences: &word.occurrences });
            }
        }
        if letters >= MIN_BEGINNING && typed.chars().any(char::is_alphabetic) {
            self.add_by_sound(typed, &mut meanings);
        }
        meanings
    }

    /// The words of the region that sound as the typed word does, begin so, or nearly sound so.
    fn add_by_sound<'a>(&'a self, typed: &str, meanings: &mut Vec<Meaning<'a>>) {
        let typed = sound_key(typed);
        let letters = typed.chars().count();
        if letters < MIN_BEGINNING {
            return;
        }
        let first = self.keys.partition_point(|(key, _, _)| *key < typed);
        let alike = self.keys.iter().skip(first).take_while(|(key, _, _)| key.starts_with(&typed));
        for (key, _, word) in alike {
            let quality = match key.chars().count() {
                whole if whole == letters => SAME_SOUND,
                whole => SAME_SOUND * beginning_quality(letters, whole),
            };
            meanings.extend(self.meaning(*word, quality));
        }
        if !meanings.is_empty() {
            return;
        }
        let Some(typed) = TypedKey::new(&typed) else { return };
        let near = self
            .keys
            .iter()
            .filter_map(|(key, mask, word)| Some((typed.distance(key, *mask, false)?, *word)));
        let near: Vec<(f32, u32)> = near.collect();
        let least = near.iter().map(|(distance, _)| *distance).fold(f32::INFINITY, f32::min);
        // A word that is farther off than another is not meant.
        for (distance, word) in near.into_iter().filter(|(distance, _)| *distance <= least + 0.2) {
            meanings.extend(self.meaning(word, NEAR - NEAR_LOSS * distance));
        }
    }

    fn meaning(&self, word: u32, quality: f32) -> Option<Meaning<'_>> {
        let occurrences = &self.words.get(usize::try_from(word).ok()?)?.occurrences;
        Some(Meaning { quality, occurrences })
    }
}

fn beginning_quality(typed: usize, whole: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "words have a few letters")]
    let share = typed as f32 / whole as f32;
    0.6 + 0.3 * share
}

/// Whether a word is in the names and addresses of many places: it helps to choose among those that the other
/// words name, but names none. Numbers are such words, PIN codes are not.
pub(super) fn is_generic(word: &str) -> bool {
    const GENERIC: [&str; 53] = [
        "sector",
        "sec",
        "सेक्टर",
        "સેક્ટર",
        "station",
        "stn",
        "railway",
        "rly",
        "स्टेशन",
        "સ્ટેશન",
        "रेलवे",
        "near",
        "nearby",
        "opp",
        "opposite",
        "behind",
        "के",
        "पास",
        "जवळ",
        "road",
        "rd",
        "रोड",
        "marg",
        "मार्ग",
        "lane",
        "plot",
        "flat",
        "shop",
        "room",
        "building",
        "bldg",
        "society",
        "chs",
        "tower",
        "apartment",
        "phase",
        "node",
        "east",
        "e",
        "purva",
        "पूर्व",
        "west",
        "w",
        "paschim",
        "पश्चिम",
        "nagar",
        "नगर",
        "the",
        "at",
        "post",
        "village",
        "gaon",
        "गाव",
    ];
    is_number(word) || word.chars().count() == 1 || GENERIC.contains(&word)
}

/// Whether a word is a number too short for a PIN code.
pub(super) fn is_number(word: &str) -> bool {
    word.len() < MIN_PIN_DIGITS && word.chars().all(|letter| letter.is_ascii_digit())
}
