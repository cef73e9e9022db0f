//! The words a product is found by, and how much each counts.

use std::collections::HashMap;

use commerce::Product;
use commerce::text::normalize_words;

use super::stop_words::is_stop_word;
use super::synonyms::Synonyms;
use crate::text::sound_key;

/// The whole name in some language; what a synonym means exactly.
const WHOLE_NAME: u8 = 10;
const HEAD_NOUN: u8 = 8;
const BRAND: u8 = 7;
const KEYWORD: u8 = 6;
const LATER_SYNONYM: u8 = 5;
const NAME_WORD: u8 = 4;
const PART_OF_PHRASE: u8 = 3;
/// The category's name.
const CATEGORY: u8 = 2;
/// Found by the whole word only.
pub(super) const DESCRIPTION: u8 = 1;

/// Words that come after the noun they belong to, or say only how a thing comes.
const GENERIC: [&str; 20] = [
    "powder",
    "seeds",
    "leaves",
    "nuts",
    "kernels",
    "bags",
    "slices",
    "packet",
    "पाउडर",
    "पावडर",
    "पूड",
    "पत्ता",
    "पत्ती",
    "दाना",
    "दाणे",
    "પાવડર",
    "पाने",
    "बीज",
    "seed",
    "pack",
];

/// Where the words of a name that say what the thing is end.
const NAME_CUTS: [&str; 9] = [",", "(", " - ", "/", "+", ":", " for ", " with ", " in "];

/// How much a word counts, and how many words the name has that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    pub(super) weight: u8,
    pub(super) name_length: u8,
}

/// The words of one product.
#[derive(Default)]
pub(super) struct ProductWords {
    pub(super) words: HashMap<String, Weight>,
    /// Keys of the head nouns and the keywords of one word.
    head_keys: Vec<String>,
}

impl ProductWords {
    /// Collects the words of a product. A `house_brand` is no word to find a product by.
    pub(super) fn collect(
        product: &Product,
        category: &[&str],
        house_brand: bool,
        synonyms: &Synonyms,
    ) -> Self {
        let mut collected = Self::default();
        let names = &product.names;
        let in_other_languages = [&names.hi, &names.mr, &names.gu].into_iter().flatten();
        for name in in_other_languages.chain([&names.en]) {
            collected.add_name(name);
        }
        for keyword in &product.keywords {
            collected.add_keyword(keyword);
        }
        let brand = normalize_words(&product.brand);
        for word in brand {
            collected.add(word, if house_brand { DESCRIPTION } else { BRAND }, 1);
        }
        for name in category {
            normalize_words(name).into_iter().for_each(|word| collected.add(word, CATEGORY, 1));
        }
        collected.add_synonyms(synonyms);
        for word in normalize_words(&product.description) {
            collected.add(word, DESCRIPTION, 1);
        }
        collected
    }

    fn add(&mut self, word: String, weight: u8, name_length: usize) {
        if is_stop_word(&word) {
            return;
        }
        let name_length = u8::try_from(name_length).unwrap_or(u8::MAX);
        let known = self.words.entry(word).or_insert(Weight { weight, name_length });
        if weight > known.weight || weight == known.weight && name_length < known.name_length {
            *known = Weight { weight, name_length };
        }
    }

    fn add_name(&mut self, name: &str) {
        let cut = NAME_CUTS.iter().filter_map(|cut| name.find(cut)).min().unwrap_or(name.len());
        let (head, tail) = name.split_at(cut);
        let words = content_words(head);
        let further = content_words(tail);
        let length = words.len() + further.len();
        let is_generic = |word: &&String| GENERIC.contains(&word.as_str());
        let noun = words.iter().rposition(|word| !is_generic(&word)).or(words.len().checked_sub(1));
        for (index, word) in words.into_iter().enumerate() {
            if Some(index) == noun {
                self.head_keys.push(sound_key(&word));
                self.add(word, if length == 1 { WHOLE_NAME } else { HEAD_NOUN }, length);
            } else {
                // Behind the noun stand generic words, which a synonym may end with.
                if Some(index) > noun {
                    self.head_keys.push(sound_key(&word));
                }
                self.add(word, NAME_WORD, length);
            }
        }
        further.into_iter().for_each(|word| self.add(word, PART_OF_PHRASE, length));
    }

    fn add_keyword(&mut self, keyword: &str) {
        let words = content_words(keyword);
        let weight = if words.len() == 1 { KEYWORD } else { PART_OF_PHRASE };
        if let [word] = words.as_slice() {
            self.head_keys.push(sound_key(word));
        }
        let length = words.len();
        words.into_iter().for_each(|word| self.add(word, weight, length));
    }

    fn add_synonyms(&mut self, synonyms: &Synonyms) {
        let keys: std::collections::HashSet<String> = self.words.keys().map(|word| sound_key(word)).collect();
        let head_keys = std::mem::take(&mut self.head_keys);
        for answer in synonyms.answers(head_keys.iter().map(String::as_str), |key| keys.contains(key)) {
            let is_phrase = answer.phrase.len() > 1;
            let weight = match (answer.is_exact, answer.is_first, is_phrase) {
                (true, ..) => WHOLE_NAME,
                // Several words together are no accident: dairy milk is chocolate.
                (false, true, true) => HEAD_NOUN,
                (false, false, true) => BRAND,
                (false, true, false) => KEYWORD,
                (false, false, false) => LATER_SYNONYM,
            };
            if is_phrase {
                answer.phrase.iter().for_each(|word| self.add(word.clone(), NAME_WORD, answer.phrase.len()));
            }
            self.add(answer.phrase.concat(), weight, 1);
        }
    }
}

/// The words of a text without stop words, unless it has no others.
fn content_words(text: &str) -> Vec<String> {
    let words = normalize_words(text);
    let content: Vec<String> = words.iter().filter(|word| !is_stop_word(word)).cloned().collect();
    if content.is_empty() { words } else { content }
}
