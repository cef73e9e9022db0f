//! The index of the product master: which product is found by which word.
//!
//! Built once for each version of the products and shared by all stores; what a store sells is a set
//! over it. Words stand sorted in one string; a bit mask of a word's letters rules out most words
//! before any letter is compared.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use commerce::{PackSize, Product};

use super::product_words::{DESCRIPTION, ProductWords};
use super::synonyms::Synonyms;
use crate::text::{letter_mask, sound_key};

/// The share of all products that makes a brand the house's own: one in five.
const HOUSE_BRAND_SHARE: usize = 5;
/// A brand of fewer products is not the house's, however small the shop.
const MIN_HOUSE_PRODUCTS: usize = 10;

/// Words in their order, each with the mask of its letters.
#[derive(Debug, Default)]
pub(super) struct WordList {
    text: String,
    ends: Vec<u32>,
    masks: Vec<u32>,
}

impl WordList {
    fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(to_u32(self.text.len()));
        self.masks.push(letter_mask(word));
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn word(&self, index: usize) -> &str {
        self.text.get(span(&self.ends, index)).unwrap_or_default()
    }

    pub(super) fn mask(&self, index: usize) -> u32 {
        self.masks.get(index).copied().unwrap_or_default()
    }

    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let index = self.lower_bound(word);
        (index < self.len() && self.word(index) == word).then_some(index)
    }

    /// The words that begin with `prefix`.
    pub(super) fn beginning_with(&self, prefix: &str) -> Range<usize> {
        let start = self.lower_bound(prefix);
        let (mut low, mut high) = (start, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle).starts_with(prefix) { low = middle + 1 } else { high = middle }
        }
        start..low
    }

    fn lower_bound(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// A product found by a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    pub(super) product: u32,
    pub(super) weight: u8,
    pub(super) name_length: u8,
}

/// What searches read of every product that may be sold.
#[derive(Debug, Default)]
pub struct SearchIndex {
    pub(super) words: WordList,
    pub(super) keys: WordList,
    key_ends: Vec<u32>,
    key_words: Vec<u32>,
    posting_ends: Vec<u32>,
    postings: Vec<Posting>,
    /// The most a word counts for any product.
    max_weights: Vec<u8>,
    packs: Vec<PackSize>,
}

impl SearchIndex {
    /// Indexes products: one is known by its position in `products` from here on. `category_names`
    /// gives the names, in every language, of the category a product is in.
    pub fn build<'a>(
        products: &[&'a Product],
        category_names: impl Fn(&'a Product) -> Vec<&'a str>,
        synonyms: &Synonyms,
    ) -> Self {
        let house_brands = house_brands(products);
        let mut by_word: HashMap<String, Vec<Posting>> = HashMap::new();
        for (position, product) in products.iter().enumerate() {
            let is_house = house_brands.contains(&product.brand.as_str());
            let collected = ProductWords::collect(product, &category_names(product), is_house, synonyms);
            for (word, weight) in collected.words {
                by_word.entry(word).or_default().push(Posting {
                    product: to_u32(position),
                    weight: weight.weight,
                    name_length: weight.name_length,
                });
            }
        }
        let mut sorted: Vec<(String, Vec<Posting>)> = by_word.into_iter().collect();
        sorted.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let mut index =
            Self { packs: products.iter().map(|product| product.pack).collect(), ..Self::default() };
        let mut by_key: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (word, postings) in sorted {
            by_key.entry(sound_key(&word)).or_default().push(to_u32(index.words.len()));
            index.words.push(&word);
            index.max_weights.push(postings.iter().map(|posting| posting.weight).max().unwrap_or(0));
            index.postings.extend(postings);
            index.posting_ends.push(to_u32(index.postings.len()));
        }
        for (key, words) in by_key {
            index.keys.push(&key);
            index.key_words.extend(words);
            index.key_ends.push(to_u32(index.key_words.len()));
        }
        index
    }

    /// How many words there are.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// The products found by a word, in their order.
    pub(super) fn postings(&self, word: usize) -> &[Posting] {
        self.postings.get(span(&self.posting_ends, word)).unwrap_or_default()
    }

    /// The words of a key.
    pub(super) fn words_of_key(&self, key: usize) -> &[u32] {
        self.key_words.get(span(&self.key_ends, key)).unwrap_or_default()
    }

    pub(super) fn pack(&self, product: u32) -> Option<PackSize> {
        self.packs.get(product as usize).copied()
    }

    /// How much a word counts at most, for a product of the set; 0 when the set has none.
    pub(super) fn best_weight(&self, word: usize, sold: &ProductSet) -> u8 {
        let most = self.max_weights.get(word).copied().unwrap_or(0);
        let mut best = 0;
        for posting in self.postings(word) {
            if posting.weight > best && sold.contains(posting.product) {
                best = posting.weight;
                if best == most {
                    break;
                }
            }
        }
        best
    }

    /// Whether a word that may be guessed, not one of a description only, leads to a product of the set.
    pub(super) fn can_be_guessed(&self, word: usize, sold: &ProductSet) -> bool {
        let mut postings = self.postings(word).iter();
        postings.any(|posting| posting.weight > DESCRIPTION && sold.contains(posting.product))
    }
}

/// A set of products, by their positions in the index.
#[derive(Clone, Debug, Default)]
pub struct ProductSet(Vec<u64>);

impl ProductSet {
    /// Whether a product is in the set.
    #[must_use]
    pub fn contains(&self, product: u32) -> bool {
        self.0.get(product as usize / 64).is_some_and(|bits| bits >> (product % 64) & 1 == 1)
    }
}

impl FromIterator<u32> for ProductSet {
    fn from_iter<I: IntoIterator<Item = u32>>(products: I) -> Self {
        let mut bits = Vec::new();
        for product in products {
            let place = product as usize / 64;
            if place >= bits.len() {
                bits.resize(place + 1, 0);
            }
            if let Some(bits) = bits.get_mut(place) {
                *bits |= 1 << (product % 64);
            }
        }
        Self(bits)
    }
}

/// Brands that share a word with so many products that it distinguishes none.
fn house_brands<'a>(products: &[&'a Product]) -> Vec<&'a str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for product in products {
        product.brand.split_whitespace().for_each(|word| *counts.entry(word).or_default() += 1);
    }
    let least = (products.len() / HOUSE_BRAND_SHARE).max(MIN_HOUSE_PRODUCTS);
    let is_house = |brand: &str| {
        brand.split_whitespace().any(|word| counts.get(word).is_some_and(|count| *count > least))
    };
    let mut brands: Vec<&str> = products.iter().map(|product| product.brand.as_str()).collect();
    brands.sort_unstable();
    brands.dedup();
    brands.retain(|brand| is_house(brand));
    brands
}

/// Positions of products, words and bytes fit: a master of four thousand million of them does not.
fn to_u32(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn span(ends: &[u32], index: usize) -> Range<usize> {
    let start = index.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let end = ends.get(index).copied().unwrap_or(start);
    start as usize..end as usize
}
