//! Search by words, in every language and script a product is known in, that forgives how they are
//! written.
//!
//! One [`SearchIndex`] over the product master serves every store; what a store sells is a
//! [`ProductSet`] over it. A query becomes words and a size ([`SearchQuery`]); a word means words of the
//! index that are the same, sound the same, begin with it, or are near; products are ranked by how much
//! those words say about them.
//!
//! Spellings are compared by `crate::text`.
//!
//! - `size` takes sizes out of a query, `stop_words` lists words without a meaning, `query` is the result.
//! - `synonyms` reads the rules for brands and household words, `product_words` weighs the words of a
//!   product, `index` stores them.
//! - `meanings` finds what a word may mean at a store, `ranking` what a query finds.

mod index;
mod meanings;
mod product_words;
mod query;
mod ranking;
mod size;
mod stop_words;
mod synonyms;

pub use index::{ProductSet, SearchIndex};
pub use query::SearchQuery;
pub use ranking::{Rank, SearchOutcome, Shelf};
pub use size::RequestedSize;
pub use synonyms::{DEFAULT_SYNONYMS, ReadSynonymsError, Synonyms, SynonymsError, SynonymsProblem};
