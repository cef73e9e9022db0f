//! Search by words and their prefixes, in every language and script a product is known in.

use commerce::Product;
use commerce::text::{normalize_words, truncate_query};

/// The words of a query that count.
const MAX_TERMS: usize = 8;

/// How much a match counts, by where the word is found.
const NAME_WEIGHT: u32 = 4;
const KEYWORD_WEIGHT: u32 = 3;
const BRAND_WEIGHT: u32 = 2;
const DESCRIPTION_WEIGHT: u32 = 1;

/// The normalised words of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchTerms(Vec<String>);

impl SearchTerms {
    /// Parses what was typed: the first [`commerce::text::MAX_QUERY_CHARS`] characters and
    /// [`MAX_TERMS`] words of it.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut words = normalize_words(truncate_query(query));
        words.truncate(MAX_TERMS);
        Self(words)
    }

    /// Whether there is nothing to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The words of a product, each with its weight.
#[derive(Debug)]
pub(super) struct SearchIndex(Vec<(String, u32)>);

impl SearchIndex {
    pub(super) fn build(product: &Product) -> Self {
        let names = [Some(&product.names.en), product.names.hi.as_ref(), product.names.mr.as_ref()];
        let mut words: Vec<(String, u32)> = Vec::new();
        let mut add = |text: &str, weight: u32| {
            for word in normalize_words(text) {
                if !words.iter().any(|(known, _)| *known == word) {
                    words.push((word, weight));
                }
            }
        };
        names.into_iter().flatten().for_each(|name| add(name, NAME_WEIGHT));
        product.keywords.iter().for_each(|keyword| add(keyword, KEYWORD_WEIGHT));
        add(&product.brand, BRAND_WEIGHT);
        add(&product.description, DESCRIPTION_WEIGHT);
        Self(words)
    }

    /// How well the product matches; `None` unless every term is a prefix of one of its words.
    /// A whole word counts double.
    pub(super) fn score(&self, terms: &SearchTerms) -> Option<u32> {
        terms.0.iter().try_fold(0u32, |sum, term| {
            let matches = self.0.iter().filter_map(|(word, weight)| match word.strip_prefix(term.as_str()) {
                Some("") => Some(weight * 2),
                Some(_) => Some(*weight),
                None => None,
            });
            matches.max().map(|best| sum.saturating_add(best))
        })
    }
}
