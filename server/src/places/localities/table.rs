//! The tables of localities inside the program.

use std::collections::HashSet;

use commerce::text::normalize_words;
use commerce::{Place, Position};

use crate::places::PinCodes;

/// The served region: every post office and station.
pub(super) const REGION: &str = include_str!("../data/localities_mmr.tsv");
/// Well-known malls, temples, campuses and stadiums of the region.
pub(super) const LANDMARKS: &str = include_str!("../data/landmarks_mmr.tsv");
/// Spellings of one name, a line for each name.
const SPELLINGS: &str = include_str!("../data/spellings.tsv");

/// The rank of a PIN code's main office outside the region: after everything inside it.
pub(super) const OUTSIDE_REGION: u8 = 9;

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

/// A row of the tables.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) pin: &'static str,
    district: &'static str,
    pub(super) position: Position,
    /// Lower is likelier to be meant: main offices, towns, villages, the rest of India.
    pub(super) rank: u8,
    /// The name and its other spellings, as words.
    pub(super) names: Vec<Vec<String>>,
}

/// The localities of the served region, and the main post office of every PIN code elsewhere.
pub(super) fn load() -> Vec<Entry> {
    let spellings: Vec<Vec<Vec<String>>> = SPELLINGS
        .lines()
        .map(|line| line.split('\t').map(normalize_words).filter(|name| !name.is_empty()).collect())
        .collect();
    let lines = REGION.lines().skip(1).chain(LANDMARKS.lines().skip(1));
    let mut entries: Vec<Entry> = lines.filter_map(Entry::parse).collect();
    for entry in &mut entries {
        entry.add_spellings(&spellings);
    }
    let in_region: HashSet<&str> = entries.iter().map(|entry| entry.pin).collect();
    let elsewhere = PinCodes::embedded().main_offices();
    let elsewhere =
        elsewhere.filter(|office| !in_region.contains(office.pin) && !is_parcel_office(office.name));
    entries.extend(elsewhere.map(|office| Entry {
        name: office.name,
        pin: office.pin,
        district: office.district,
        position: office.position,
        rank: OUTSIDE_REGION,
        names: vec![normalize_words(office.name)],
    }));
    entries
}

/// Nodal delivery centres sort parcels; no one lives at one.
fn is_parcel_office(name: &str) -> bool {
    normalize_words(name).iter().any(|word| matches!(word.as_str(), "ndc" | "nodal" | "nodel"))
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

    pub(super) fn locality(&self) -> Locality {
        Locality {
            name: self.name.to_owned(),
            pin: self.pin.to_owned(),
            district: self.district.to_owned(),
            position: self.position,
        }
    }
}
