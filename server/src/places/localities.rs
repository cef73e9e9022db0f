//! Localities by name, for what a person has typed so far: prefixes of words, in the spellings people use.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::LazyLock;

use commerce::text::{normalize_words, truncate_query};
use commerce::{Place, Position};

use super::pin_codes::PinCodes;

/// The served region: every post office and station.
const REGION: &str = include_str!("data/localities_mmr.tsv");
/// Spellings of one name, a line for each name.
const SPELLINGS: &str = include_str!("data/spellings.tsv");

/// The rank of a PIN code's main office outside the region: after everything inside it.
const OUTSIDE_REGION: u8 = 9;

/// Every locality that can be suggested.
pub(crate) struct Localities {
    entries: Vec<Entry>,
    /// The words to look up by prefix: each word of each name, and each name without its spaces, with
    /// the entry it belongs to; sorted.
    index: Vec<(String, u32)>,
}

/// A place that a name can refer to.
#[derive(Debug, Clone, PartialEq)]
pub struct Locality {
    /// The name people use.
    pub name: String,
    /// Its PIN code. Names repeat: show it with the district.
    pub pin: String,
    /// Its district.
    pub district: String,
    /// Its post office or station; where that is unknown, a point of its PIN code.
    pub position: Position,
}

impl From<Locality> for Place {
    /// An area's middle, labelled with the locality's name.
    fn from(locality: Locality) -> Self {
        Self { position: locality.position, label: locality.name, pin: Some(locality.pin), exact: false }
    }
}

struct Entry {
    name: &'static str,
    pin: &'static str,
    district: &'static str,
    position: Position,
    /// Lower is likelier to be meant: main offices, towns, villages, the rest of India.
    rank: u8,
    /// The name and its other spellings, as words.
    names: Vec<Vec<String>>,
}

impl Localities {
    /// The tables inside the program, read at the first call: the localities of the served region,
    /// and the main post office of every PIN code elsewhere.
    pub(crate) fn embedded() -> &'static Self {
        static LOCALITIES: LazyLock<Localities> = LazyLock::new(Localities::load);
        &LOCALITIES
    }

    /// At most `limit` localities whose name, in one of its spellings, has a word that starts with each
    /// word of `query`; likeliest first. A PIN code, or its first three digits or more, also matches.
    /// [`commerce::text::MAX_QUERY_CHARS`] characters of the query count.
    pub(crate) fn suggest(&self, query: &str, limit: usize) -> Vec<Locality> {
        let terms = normalize_words(truncate_query(query));
        let Some(longest) = terms.iter().max_by_key(|word| word.len()) else {
            return Vec::new();
        };
        let joined = terms.concat();
        let mut candidates: HashSet<u32> = HashSet::new();
        candidates.extend(self.with_prefix(longest));
        candidates.extend(self.with_prefix(&joined));
        let mut found: Vec<_> = candidates
            .into_iter()
            .filter_map(|index| {
                let entry = self.entries.get(usize::try_from(index).ok()?)?;
                let match_rank = entry.match_rank(&terms, &joined)?;
                Some((
                    entry.rank == OUTSIDE_REGION,
                    Reverse(match_rank),
                    entry.rank,
                    entry.name.len(),
                    index,
                    entry,
                ))
            })
            .collect();
        found.sort_by_key(|(elsewhere, match_rank, rank, length, index, _)| {
            (*elsewhere, *match_rank, *rank, *length, *index)
        });
        found.into_iter().take(limit).map(|(.., entry)| entry.locality()).collect()
    }

    fn load() -> Self {
        let spellings: Vec<Vec<Vec<String>>> = SPELLINGS
            .lines()
            .map(|line| line.split('\t').map(normalize_words).filter(|name| !name.is_empty()).collect())
            .collect();
        let mut entries: Vec<Entry> = REGION.lines().skip(1).filter_map(Entry::parse).collect();
        let in_region: HashSet<&str> = entries.iter().map(|entry| entry.pin).collect();
        let elsewhere = PinCodes::embedded().main_offices();
        entries.extend(
            elsewhere.filter(|office| !in_region.contains(office.pin) && !is_parcel_office(office.name)).map(
                |office| Entry {
                    name: office.name,
                    pin: office.pin,
                    district: office.district,
                    position: office.position,
                    rank: OUTSIDE_REGION,
                    names: vec![normalize_words(office.name)],
                },
            ),
        );
        let mut index = Vec::new();
        for (entry, number) in entries.iter_mut().zip(0..) {
            if entry.rank != OUTSIDE_REGION {
                entry.add_spellings(&spellings);
            }
            index.push((entry.pin.to_owned(), number));
            for name in &entry.names {
                index.push((name.concat(), number));
                index.extend(name.iter().map(|word| (word.clone(), number)));
            }
        }
        index.sort_unstable();
        index.dedup();
        Self { entries, index }
    }

    fn with_prefix<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = u32> + 'a {
        let first = self.index.partition_point(|(word, _)| word.as_str() < beginning);
        self.index
            .iter()
            .skip(first)
            .take_while(move |(word, _)| word.starts_with(beginning))
            .map(|(_, entry)| *entry)
    }
}

/// Nodal delivery centres sort parcels; no one lives at one.
fn is_parcel_office(name: &str) -> bool {
    normalize_words(name).iter().any(|word| matches!(word.as_str(), "ndc" | "nodal" | "nodel"))
}

/// How well a query matches a name, worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum MatchRank {
    /// Each term is a prefix of a word.
    WordPrefixes,
    /// The query is a prefix of the name.
    Prefix,
    /// The query is the name.
    Exact,
}

impl Entry {
    fn parse(line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let name = columns.next()?;
        let pin = columns.next()?;
        let district = columns.next()?;
        let lat = columns.next()?.parse().ok()?;
        let lon = columns.next()?.parse().ok()?;
        Some(Self {
            name,
            pin,
            district,
            position: Position::new(lat, lon).ok()?,
            rank: columns.next()?.parse().ok()?,
            names: vec![normalize_words(name)],
        })
    }

    /// Where the name contains one spelling of a group, adds the name in the other spellings.
    fn add_spellings(&mut self, groups: &[Vec<Vec<String>>]) {
        let Some(name) = self.names.first().cloned() else {
            return;
        };
        for group in groups {
            let Some((at, length)) = group.iter().find_map(|spelling| {
                let at = name.windows(spelling.len()).position(|part| part == spelling.as_slice())?;
                Some((at, spelling.len()))
            }) else {
                continue;
            };
            let before = name.get(..at).unwrap_or_default();
            let after = name.get(at + length..).unwrap_or_default();
            for spelling in group {
                let other = [before, spelling, after].concat();
                if !self.names.contains(&other) {
                    self.names.push(other);
                }
            }
        }
    }

    fn match_rank(&self, terms: &[String], joined: &str) -> Option<MatchRank> {
        if terms.len() == 1 && joined.len() >= 3 && self.pin.starts_with(joined) {
            return Some(MatchRank::Exact);
        }
        let of_name = |name: &Vec<String>| {
            let whole = name.concat();
            if whole == joined {
                Some(MatchRank::Exact)
            } else if whole.starts_with(joined) {
                Some(MatchRank::Prefix)
            } else {
                let is_prefix = |term: &String| {
                    name.iter().any(|part| part.starts_with(term.as_str()))
                        || self.pin.starts_with(term.as_str())
                };
                terms.iter().all(is_prefix).then_some(MatchRank::WordPrefixes)
            }
        };
        self.names.iter().filter_map(of_name).max()
    }

    fn locality(&self) -> Locality {
        Locality {
            name: self.name.to_owned(),
            pin: self.pin.to_owned(),
            district: self.district.to_owned(),
            position: self.position,
        }
    }
}

#[cfg(test)]
mod tests;
