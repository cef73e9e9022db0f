//! Slips of the finger: one letter more, less, exchanged or transposed.

use std::collections::BTreeSet;

use commerce::text::normalize_words;
use server::catalog::search::SearchQuery;

use crate::{DEMO, Sequence};

const MIN_IN_FIVE_PERCENT: usize = 90;
/// Shorter words become other words.
const MIN_LETTERS: usize = 5;
const SLIPS_PER_WORD: usize = 2;

/// The English and Latin words that goods are known by.
fn words() -> Vec<String> {
    let names = DEMO.products.iter().flat_map(|product| {
        [&product.names.en].into_iter().chain(&product.keywords).flat_map(|text| normalize_words(text))
    });
    let is_long_latin =
        |word: &String| word.len() >= MIN_LETTERS && word.bytes().all(|letter| letter.is_ascii_lowercase());
    names.filter(is_long_latin).collect::<BTreeSet<_>>().into_iter().collect()
}

fn slip(word: &str, sequence: &mut Sequence) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = sequence.below(letters.len() - 1);
    let other = char::from(b'a' + u8::try_from(sequence.below(26)).unwrap());
    match sequence.below(4) {
        0 => letters.insert(at, other),
        1 => drop(letters.remove(at)),
        2 => letters[at] = other,
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

#[test]
fn slips_find_what_the_right_word_finds() {
    let sold = DEMO.all();
    let mut sequence = Sequence(0x5eed_cafe);
    let (mut slips, mut first, mut in_five) = (0, 0, 0);
    for word in words() {
        let groups = |typed: &str| DEMO.groups(&DEMO.search(&SearchQuery::parse(typed), &sold));
        let meant = groups(&word).into_iter().next().unwrap_or_else(|| panic!("{word} finds nothing"));
        for _ in 0..SLIPS_PER_WORD {
            let typed = slip(&word, &mut sequence);
            let found = groups(&typed);
            slips += 1;
            first += usize::from(found.first() == Some(&meant));
            in_five += usize::from(found.iter().take(5).any(|group| *group == meant));
        }
    }
    println!("{slips} slips: {first} first, {in_five} in five");
    assert!(in_five * 100 >= slips * MIN_IN_FIVE_PERCENT, "{in_five} of {slips} in five");
}
