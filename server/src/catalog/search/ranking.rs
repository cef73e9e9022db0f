//! Which products a query finds, in which order, and how the query was understood.

use std::cmp::Reverse;

use super::index::{ProductSet, SearchIndex};
use super::meanings::{Interpreter, Meaning, Meanings, SAME_SOUND, is_same_script};
use super::query::SearchQuery;
use crate::text::sound_key;

/// What a name that is nothing but the query adds to a product's score, and a pack of the requested size.
const WHOLE_NAME_BONUS: f32 = 1.5;
const SIZE_BONUS: f32 = 4.0;
/// Products within this much of the best come first, whatever is in stock.
const FIRST_TIER_RANGE: f32 = 2.5;
/// Scores count in steps of a half, so that popularity decides among equals.
const STEPS_PER_POINT: f32 = 2.0;
/// Where no product has every word: what one of its words must be worth, and all of them together.
const MIN_PARTIAL_QUALITY: f32 = 0.9;
const MIN_PARTIAL_SUM: f32 = 5.4;
/// Parts a word is split into have at least so many letters.
const MIN_SPLIT_LETTERS: usize = 3;

/// What one store sells, as far as a search needs it.
#[derive(Clone, Copy)]
pub struct Shelf<'a> {
    /// What the store sells.
    pub sold: &'a ProductSet,
    /// What of it can be ordered now.
    pub in_stock: &'a ProductSet,
    /// How often a product is bought.
    pub popularity: &'a dyn Fn(u32) -> u32,
}

/// The place of a product among results; smaller is better. Unique, so that a list can be continued
/// behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    is_second_tier: bool,
    is_out_of_stock: bool,
    score: Reverse<i32>,
    popularity: Reverse<u32>,
    /// The product's position in the index.
    pub product: u32,
}

/// What a query finds.
#[derive(Clone, Debug, Default)]
pub struct SearchOutcome {
    /// The products, best first.
    pub found: Vec<Rank>,
    /// The query as it was understood, when words of it are not sold under that spelling.
    pub understood_as: Option<String>,
    /// Words of the query that no product found has.
    pub unmatched: Vec<String>,
}

/// A product found by a meaning of one typed word.
#[derive(Clone, Copy)]
struct Hit {
    product: u32,
    term: usize,
    value: f32,
    quality: f32,
    weight: u8,
    name_length: u8,
    word: u32,
}

/// A product with its best hit for each typed word.
struct Candidate {
    product: u32,
    hits: std::ops::Range<usize>,
    matched: usize,
    sum: f32,
    best_quality: f32,
    score: f32,
}

/// One reading of the query, and what it finds.
struct Attempt {
    terms: Vec<Meanings>,
    /// By product and typed word, best first.
    hits: Vec<Hit>,
    candidates: Vec<Candidate>,
}

impl Attempt {
    /// Whether products were found that have every word, one of them without a doubt.
    fn has_every_word(&self, words: usize) -> bool {
        let is_sure = |candidate: &Candidate| candidate.best_quality >= MIN_PARTIAL_QUALITY;
        self.candidates.iter().any(|candidate| candidate.matched == words && is_sure(candidate))
    }
}

impl SearchIndex {
    /// Searches what a store sells.
    #[must_use]
    pub fn search(&self, query: &SearchQuery, shelf: Shelf<'_>) -> SearchOutcome {
        let search = Search { index: self, query, shelf };
        search.run()
    }
}

struct Search<'a> {
    index: &'a SearchIndex,
    query: &'a SearchQuery,
    shelf: Shelf<'a>,
}

impl Search<'_> {
    fn run(&self) -> SearchOutcome {
        let words = self.query.words.len();
        let mut attempt = self.attempt(false);
        if words > 1 && !attempt.has_every_word(words) {
            // A word that is sold may still be a misspelling beside the others: patta gobi.
            let doubtful = self.attempt(true);
            if doubtful.has_every_word(words) {
                attempt = doubtful;
            }
        }
        let Attempt { terms, hits, candidates } = attempt;
        let found = self.rank(&candidates);
        let first =
            found.first().and_then(|first| candidates.iter().find(|one| one.product == first.product));
        let first_hits = first.and_then(|first| hits.get(first.hits.clone())).unwrap_or_default();
        let mut is_matched = vec![false; words];
        for hit in candidates.iter().filter_map(|candidate| hits.get(candidate.hits.clone())).flatten() {
            if let Some(is_matched) = is_matched.get_mut(hit.term) {
                *is_matched = true;
            }
        }
        let unmatched = self.query.words.iter().zip(is_matched).filter(|(_, is_matched)| !is_matched);
        SearchOutcome {
            understood_as: self.understood_as(&terms, first_hits),
            unmatched: unmatched.map(|(word, _)| word.clone()).collect(),
            found,
        }
    }

    fn attempt(&self, is_doubtful: bool) -> Attempt {
        let interpreter = Interpreter { index: self.index, sold: self.shelf.sold };
        let last = self.query.words.len().saturating_sub(1);
        let words = self.query.words.iter().enumerate();
        let terms: Vec<Meanings> = words
            .map(|(term, word)| {
                interpreter.interpret(word, self.query.is_unfinished && term == last, is_doubtful)
            })
            .collect();
        let mut hits = Vec::new();
        for (term, meanings) in terms.iter().enumerate() {
            meanings.meanings.iter().for_each(|meaning| self.add_hits(term, *meaning, &mut hits));
            if !meanings.is_known {
                self.add_split(term, &mut hits);
            }
        }
        self.add_joined(&interpreter, &mut hits);
        hits.sort_unstable_by(|one, other| {
            (one.product, one.term).cmp(&(other.product, other.term)).then(other.value.total_cmp(&one.value))
        });
        let candidates = self.matching(self.candidates(&hits));
        Attempt { terms, hits, candidates }
    }

    fn add_hits(&self, term: usize, meaning: Meaning, hits: &mut Vec<Hit>) {
        let postings = self.index.postings(meaning.word as usize).iter();
        hits.extend(postings.filter(|posting| self.shelf.sold.contains(posting.product)).map(|posting| {
            Hit {
                product: posting.product,
                term,
                value: f32::from(posting.weight) * meaning.quality,
                quality: meaning.quality,
                weight: posting.weight,
                name_length: posting.name_length,
                word: meaning.word,
            }
        }));
    }

    /// Two typed words that are one: `tooth brush`, `surf excel`.
    fn add_joined(&self, interpreter: &Interpreter<'_>, hits: &mut Vec<Hit>) {
        for (term, pair) in self.query.words.windows(2).enumerate() {
            let joined = pair.concat();
            for meaning in interpreter.same(&joined, &sound_key(&joined)) {
                let meaning = Meaning { quality: meaning.quality.min(SAME_SOUND), ..meaning };
                self.add_hits(term, meaning, hits);
                self.add_hits(term + 1, meaning, hits);
            }
        }
    }

    /// One typed word that is two of a product: `cornflakes`.
    fn add_split(&self, term: usize, hits: &mut Vec<Hit>) {
        let Some(typed) = self.query.words.get(term) else { return };
        let ends: Vec<usize> = typed.char_indices().map(|(at, _)| at).collect();
        let Some(last) = ends.len().checked_sub(MIN_SPLIT_LETTERS) else { return };
        for at in ends.get(MIN_SPLIT_LETTERS..=last).unwrap_or_default() {
            let (one, other) = typed.split_at(*at);
            let (Some(one), Some(other)) = (self.index.words.find(one), self.index.words.find(other)) else {
                continue;
            };
            let others = self.index.postings(other);
            for posting in self.index.postings(one) {
                let same = others.binary_search_by_key(&posting.product, |other| other.product);
                let Some(second) = same.ok().and_then(|found| others.get(found)) else { continue };
                if !self.shelf.sold.contains(posting.product) {
                    continue;
                }
                let (best, word) =
                    if posting.weight > second.weight { (posting, one) } else { (second, other) };
                hits.push(Hit {
                    product: best.product,
                    term,
                    value: f32::from(best.weight) * SAME_SOUND,
                    quality: SAME_SOUND,
                    weight: best.weight,
                    name_length: best.name_length,
                    word: word as u32,
                });
            }
        }
    }

    /// Scores every product that was hit; `hits` are sorted by product and typed word.
    fn candidates(&self, hits: &[Hit]) -> Vec<Candidate> {
        let terms = self.query.words.len().max(1) as f32;
        let mut candidates = Vec::new();
        let mut start = 0;
        for of_product in hits.chunk_by(|one, other| one.product == other.product) {
            let (mut matched, mut sum, mut best_quality) = (0usize, 0.0, 0.0f32);
            let mut best: Option<&Hit> = None;
            for of_term in of_product.chunk_by(|one, other| one.term == other.term) {
                let Some(hit) = of_term.first() else { continue };
                matched += 1;
                sum += hit.value;
                best_quality = best_quality.max(hit.quality);
                if best.is_none_or(|best| hit.value > best.value) {
                    best = Some(hit);
                }
            }
            let hits = start..start + of_product.len();
            start = hits.end;
            let Some(best) = best else { continue };
            let share = (matched as f32 / f32::from(best.name_length.max(1))).min(1.0);
            let pack = self.index.pack(best.product);
            let closeness = self.query.size.zip(pack).map_or(0.0, |(size, pack)| size.closeness(pack));
            let score = sum / terms + WHOLE_NAME_BONUS * share + SIZE_BONUS * closeness;
            candidates.push(Candidate { product: best.product, hits, matched, sum, best_quality, score });
        }
        candidates
    }

    /// The products that have every word; where none has, those that have the most.
    fn matching(&self, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
        let all = self.query.words.len();
        let is_good = |candidate: &Candidate| {
            candidate.matched == all
                || candidate.matched * 2 >= all
                    && candidate.best_quality >= MIN_PARTIAL_QUALITY
                    && candidate.sum >= MIN_PARTIAL_SUM
        };
        candidates.retain(is_good);
        let most = candidates.iter().map(|candidate| candidate.matched).max().unwrap_or(0);
        candidates.retain(|candidate| candidate.matched == most);
        candidates
    }

    fn rank(&self, candidates: &[Candidate]) -> Vec<Rank> {
        let best = candidates.iter().map(|candidate| candidate.score).fold(0.0, f32::max);
        let mut found: Vec<Rank> = candidates
            .iter()
            .map(|candidate| Rank {
                is_second_tier: candidate.score < best - FIRST_TIER_RANGE,
                is_out_of_stock: !self.shelf.in_stock.contains(candidate.product),
                score: Reverse((candidate.score * STEPS_PER_POINT).round() as i32),
                popularity: Reverse((self.shelf.popularity)(candidate.product)),
                product: candidate.product,
            })
            .collect();
        found.sort_unstable();
        found
    }

    /// The query in words the store has, as the first product has them; `None` when it was typed so.
    fn understood_as(&self, terms: &[Meanings], hits: &[Hit]) -> Option<String> {
        let mut words: Vec<&str> = Vec::new();
        let mut is_corrected = false;
        for (term, typed) in self.query.words.iter().enumerate() {
            let of_term = hits.iter().filter(|hit| hit.term == term);
            let correction = of_term.max_by(|one, other| {
                let is_same = |hit: &Hit| is_same_script(typed, self.index.words.word(hit.word as usize));
                (is_same(one).cmp(&is_same(other)))
                    .then(one.quality.total_cmp(&other.quality))
                    .then(one.weight.cmp(&other.weight))
            });
            let Some(correction) = correction else { continue };
            let word = self.index.words.word(correction.word as usize);
            // A beginning of a word is no misspelling, nor are two words written as one or one as two, nor
            // the same sound in another script.
            let is_meaning = terms.get(term).is_some_and(|meanings| {
                !meanings.is_known && meanings.meanings.iter().any(|meaning| meaning.word == correction.word)
            });
            if !is_meaning || word.starts_with(typed.as_str()) || !is_same_script(typed, word) {
                words.push(typed);
            } else {
                is_corrected = true;
                if words.last() != Some(&word) {
                    words.push(word);
                }
            }
        }
        is_corrected.then(|| words.join(" "))
    }
}
