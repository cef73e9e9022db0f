//! What was typed: words, and a size.

use commerce::text::truncate_query;

use super::size::{RequestedSize, split_size};
use super::stop_words::is_stop_word;

/// The words of a query that count.
const MAX_WORDS: usize = 8;

/// Letters of a word that count.
const MAX_WORD_CHARS: usize = 24;

/// A last word of fewer letters was sent before it was finished: `toor d`.
const MIN_FINISHED_CHARS: usize = 3;

/// A query, parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchQuery {
    /// The normalised words, without sizes and stop words.
    pub(super) words: Vec<String>,
    pub(super) size: Option<RequestedSize>,
    /// Whether the last word may be unfinished.
    pub(super) is_unfinished: bool,
}

impl SearchQuery {
    /// Parses what was typed: the first [`commerce::text::MAX_QUERY_CHARS`] characters and
    /// [`MAX_WORDS`] words of it.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let (size, all) = split_size(truncate_query(typed));
        let mut words: Vec<String> = all.iter().filter(|word| !is_stop_word(word)).cloned().collect();
        if words.is_empty() {
            words = all;
        }
        words.truncate(MAX_WORDS);
        for word in &mut words {
            if let Some((end, _)) = word.char_indices().nth(MAX_WORD_CHARS) {
                word.truncate(end);
            }
        }
        let is_short = |word: &String| word.chars().count() < MIN_FINISHED_CHARS;
        let is_unfinished = words.len() > 1 && words.last().is_some_and(is_short);
        Self { words, size, is_unfinished }
    }

    /// Parses what was typed so far: the last word also finds what begins like it.
    #[must_use]
    pub fn parse_while_typing(typed: &str) -> Self {
        let is_unfinished = !typed.ends_with(char::is_whitespace);
        Self { is_unfinished, ..Self::parse(typed) }
    }

    /// Whether there is nothing to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_count_only_where_nothing_else_is_left() {
        assert_eq!(SearchQuery::parse("atta for the roti, please").words, ["atta", "roti"]);
        assert_eq!(SearchQuery::parse("the").words, ["the"]);
        assert!(SearchQuery::parse(" -- ").is_empty());
    }

    #[test]
    fn a_short_last_word_beside_others_is_unfinished() {
        assert!(SearchQuery::parse("toor d").is_unfinished);
        assert!(!SearchQuery::parse("toor dal").is_unfinished);
        assert!(!SearchQuery::parse("d").is_unfinished);
    }

    #[test]
    fn a_query_of_any_length_costs_no_more_than_a_short_one() {
        let long = SearchQuery::parse(&"rice ".repeat(20_000));
        assert_eq!(long, SearchQuery::parse(&"rice ".repeat(16)));
        assert_eq!(SearchQuery::parse(&"r".repeat(80)).words, ["r".repeat(MAX_WORD_CHARS)]);
    }
}
