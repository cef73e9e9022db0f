//! Search by words and their beginnings, in every language and script a product is known in.

use commerce::Product;
use commerce::text::{normalize_words, truncate_query};

/// The most words of a query that count.
const MAX_TERMS: usize = 8;

/// How much it counts where a word stands.
const NAME_WEIGHT: u32 = 4;
const KEYWORD_WEIGHT: u32 = 3;
const BRAND_WEIGHT: u32 = 2;
const DESCRIPTION_WEIGHT: u32 = 1;

/// Words searched for, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchTerms(Vec<String>);

impl SearchTerms {
    /// Folds what somebody typed.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let mut words = normalize_words(truncate_query(typed));
        words.truncate(MAX_TERMS);
        Self(words)
    }

    /// Whether there is nothing to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The words of a product, each with what it counts.
#[derive(Debug)]
pub(super) struct SearchIndex(Vec<(String, u32)>);

impl SearchIndex {
    /// Gathers the words of a product.
    pub(super) fn build(product: &Product) -> Self {
        let names = [Some(&product.names.en), product.names.hi.as_ref(), product.names.mr.as_ref()];
        let mut words: Vec<(String, u32)> = Vec::new();
        let mut add = |text: &str, counts: u32| {
            for word in normalize_words(text) {
                if !words.iter().any(|(known, _)| *known == word) {
                    words.push((word, counts));
                }
            }
        };
        names.into_iter().flatten().for_each(|name| add(name, NAME_WEIGHT));
        product.keywords.iter().for_each(|word| add(word, KEYWORD_WEIGHT));
        add(&product.brand, BRAND_WEIGHT);
        add(&product.description, DESCRIPTION_WEIGHT);
        Self(words)
    }

    /// How well the product fits; `None` unless every word searched for begins one of its words.
    /// A whole word counts double.
    pub(super) fn score(&self, searched: &SearchTerms) -> Option<u32> {
        searched.0.iter().try_fold(0u32, |sum, searched| {
            let fits =
                self.0.iter().filter_map(|(word, counts)| match word.strip_prefix(searched.as_str()) {
                    Some("") => Some(counts * 2),
                    Some(_) => Some(*counts),
                    None => None,
                });
            fits.max().map(|best| sum.saturating_add(best))
        })
    }
}
