//! What a typed word may mean: words of the index, each with how likely it was meant.

use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};

use super::index::{ProductSet, SearchIndex};
use crate::text::{TypedKey, letter_mask, sound_key};

/// What the word itself is worth, and a word that sounds the same or two words joined.
const SAME_WORD: f32 = 1.0;
pub(super) const SAME_SOUND: f32 = 0.97;
/// The nearest a word can be that is not the same, and how far it falls until it is no longer near.
const NEAR: f32 = 0.93;
const NEAR_RANGE: f32 = 0.45;
/// Of near words, those so close to the nearest take part: a farther one may stand in a better place.
const NEAREST_RANGE: f32 = 0.1;
const OTHER_SCRIPT: f32 = 0.06;
/// What a word that is merely near must be worth.
const MIN_NEAR: f32 = 0.55;
/// Words of this many letters may lack one of the word that was meant, may differ by one edit, and by two.
const MIN_LOST_LETTER: usize = 3;
const MIN_ONE_EDIT: usize = 4;
const MIN_TWO_EDITS: usize = 8;
/// Beginnings that are followed.
const MAX_BEGINNINGS: usize = 300;
/// Letters of a finished word that may be a beginning, and of its key.
const MIN_BEGINNING: usize = 3;

static ONE_EDIT: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
static TWO_EDITS: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));

/// A word of the index that a typed word may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Meaning {
    pub(super) word: u32,
    /// 0 to 1.
    pub(super) quality: f32,
}

/// The meanings of a typed word.
pub(super) struct Meanings {
    pub(super) meanings: Vec<Meaning>,
    /// Whether a product sold here carries the word as it was typed.
    pub(super) is_known: bool,
}

/// Finds meanings among the words of what one store sells.
pub(super) struct Interpreter<'a> {
    pub(super) index: &'a SearchIndex,
    pub(super) sold: &'a ProductSet,
}

impl Interpreter<'_> {
    /// What a word may mean; with `is_typing` it may be unfinished. A word that is sold means itself, and
    /// near words only with `is_doubtful`.
    pub(super) fn interpret(&self, typed: &str, is_typing: bool, is_doubtful: bool) -> Meanings {
        let key = sound_key(typed);
        let mut meanings = self.same(typed, &key);
        let is_known = meanings.iter().any(|meaning| meaning.quality >= SAME_WORD);
        if meanings.is_empty() || is_doubtful {
            meanings.extend(self.near(typed, &key, is_typing));
        }
        self.add_beginnings(typed, &key, is_typing, &mut meanings);
        Meanings { meanings, is_known }
    }

    /// The word itself, and words that sound the same.
    pub(super) fn same(&self, typed: &str, key: &str) -> Vec<Meaning> {
        let itself = self.index.words.find(typed);
        let itself = itself.filter(|word| self.index.best_weight(*word, self.sold) > 0);
        let mut meanings: Vec<Meaning> = Vec::new();
        meanings.extend(itself.map(|word| Meaning { word: word as u32, quality: SAME_WORD }));
        let sounding = self.index.keys.find(key).map(|key| self.index.words_of_key(key)).unwrap_or_default();
        for &word in sounding {
            if Some(word as usize) != itself && self.index.can_be_guessed(word as usize, self.sold) {
                meanings.push(Meaning { word, quality: SAME_SOUND });
            }
        }
        meanings
    }

    fn add_beginnings(&self, typed: &str, key: &str, is_typing: bool, meanings: &mut Vec<Meaning>) {
        let letters = typed.chars().count();
        if letters < MIN_BEGINNING && !is_typing {
            return;
        }
        let (base, range) = if is_typing { (0.6, 0.3) } else { (0.35, 0.4) };
        let quality = |typed: usize, whole: usize| base + range * typed as f32 / whole.max(1) as f32;
        let mut found: Vec<(u8, usize, Meaning)> = Vec::new();
        let mut add = |word: usize, quality: f32| {
            let weight = self.index.best_weight(word, self.sold);
            if weight > super::product_words::DESCRIPTION {
                let length = self.index.words.word(word).len();
                found.push((weight, length, Meaning { word: word as u32, quality }));
            }
        };
        for word in self.index.words.beginning_with(typed) {
            add(word, quality(letters, self.index.words.word(word).chars().count()));
        }
        if key.len() >= MIN_BEGINNING {
            for sounding in self.index.keys.beginning_with(key) {
                let quality = quality(key.len(), self.index.keys.word(sounding).len());
                for &word in self.index.words_of_key(sounding) {
                    add(word as usize, quality - (SAME_WORD - SAME_SOUND));
                }
            }
        }
        if found.len() > MAX_BEGINNINGS {
            found.select_nth_unstable_by_key(MAX_BEGINNINGS, |(weight, length, _)| {
                (std::cmp::Reverse(*weight), *length)
            });
            found.truncate(MAX_BEGINNINGS);
        }
        meanings.extend(found.into_iter().map(|(_, _, meaning)| meaning));
    }

    /// The nearest words, by letters and by sound.
    fn near(&self, typed: &str, key: &str, is_typing: bool) -> Vec<Meaning> {
        let mut found = Vec::new();
        // A word is a beginning of itself: while typing, beginnings find whatever whole words would.
        self.near_letters(typed, is_typing, &mut found);
        self.near_sounds(typed, key, is_typing, &mut found);
        let best = found.iter().map(|meaning| meaning.quality).fold(0.0, f32::max);
        let least = (best - NEAREST_RANGE).max(MIN_NEAR);
        found.retain(|meaning| meaning.quality >= least);
        found
    }

    fn near_letters(&self, typed: &str, of_beginning: bool, found: &mut Vec<Meaning>) {
        let letters = typed.chars().count();
        let (edits, builder) = match letters {
            0..MIN_LOST_LETTER => return,
            MIN_LOST_LETTER..MIN_TWO_EDITS => (1, &ONE_EDIT),
            _ => (2, &TWO_EDITS),
        };
        let automaton = if of_beginning { builder.build_prefix_dfa(typed) } else { builder.build_dfa(typed) };
        let typed_mask = letter_mask(typed);
        // An edit changes at most four bytes.
        let (least, most) = (typed.len().saturating_sub(edits * 4), typed.len() + edits * 4);
        let edits = edits as u32;
        let words = &self.index.words;
        for word in 0..words.len() {
            let mask = words.mask(word);
            if (typed_mask & !mask).count_ones() > edits
                || !of_beginning && (mask & !typed_mask).count_ones() > edits
            {
                continue;
            }
            let text = words.word(word);
            if text.len() < least || text.len() > most && !of_beginning {
                continue;
            }
            let Some(distance) = distance(&automaton, text).filter(|edits| *edits > 0) else { continue };
            let other_first = typed.chars().next() != text.chars().next();
            if letters < MIN_ONE_EDIT && (other_first || text.len() <= typed.len()) {
                continue;
            }
            let penalty = 1.6 * f32::from(distance) / letters as f32 + if other_first { 0.25 } else { 0.0 };
            let quality = NEAR - NEAR_RANGE * penalty;
            if self.index.can_be_guessed(word, self.sold) {
                found.push(Meaning { word: word as u32, quality });
            }
        }
    }

    fn near_sounds(&self, typed: &str, key: &str, of_beginning: bool, found: &mut Vec<Meaning>) {
        let Some(typed_key) = TypedKey::new(key) else { return };
        let keys = &self.index.keys;
        for near in 0..keys.len() {
            let share = typed_key.distance(keys.word(near), keys.mask(near), of_beginning);
            // The same sound is no near one.
            let Some(share) = share.filter(|share| *share > 0.0) else { continue };
            for &word in self.index.words_of_key(near) {
                if self.index.can_be_guessed(word as usize, self.sold) {
                    let other = !is_same_script(typed, self.index.words.word(word as usize));
                    let quality = NEAR - NEAR_RANGE * share - if other { OTHER_SCRIPT } else { 0.0 };
                    found.push(Meaning { word, quality });
                }
            }
        }
    }
}

/// The edits that lead to a text, if it is near enough. Stops at the first letter that leads too far.
fn distance(automaton: &DFA, text: &str) -> Option<u8> {
    let mut state = automaton.initial_state();
    for byte in text.bytes() {
        state = automaton.transition(state, byte);
        if state == SINK_STATE {
            return None;
        }
    }
    match automaton.distance(state) {
        Distance::Exact(edits) => Some(edits),
        Distance::AtLeast(_) => None,
    }
}

/// Whether two words are written in one script, by the blocks of their first letters.
pub(super) fn is_same_script(one: &str, other: &str) -> bool {
    let block = |word: &str| word.chars().next().map(|letter| u32::from(letter) / 0x80);
    block(one) == block(other)
}
