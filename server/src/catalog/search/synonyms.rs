//! Words that people type and no product carries: brands, household names, other languages.
//!
//! A file has one rule a line: what is typed, and the words of the products that answer it.
//!
//! ```text
//! maggi, top ramen = noodles
//! surf excel = detergent powder | liquid detergent
//! rice, chawal == basmati rice | kolam rice
//! ```
//!
//! A product answers a rule when it has every word of one alternative, the last one as its head noun
//! or as a keyword. With `==` the words on the left mean exactly these products, before any that merely
//! have the word in their names.

use std::collections::HashMap;
use std::path::Path;

use commerce::text::normalize_words;

use crate::text::sound_key;

/// The rules that come with the shop.
pub const DEFAULT_SYNONYMS: &str = include_str!("../../../synonyms.txt");

/// Rules of one file. More is a mistake, or an attack on memory.
const MAX_RULES: usize = 5_000;

/// A line that is no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct SynonymsError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: SynonymsProblem,
}

/// What is wrong with a line of a synonyms file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SynonymsProblem {
    /// It has no `=`, or more than one.
    #[error("expected `typed words = words of products`")]
    NoRule,
    /// A side, or a part between `,` or `|`, has no word.
    #[error("a part of the rule has no word")]
    Empty,
    /// The file is too long.
    #[error("more than {MAX_RULES} rules")]
    TooMany,
}

/// Why a synonyms file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadSynonymsError {
    /// It cannot be read.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// A line of it is no rule.
    #[error(transparent)]
    Line(#[from] SynonymsError),
}

/// One of the alternatives a rule's products are described by.
#[derive(Debug)]
struct Alternative {
    rule: usize,
    /// 0 for the first alternative of its rule.
    rank: usize,
    /// The keys of its words but the last.
    other_keys: Vec<String>,
}

#[derive(Debug)]
struct Rule {
    /// What is typed, each as its words.
    phrases: Vec<Vec<String>>,
    is_exact: bool,
}

/// The rules of a file.
#[derive(Debug, Default)]
pub struct Synonyms {
    rules: Vec<Rule>,
    /// Alternatives by the key of their last word.
    alternatives: HashMap<String, Vec<Alternative>>,
}

/// What a product is found by, beyond its own words.
pub(super) struct Answer<'a> {
    /// The words of what is typed.
    pub(super) phrase: &'a [String],
    /// Whether the words mean exactly this product.
    pub(super) is_exact: bool,
    /// Whether the product answers by the first alternative of the rule.
    pub(super) is_first: bool,
}

impl Synonyms {
    /// Parses a file.
    ///
    /// # Errors
    /// With the first line that is no rule.
    pub fn parse(text: &str) -> Result<Self, SynonymsError> {
        let mut synonyms = Self::default();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim_start_matches('\u{feff}').trim();
            if !line.is_empty() && !line.starts_with('#') {
                synonyms.add_rule(line).map_err(|problem| SynonymsError { line: index + 1, problem })?;
            }
        }
        Ok(synonyms)
    }

    /// The rules that come with the shop.
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(DEFAULT_SYNONYMS).unwrap_or_default()
    }

    /// Reads and parses a file.
    ///
    /// # Errors
    /// When it cannot be read, or with the first line that is no rule.
    pub fn read(path: &Path) -> Result<Self, ReadSynonymsError> {
        Ok(Self::parse(&std::fs::read_to_string(path)?)?)
    }

    /// How many rules there are.
    #[must_use]
    pub fn rule_count(&self) -> usize {
        self.rules.len()
    }

    fn add_rule(&mut self, line: &str) -> Result<(), SynonymsProblem> {
        if self.rules.len() == MAX_RULES {
            return Err(SynonymsProblem::TooMany);
        }
        let (left, right) = line.split_once('=').ok_or(SynonymsProblem::NoRule)?;
        let (is_exact, right) = right.strip_prefix('=').map_or((false, right), |right| (true, right));
        if right.contains('=') {
            return Err(SynonymsProblem::NoRule);
        }
        let phrases = split_words(left, ',')?;
        let rule = self.rules.len();
        for (rank, words) in split_words(right, '|')?.iter().enumerate() {
            let mut other_keys: Vec<String> = words.iter().map(|word| sound_key(word)).collect();
            let Some(last) = other_keys.pop() else { continue };
            self.alternatives.entry(last).or_default().push(Alternative { rule, rank, other_keys });
        }
        self.rules.push(Rule { phrases, is_exact });
        Ok(())
    }

    /// What a product is found by that has words with the keys of `has_key`, and `heads` as the
    /// keys of its head nouns and keywords.
    pub(super) fn answers<'a>(
        &'a self,
        heads: impl Iterator<Item = &'a str>,
        has_key: impl Fn(&str) -> bool,
    ) -> Vec<Answer<'a>> {
        let mut ranks: HashMap<usize, usize> = HashMap::new();
        for alternative in heads.filter_map(|head| self.alternatives.get(head)).flatten() {
            if alternative.other_keys.iter().all(|key| has_key(key)) {
                let rank = ranks.entry(alternative.rule).or_insert(usize::MAX);
                *rank = alternative.rank.min(*rank);
            }
        }
        let answers = ranks.into_iter().filter_map(|(rule, rank)| Some((self.rules.get(rule)?, rank == 0)));
        answers
            .flat_map(|(rule, is_first)| {
                rule.phrases.iter().map(move |phrase| Answer { phrase, is_exact: rule.is_exact, is_first })
            })
            .collect()
    }
}

/// The words of each part of one side of a rule.
fn split_words(side: &str, separator: char) -> Result<Vec<Vec<String>>, SynonymsProblem> {
    side.split(separator)
        .map(|part| {
            let words = normalize_words(part);
            if words.is_empty() { Err(SynonymsProblem::Empty) } else { Ok(words) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_come_with_the_shop_are_right() {
        let synonyms = Synonyms::parse(DEFAULT_SYNONYMS).unwrap();
        assert!(synonyms.rules.len() > 80, "{}", synonyms.rules.len());
    }

    #[test]
    fn a_wrong_line_is_named() {
        let table = [
            ("# fine\n\nmaggi = noodles\nmaggi noodles", 4, SynonymsProblem::NoRule),
            ("maggi = noodles = x", 1, SynonymsProblem::NoRule),
            ("maggi, = noodles", 1, SynonymsProblem::Empty),
            ("maggi = ", 1, SynonymsProblem::Empty),
            ("maggi = noodles |", 1, SynonymsProblem::Empty),
        ];
        for (text, line, problem) in table {
            assert_eq!(Synonyms::parse(text).unwrap_err(), SynonymsError { line, problem }, "{text}");
        }
        let long = "a = b\n".repeat(MAX_RULES + 1);
        assert_eq!(Synonyms::parse(&long).unwrap_err().problem, SynonymsProblem::TooMany);
    }

    #[test]
    fn a_product_answers_with_every_word_and_its_head() {
        let synonyms = Synonyms::parse("surf excel = detergent powder | liquid detergent").unwrap();
        let answers = |head: &str, others: &[&str]| {
            let keys: Vec<String> = others.iter().copied().chain([head]).map(sound_key).collect();
            let head = sound_key(head);
            let found =
                synonyms.answers([head.as_str()].into_iter(), |key| keys.iter().any(|own| own == key));
            found.iter().map(|answer| answer.is_first).collect::<Vec<_>>()
        };
        assert_eq!(answers("powder", &["detergent"]), [true]);
        assert_eq!(answers("detergent", &["liquid"]), [false]);
        assert_eq!(answers("powder", &["baby"]), [false; 0]);
        assert_eq!(answers("liquid", &["detergent"]), [false; 0]);
    }
}
