//! Words of the scripts of India in Latin letters, as people spell them.
//!
//! Nine blocks of Unicode (Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada,
//! Malayalam) run in parallel: what a letter sounds like follows from its offset in the block.

/// Independent vowels, from offset 05.
const VOWELS: [&str; 16] =
    ["a", "aa", "i", "ii", "u", "uu", "ri", "li", "e", "e", "e", "ai", "o", "o", "o", "au"];
/// Vowel signs, from offset 3E.
const SIGNS: [&str; 15] = ["aa", "i", "ii", "u", "uu", "ri", "ri", "e", "e", "e", "ai", "o", "o", "o", "au"];
/// Consonants, from offset 15.
const CONSONANTS: [&str; 37] = [
    "k", "kh", "g", "gh", "n", "ch", "chh", "j", "jh", "n", "t", "th", "d", "dh", "n", "t", "th", "d", "dh",
    "n", "n", "p", "ph", "b", "bh", "m", "y", "r", "r", "l", "l", "l", "v", "sh", "sh", "s", "h",
];
/// The letters of Malayalam that stand for a consonant without a vowel, from offset 7A.
const CHILLUS: [&str; 6] = ["n", "n", "r", "l", "l", "k"];

const DEVANAGARI: u32 = 0x900;
const BENGALI: u32 = 0x980;
const GURMUKHI: u32 = 0xa00;
const GUJARATI: u32 = 0xa80;
const MALAYALAM: u32 = 0xd00;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    Consonant(&'static str),
    Vowel(&'static str),
    /// The vowel of a consonant without a sign.
    Schwa,
    /// Anusvara: takes the place of the consonant that follows.
    Nasal,
    Other(char),
}

impl Sound {
    const fn is_vowel(self) -> bool {
        matches!(self, Self::Vowel(_) | Self::Schwa)
    }

    const fn is_consonant(self) -> bool {
        matches!(self, Self::Consonant(_) | Self::Nasal)
    }
}

/// A word of a script of India in Latin letters; `None` for words of other scripts.
pub(super) fn transliterate(word: &str) -> Option<String> {
    let block = word.chars().map(|letter| u32::from(letter) & !0x7f).find(|block| is_indic(*block))?;
    let mut sounds = Vec::with_capacity(word.len());
    for letter in word.chars() {
        let letter_block = u32::from(letter) & !0x7f;
        if is_indic(letter_block) {
            push_sound(&mut sounds, letter_block, (u32::from(letter) & 0x7f) as usize);
        } else {
            sounds.push(Sound::Other(letter));
        }
    }
    if matches!(block, DEVANAGARI | BENGALI | GURMUKHI | GUJARATI) {
        drop_silent_schwas(&mut sounds);
    }
    Some(spell(&sounds))
}

const fn is_indic(block: u32) -> bool {
    block >= DEVANAGARI && block <= MALAYALAM
}

fn push_sound(sounds: &mut Vec<Sound>, block: u32, offset: usize) {
    let consonant = match (block, offset) {
        (MALAYALAM, 0x7a..=0x7f) => CHILLUS.get(offset - 0x7a),
        (BENGALI, 0x4e) => Some(&"t"),
        (BENGALI, 0x70) => Some(&"r"),
        (BENGALI, 0x71) => Some(&"v"),
        _ => None,
    };
    if let Some(consonant) = consonant {
        sounds.push(Sound::Consonant(consonant));
        return;
    }
    match offset {
        0x01 | 0x02 => sounds.push(Sound::Nasal),
        0x70 if block == GURMUKHI => sounds.push(Sound::Nasal),
        0x72 if block == DEVANAGARI => sounds.push(Sound::Vowel("a")),
        0x05..=0x14 => sounds.extend(VOWELS.get(offset - 0x05).map(|vowel| Sound::Vowel(vowel))),
        0x15..=0x39 => push_consonant(sounds, offset),
        0x3e..=0x4c => push_sign(sounds, SIGNS.get(offset - 0x3e).copied().unwrap_or_default()),
        // What remains of vowel signs in two parts after their decomposition.
        0x56 => push_sign(sounds, "ai"),
        0x57 => push_sign(sounds, "au"),
        // A virama takes the vowel away.
        0x4d if sounds.last() == Some(&Sound::Schwa) => drop(sounds.pop()),
        _ => {}
    }
}

fn push_consonant(sounds: &mut Vec<Sound>, offset: usize) {
    let Some(consonant) = CONSONANTS.get(offset - 0x15) else { return };
    // ज्ञ is pronounced gy.
    if offset == 0x1e && sounds.last() == Some(&Sound::Consonant("j")) {
        sounds.pop();
        sounds.extend([Sound::Consonant("g"), Sound::Consonant("y")]);
    } else {
        sounds.push(Sound::Consonant(consonant));
    }
    sounds.push(Sound::Schwa);
}

fn push_sign(sounds: &mut Vec<Sound>, vowel: &'static str) {
    let vowel = match (sounds.last(), vowel) {
        (Some(Sound::Schwa), _) => vowel,
        // Signs in two parts: e and aa (in Kannada e and uu) are o.
        (Some(Sound::Vowel("e")), "aa" | "uu") => "o",
        (Some(Sound::Vowel("e" | "o")), "ai" | "au") => vowel,
        _ => return sounds.push(Sound::Vowel(vowel)),
    };
    sounds.pop();
    sounds.push(Sound::Vowel(vowel));
}

/// In the northern scripts a final schwa is silent, and so is one between single consonants that
/// have vowels on their other sides: लहसुन is lahsun.
fn drop_silent_schwas(sounds: &mut Vec<Sound>) {
    let syllables = sounds.iter().filter(|sound| sound.is_vowel()).count();
    if syllables > 1 && sounds.last() == Some(&Sound::Schwa) {
        sounds.pop();
    }
    let mut index = sounds.len();
    while index > 0 {
        index -= 1;
        if index < 2 || sounds.get(index) != Some(&Sound::Schwa) {
            continue;
        }
        let is = |at: usize, rule: fn(Sound) -> bool| sounds.get(at).is_some_and(|sound| rule(*sound));
        if is(index - 2, Sound::is_vowel)
            && is(index - 1, Sound::is_consonant)
            && is(index + 1, Sound::is_consonant)
            && is(index + 2, Sound::is_vowel)
        {
            sounds.remove(index);
        }
    }
}

fn spell(sounds: &[Sound]) -> String {
    let mut latin = String::with_capacity(sounds.len() * 2);
    for (index, sound) in sounds.iter().enumerate() {
        match sound {
            Sound::Consonant(letters) | Sound::Vowel(letters) => latin.push_str(letters),
            Sound::Schwa => latin.push('a'),
            Sound::Other(letter) => latin.push(*letter),
            Sound::Nasal => {
                let is_labial = matches!(sounds.get(index + 1),
                    Some(Sound::Consonant(next)) if next.starts_with(['p', 'b', 'm']));
                latin.push(if is_labial { 'm' } else { 'n' });
            }
        }
    }
    latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_spelt_as_people_spell_them() {
        let table = [
            ("लहसुन", "lahsun"),
            ("टमाटर", "tamaatar"),
            ("कोथमीर", "kothmiir"),
            ("सफरचंद", "sapharchand"),
            ("दूध", "duudh"),
            ("न", "na"),
            ("ज्ञान", "gyaan"),
            ("કેરી", "kerii"),
            ("ਦਾਲ", "daal"),
            ("টমেটো".trim(), "tameto"),
        ];
        for (word, latin) in table {
            let decomposed = commerce::text::normalize_words(word).concat();
            assert_eq!(transliterate(&decomposed).as_deref(), Some(latin), "{word}");
        }
        assert_eq!(transliterate("dal"), None);
    }
}
