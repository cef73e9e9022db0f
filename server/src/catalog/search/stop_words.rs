//! Words of a query that name no goods.

/// Particles of English, Hindi, Marathi and Gujarati, in Latin letters and their own, polite words, and those for one packet.
#[rustfmt::skip]
const STOP_WORDS: [&str; 57] = [
    "of", "the", "for", "and", "with", "in", "a", "an", "to",
    "ka", "ki", "ke", "ko", "ni", "no", "nu", "na", "cha", "che", "chi", "chya", "wala", "wali", "vala", "aur",
    "का", "की", "के", "को", "वाला", "वाली", "और", "आणि", "चा", "ची", "चे", "च्या",
    "ની", "નું", "નો", "ના", "અને", "માટે",
    "ek", "packet", "एक", "पैकेट",
    "please", "chahiye", "do", "dena", "mujhe", "pahije", "चाहिए", "पाहिजे", "दो", "देना",
];

pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&word)
}
