//! How far two sound keys are from each other, in edits weighted by how often people make them.

/// The cost of an ordinary edit; others are hundredths of it.
const EDIT: u16 = 100;
const TRANSPOSITION: u16 = 80;
const OTHER_FIRST_LETTER: u16 = 50;
/// The least an edit of any kind costs, and the least one of a letter that is neither vowel nor h.
const MIN_EDIT: u16 = 30;
const MIN_CONSONANT_EDIT: u16 = 60;
/// Keys of more bytes are not compared.
const MAX_KEY_BYTES: usize = 32;

/// The letters a word has, as bits: `a` to `z`, digits together, all others by their low bits.
pub(crate) fn letter_mask(word: &str) -> u32 {
    word.chars().fold(0, |mask, letter| mask | 1 << letter_bit(letter))
}

const fn letter_bit(letter: char) -> u32 {
    match letter {
        'a'..='z' => letter as u32 - 'a' as u32,
        '0'..='9' => 26,
        _ => 27 + letter as u32 % 5,
    }
}

const CHEAP_LETTERS: u32 = 1 << letter_bit('a')
    | 1 << letter_bit('e')
    | 1 << letter_bit('i')
    | 1 << letter_bit('o')
    | 1 << letter_bit('u')
    | 1 << letter_bit('h');

/// The farthest a key may be from a typed one of so many letters; `None` when none is near enough.
pub(crate) const fn limit(letters: usize) -> Option<u16> {
    match letters {
        0..=2 => None,
        3 => Some(45),
        4 => Some(90),
        5 => Some(105),
        6 | 7 => Some(160),
        _ => Some(210),
    }
}

/// A typed key, ready to be compared with many.
pub(crate) struct TypedKey<'a> {
    letters: &'a [u8],
    /// What it costs to lose each letter.
    losses: [u16; MAX_KEY_BYTES],
    mask: u32,
    limit: u16,
}

impl<'a> TypedKey<'a> {
    /// `None` when the key is too short or too long for others to be near.
    pub(crate) fn new(key: &'a str) -> Option<Self> {
        let limit = limit(key.chars().count())?;
        let letters = key.as_bytes();
        let mut losses = [0; MAX_KEY_BYTES];
        for (index, cost) in losses.iter_mut().enumerate().take(letters.len()) {
            *cost = loss(letters, index);
        }
        (key.len() <= MAX_KEY_BYTES).then_some(Self { letters, losses, mask: letter_mask(key), limit })
    }

    /// The distance as a share of the limit, 0 to 1; `None` beyond it. With `of_beginning`, the
    /// distance from the nearest beginning of `key`.
    pub(crate) fn distance(&self, key: &str, mask: u32, of_beginning: bool) -> Option<f32> {
        let key = key.as_bytes();
        // Another first letter costs more, which rules out most keys before their letters are compared.
        let first = if self.letters.first() == key.first() { 0 } else { OTHER_FIRST_LETTER };
        let limit = self.limit.checked_sub(first)?;
        if !self.can_be_near(key.len(), mask, of_beginning, limit) {
            return None;
        }
        let distance = first + self.weighted_edits(key, of_beginning, limit)?;
        Some(f32::from(distance) / f32::from(self.limit))
    }

    /// A bound from lengths and letters alone, which leaves few keys to compare.
    fn can_be_near(&self, length: usize, mask: u32, of_beginning: bool, limit: u16) -> bool {
        let longer = if of_beginning { 0 } else { length.saturating_sub(self.letters.len()) };
        let shorter = self.letters.len().saturating_sub(length);
        let cost = |missing: u32| {
            let cheap = (missing & CHEAP_LETTERS).count_ones();
            let rest = (missing & !CHEAP_LETTERS).count_ones();
            cheap * u32::from(MIN_EDIT) + rest * u32::from(MIN_CONSONANT_EDIT)
        };
        let added = if of_beginning { 0 } else { cost(mask & !self.mask) };
        let limit = u32::from(limit);
        (longer.max(shorter) as u32) * u32::from(MIN_EDIT) <= limit
            && cost(self.mask & !mask) <= limit
            && added <= limit
    }

    fn weighted_edits(&self, key: &[u8], of_beginning: bool, limit: u16) -> Option<u16> {
        if key.len() > MAX_KEY_BYTES {
            return None;
        }
        let typed = self.letters;
        // Row `i` holds the distances of the first `i` letters of the key from every beginning of what
        // was typed.
        let mut before = [0u16; MAX_KEY_BYTES + 1];
        let mut last = [0u16; MAX_KEY_BYTES + 1];
        for column in 1..=typed.len() {
            last[column] = last[column - 1] + self.losses[column - 1];
        }
        let (mut nearest, mut last_least) = (u16::MAX, 0);
        for row in 1..=key.len() {
            let mut current = [0u16; MAX_KEY_BYTES + 1];
            let added = loss(key, row - 1);
            current[0] = last[0] + added;
            let mut least = current[0];
            for column in 1..=typed.len() {
                let (letter, other) = (key[row - 1], typed[column - 1]);
                let mut cost = (last[column - 1] + exchange(letter, other))
                    .min(last[column] + added)
                    .min(current[column - 1] + self.losses[column - 1]);
                if row > 1
                    && column > 1
                    && letter != other
                    && letter == typed[column - 2]
                    && other == key[row - 2]
                {
                    cost = cost.min(before[column - 2] + TRANSPOSITION);
                }
                current[column] = cost;
                least = least.min(cost);
            }
            if of_beginning {
                nearest = nearest.min(current[typed.len()]);
            }
            // What follows only costs more; a transposition follows from the row before the last.
            if least.min(last_least) > limit.min(nearest) {
                return (nearest <= limit).then_some(nearest);
            }
            last_least = least;
            before = last;
            last = current;
        }
        let distance = if of_beginning { nearest } else { last[typed.len()] };
        (distance <= limit).then_some(distance)
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

const fn is_consonant(letter: u8) -> bool {
    letter.is_ascii_lowercase() && !is_vowel(letter)
}

/// What it costs to lose or add the letter at `index` of a word.
fn loss(word: &[u8], index: usize) -> u16 {
    let letter = word[index];
    let is_last = index + 1 == word.len();
    match letter {
        b'h' if index > 0 && is_consonant(word[index - 1]) => MIN_EDIT,
        b'a' => 45,
        b'e' | b'i' | b'o' | b'u' if is_last => 45,
        b'e' | b'i' | b'o' | b'u' | b'y' => MIN_CONSONANT_EDIT,
        b'n' if is_last || is_consonant(word[index + 1]) => MIN_CONSONANT_EDIT,
        _ => EDIT,
    }
}

/// What it costs to write one letter for the other.
const fn exchange(one: u8, other: u8) -> u16 {
    let (small, large) = if one < other { (one, other) } else { (other, one) };
    match (small, large) {
        _ if small == large => 0,
        (b'e', b'i') | (b'o', b'u') => 35,
        _ if is_vowel(small) && is_vowel(large) => 50,
        (b'j', b's')
        | (b'd', b't')
        | (b'd', b'r')
        | (b'b', b'v')
        | (b'g', b'k')
        | (b'm', b'n')
        | (b'c', b's')
        | (b'g', b'j')
        | (b'f', b'p')
        | (b'i', b'y') => MIN_CONSONANT_EDIT,
        _ => EDIT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(typed: &str, key: &str) -> Option<u16> {
        let typed = TypedKey::new(typed).unwrap();
        typed
            .distance(key, letter_mask(key), false)
            .map(|share| (share * f32::from(typed.limit)).round() as u16)
    }

    #[test]
    fn edits_cost_by_how_easily_they_are_made() {
        let table = [
            ("bindi", "bhindi", Some(30)),
            ("badam", "badm", Some(45)),
            ("misar", "mesar", Some(35)),
            ("tamatar", "tamater", Some(50)),
            ("onion", "onoin", Some(80)),
            ("batata", "vatata", Some(110)),
            ("salt", "malt", None),
            ("dal", "dil", None),
        ];
        for (typed, key, expected) in table {
            assert_eq!(distance(typed, key), expected, "{typed}, {key}");
        }
    }

    #[test]
    fn while_typing_the_rest_of_a_key_costs_nothing() {
        let typed = TypedKey::new("tamet").unwrap();
        let key = "tamatar";
        assert!(typed.distance(key, letter_mask(key), true).is_some());
        assert!(typed.distance(key, letter_mask(key), false).is_none());
    }
}
