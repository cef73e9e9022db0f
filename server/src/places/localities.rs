//! Localities, stations and landmarks by name, for what a person has typed so far: in any script, as it sounds,
//! with slips, and with words around it that name no place.

mod table;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::collections::HashMap;
use std::sync::LazyLock;

use commerce::Position;
use commerce::text::{normalize_words, truncate_query};

pub(crate) use table::Locality;
use table::{Entry, OUTSIDE_REGION};
use vocabulary::{Vocabulary, is_generic, is_number};

use super::metres_between;

/// How far the locality may be that gives its name to a position, in metres.
const MAX_NEAREST_METRES: u32 = 20_000;

/// What a word counts that names no place by itself.
const GENERIC_WEIGHT: f32 = 0.3;

/// From this quality on a word is the one that was typed, in another spelling at most.
const SAME_WORD: f32 = 0.95;

/// Below this quality a name is only near to what was typed.
const MIN_BEGINNING_QUALITY: f32 = 0.55;

/// Every locality that can be suggested.
pub(crate) struct Localities {
    entries: Vec<Entry>,
    vocabulary: Vocabulary,
}

/// How what was typed fits a name, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is the name.
    Whole,
    /// It is part of the name, or its beginning.
    Part,
    /// It is nearly the name.
    Near,
}

/// An entry that was found, and what it is sorted by.
struct Found<'a> {
    fit: Fit,
    is_served: bool,
    /// In steps of a fortieth, so that the rank decides between names that fit about as well.
    score: u16,
    entry: &'a Entry,
    number: u32,
}

impl Localities {
    /// The tables inside the program, read at the first call: the localities of the served region,
    /// and the main post office of every PIN code elsewhere.
    pub(crate) fn embedded() -> &'static Self {
        static LOCALITIES: LazyLock<Localities> = LazyLock::new(|| {
            let entries = table::load();
            Localities { vocabulary: Vocabulary::new(&entries), entries }
        });
        &LOCALITIES
    }

    /// At most `limit` localities that the query can mean, likeliest first: of those that fit equally well the
    /// ones that `is_served` accepts. A PIN code, or its first digits, also matches.
    /// [`commerce::text::MAX_QUERY_CHARS`] characters of the query count.
    pub(crate) fn suggest(
        &self,
        query: &str,
        limit: usize,
        is_served: impl Fn(Position) -> bool,
    ) -> Vec<Locality> {
        self.find(query, is_served).iter().take(limit).map(|found| found.entry.locality()).collect()
    }

    /// The one locality that the query means: it fits the whole name, and no other served one fits as well; or
    /// nothing else fits at all.
    pub(crate) fn resolve(&self, query: &str, is_served: impl Fn(Position) -> bool) -> Option<Locality> {
        let found = self.find(query, is_served);
        let (first, others) = found.split_first()?;
        let is_only = others.is_empty() && first.fit < Fit::Near;
        let is_clear = first.fit == Fit::Whole
            && first.is_served
            && others
                .first()
                .is_none_or(|next| next.fit != Fit::Whole || !next.is_served || next.score < first.score);
        (is_only || is_clear).then(|| first.entry.locality())
    }

    /// Whether a query has nothing but words that many areas share: *sector 17*.
    pub(crate) fn names_no_area(query: &str) -> bool {
        let terms = normalize_words(truncate_query(query));
        !terms.is_empty() && terms.iter().all(|term| is_generic(term))
    }

    /// The locality of this PIN code and name.
    pub(crate) fn get(&self, pin: &str, name: &str) -> Option<Locality> {
        let found = self.entries.iter().find(|entry| entry.pin == pin && entry.name == name);
        found.map(Entry::locality)
    }

    /// The locality nearest to a position; `None` where none is within [`MAX_NEAREST_METRES`].
    pub(crate) fn nearest(&self, position: Position) -> Option<Locality> {
        let measured = self.entries.iter().map(|entry| (metres_between(position, entry.position), entry));
        let (metres, entry) = measured.min_by_key(|(metres, entry)| (*metres, entry.rank))?;
        (metres <= MAX_NEAREST_METRES).then(|| entry.locality())
    }

    /// Everything that the query can mean, likeliest first.
    fn find(&self, query: &str, is_served: impl Fn(Position) -> bool) -> Vec<Found<'_>> {
        let terms = normalize_words(truncate_query(query));
        let distinctive: Vec<&str> =
            terms.iter().map(String::as_str).filter(|term| !is_generic(term)).collect();
        if distinctive.is_empty() {
            return Vec::new();
        }
        let mut best: HashMap<u32, (Fit, f32)> = HashMap::new();
        self.score_names(&terms, &mut best);
        if distinctive.len() > 1 {
            // `Kopar Khairane` is also written as one word.
            let generic = terms.iter().filter(|term| is_generic(term)).cloned();
            let joined: Vec<String> = std::iter::once(distinctive.concat()).chain(generic).collect();
            self.score_names(&joined, &mut best);
        }
        let mut found: Vec<Found<'_>> = best
            .into_iter()
            .filter_map(|(number, (fit, score))| {
                let entry = self.entries.get(usize::try_from(number).ok()?)?;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1.1")]
                let score = (score * 40.0).round() as u16;
                Some(Found { fit, is_served: is_served(entry.position), score, entry, number })
            })
            .collect();
        found.sort_by_key(|found| {
            let Found { fit, is_served, score, entry, number } = found;
            let outside = entry.rank == OUTSIDE_REGION;
            (*fit, !is_served, outside, u16::MAX - score, entry.rank, entry.name.len(), *number)
        });
        // What is only near is not meant where something fits.
        let nearest = found.first().map(|first| first.fit);
        found.retain(|found| found.fit < Fit::Near || nearest == Some(Fit::Near));
        found
    }

    /// Scores each entry by the one of its names that fits the terms best.
    fn score_names(&self, terms: &[String], best: &mut HashMap<u32, (Fit, f32)>) {
        // Of each name: the quality of each term in it, and the number of words of the name that the term matches.
        let mut matches: HashMap<u32, Vec<(f32, u8)>> = HashMap::new();
        for (index, term) in terms.iter().enumerate() {
            for meaning in self.vocabulary.meanings(term) {
                for occurrence in meaning.occurrences {
                    let of_name =
                        matches.entry(occurrence.name).or_insert_with(|| vec![(0.0, 0); terms.len()]);
                    if let Some(known) = of_name.get_mut(index).filter(|known| known.0 < meaning.quality) {
                        *known = (meaning.quality, occurrence.words);
                    }
                }
            }
        }
        for (name, qualities) in matches {
            let Some(name) = usize::try_from(name).ok().and_then(|name| self.vocabulary.names.get(name))
            else {
                continue;
            };
            let Some(scored) = score(terms, &qualities, name) else { continue };
            let known = best.entry(name.entry).or_insert(scored);
            if (scored.0, -scored.1) < (known.0, -known.1) {
                *known = scored;
            }
        }
    }
}

/// How well terms fit a name, by the quality of each of them in it; `None` when too few of them do.
fn score(terms: &[String], qualities: &[(f32, u8)], name: &vocabulary::Name) -> Option<(Fit, f32)> {
    let (mut sum, mut weights, mut worst) = (0.0, 0.0, 1.0_f32);
    let mut is_other_number = name.has_number;
    let (mut distinctive, mut matched, mut words, mut named) = (0_usize, 0_usize, 0_u8, 0_u8);
    for (term, (quality, covers)) in terms.iter().zip(qualities) {
        let weight = if is_generic(term) { GENERIC_WEIGHT } else { 1.0 };
        sum += weight * quality;
        weights += weight;
        words = words.saturating_add(*covers);
        is_other_number &= !(is_number(term) && *covers > 0);
        if weight < 1.0 {
            continue;
        }
        distinctive += 1;
        if *quality > 0.0 {
            matched += 1;
            worst = worst.min(*quality);
            named = named.saturating_add(*covers);
        }
    }
    if matched == 0 || 2 * matched < distinctive {
        return None;
    }
    let share = f32::from(words.min(name.words)) / f32::from(name.words.max(1));
    let fit = match worst {
        worst if worst < MIN_BEGINNING_QUALITY => Fit::Near,
        worst if worst < SAME_WORD || matched < distinctive || is_other_number => Fit::Part,
        _ if named < name.distinctive_words => Fit::Part,
        _ => Fit::Whole,
    };
    Some((fit, sum / weights + 0.1 * share))
}
