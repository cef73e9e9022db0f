//! Sizes in a query: `5kg`, `half kilo`, `egg 30`, `आधा किलो`.

use commerce::text::{digit_value, normalize_words};
use commerce::{PackSize, PackUnit};

/// A requested size. It orders results and leaves none out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RequestedSize {
    /// In grams, millilitres or pieces; of an unknown unit, as typed.
    amount: f32,
    /// `None` for a bare number.
    unit: Option<PackUnit>,
}

impl RequestedSize {
    /// How close a pack is to this size, 0 to 1.
    pub(super) fn closeness(self, pack: PackSize) -> f32 {
        let packed = pack.amount as f32;
        let is_same = |amount: f32| (amount - packed).abs() < 0.5;
        match self.unit {
            None if is_same(self.amount) || is_same(self.amount * 1000.0) => 0.9,
            None => 0.0,
            Some(unit) if unit == pack.unit && is_same(self.amount) => 1.0,
            Some(unit) => {
                let share = 1.0 - (packed / self.amount).log2().abs() / 3.0;
                let kind = match (unit == pack.unit, unit, pack.unit) {
                    (true, ..) => 0.7,
                    // A litre is thought of as a kilogram.
                    (false, PackUnit::Pieces, _) | (false, _, PackUnit::Pieces) => 0.0,
                    (false, ..) => 0.42,
                };
                kind * share.max(0.0)
            }
        }
    }
}

/// A unit: what it measures, and how many grams, millilitres or pieces it is.
type Unit = (PackUnit, f32);

enum Token<'a> {
    Number(f32),
    /// A number that is a word: it counts before a unit only.
    NumberWord(f32, &'a str),
    Unit(Unit, &'a str),
    Size(f32, Unit),
    Word(&'a str),
}

/// Takes the first size out of a query: the size, and the words that are left.
pub(super) fn split_size(query: &str) -> (Option<RequestedSize>, Vec<String>) {
    let tokens: Vec<Token<'_>> = query.split_whitespace().map(read_token).collect();
    let mut words = Vec::new();
    let (mut size, mut bare_number) = (None, None);
    let mut rest = tokens.as_slice();
    while let [first, ..] = rest {
        let (found, used) = match rest {
            [Token::Number(number) | Token::NumberWord(number, _), Token::Unit(unit, _), ..]
            | [Token::Unit(unit, _), Token::Number(number), ..] => (Some((*number, *unit)), 2),
            [Token::Unit(unit, _), Token::Word("of"), Token::Number(number), ..] => {
                (Some((*number, *unit)), 3)
            }
            [Token::Size(number, unit), ..] => (Some((*number, *unit)), 1),
            [Token::Unit(unit, name), ..] if is_size_alone(name) => (Some((1.0, *unit)), 1),
            _ => (None, 1),
        };
        match (found, first) {
            (Some((number, (unit, scale))), _) => {
                size = size.or(Some(RequestedSize { amount: number * scale, unit: Some(unit) }));
            }
            (None, Token::Number(number)) => bare_number = bare_number.or(Some(*number)),
            (None, Token::NumberWord(_, text) | Token::Unit(_, text) | Token::Word(text)) => {
                words.extend(normalize_words(text));
            }
            (None, Token::Size(..)) => {}
        }
        rest = rest.get(used..).unwrap_or_default();
    }
    if words.is_empty() {
        return (None, normalize_words(query));
    }
    (size.or(bare_number.map(|amount| RequestedSize { amount, unit: None })), words)
}

fn read_token(text: &str) -> Token<'_> {
    let trimmed = text.trim_matches(|letter: char| matches!(letter, ',' | '.' | '(' | ')' | ';' | ':' | '-'));
    if let Some((number, rest)) = read_number(trimmed) {
        return match (rest.is_empty(), unit(rest)) {
            (true, _) => Token::Number(number),
            (false, Some(unit)) => Token::Size(number, unit),
            (false, None) => Token::Word(text),
        };
    }
    match (number_word(trimmed), unit(trimmed)) {
        (Some(number), _) => Token::NumberWord(number, text),
        (None, Some(unit)) => Token::Unit(unit, trimmed),
        (None, None) => Token::Word(trimmed),
    }
}

/// The number a text starts with, above 0, and what follows it: `1.5`, `1/2`, `½`, `1½`, `५`.
fn read_number(text: &str) -> Option<(f32, &str)> {
    let (whole, mut rest) = read_digits(text);
    let mut number = whole.unwrap_or(0.0);
    if let Some(fraction) = rest.strip_prefix('.')
        && let (Some(_), after) = read_digits(fraction)
    {
        let digits = fraction.get(..fraction.len() - after.len())?.chars().filter_map(digit_value);
        let (sum, _) =
            digits.fold((0.0, 0.1), |(sum, place), digit| (sum + digit as f32 * place, place / 10.0));
        (number, rest) = (number + sum, after);
    } else if let Some(divisor) = rest.strip_prefix('/')
        && let (Some(divisor), after) = read_digits(divisor)
    {
        (number, rest) = (number / divisor, after);
    }
    let vulgar = rest.chars().next().and_then(|letter| match letter {
        '½' => Some(0.5),
        '¼' => Some(0.25),
        '¾' => Some(0.75),
        _ => None,
    });
    if let Some(part) = vulgar {
        let mut after = rest.chars();
        after.next();
        (number, rest) = (number + part, after.as_str());
    }
    (number.is_finite() && number > 0.0).then_some((number, rest))
}

/// The whole number a text starts with, if any, and what follows it.
fn read_digits(text: &str) -> (Option<f32>, &str) {
    let end = text.find(|letter| digit_value(letter).is_none()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let number = digits.chars().filter_map(digit_value).fold(0.0, |sum, digit| sum * 10.0 + digit as f32);
    ((end > 0).then_some(number), rest)
}

/// Units that are a size without a number: `kilo`, `dozen`.
fn is_size_alone(name: &str) -> bool {
    matches!(
        fold(name).as_str(),
        "kg" | "kilo"
            | "किलो"
            | "કિલો"
            | "litre"
            | "liter"
            | "लीटर"
            | "dozen"
            | "darjan"
            | "दर्जन"
            | "डझन"
    )
}

fn fold(text: &str) -> String {
    normalize_words(text).concat()
}

fn unit(text: &str) -> Option<Unit> {
    Some(match fold(text).as_str() {
        "kg" | "kgs" | "kilo" | "kilos" | "किलो" | "કિલો" => (PackUnit::Grams, 1000.0),
        "g" | "gm" | "gms" | "gram" | "grams" | "ग्राम" | "ग्रॅम" | "ગ્રામ" => {
            (PackUnit::Grams, 1.0)
        }
        "l" | "lt" | "ltr" | "ltrs" | "litre" | "litres" | "liter" | "liters" | "लीटर" | "लिटर" | "લિટર" => {
            (PackUnit::Millilitres, 1000.0)
        }
        "ml" => (PackUnit::Millilitres, 1.0),
        "pc" | "pcs" | "piece" | "pieces" | "pack" | "packs" | "नग" => (PackUnit::Pieces, 1.0),
        "dozen" | "darjan" | "दर्जन" | "डझन" => (PackUnit::Pieces, 12.0),
        _ => return None,
    })
}

fn number_word(text: &str) -> Option<f32> {
    Some(match fold(text).as_str() {
        "half" | "aadha" | "adha" | "ardha" | "आधा" | "अर्धा" | "अर्धी" => 0.5,
        "quarter" | "pav" | "paav" | "पाव" => 0.25,
        "sava" | "सवा" => 1.25,
        "dedh" | "deed" | "डेढ" | "दीड" => 1.5,
        "dhai" | "adhai" | "ढाई" | "अढाई" | "अडीच" => 2.5,
        "one" | "ek" | "एक" | "એક" => 1.0,
        "two" | "do" | "दो" | "don" | "दोन" | "બે" => 2.0,
        "three" | "teen" | "तीन" => 3.0,
        "four" | "char" | "chaar" | "चार" => 4.0,
        "five" | "paanch" | "panch" | "पांच" | "पाच" => 5.0,
        "six" | "chhah" | "छह" => 6.0,
        "ten" | "das" | "दस" | "दहा" => 10.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_taken_out_of_a_query() {
        let grams = |amount| Some(RequestedSize { amount, unit: Some(PackUnit::Grams) });
        let millilitres = |amount| Some(RequestedSize { amount, unit: Some(PackUnit::Millilitres) });
        let pieces = |amount| Some(RequestedSize { amount, unit: Some(PackUnit::Pieces) });
        let unknown = |amount| Some(RequestedSize { amount, unit: None });
        let table = [
            ("atta 5kg", grams(5000.0), "atta"),
            ("5 KG atta", grams(5000.0), "atta"),
            ("toor dal 500gms", grams(500.0), "toor dal"),
            ("dal 1.5 kg", grams(1500.0), "dal"),
            ("dal 1/2 kg", grams(500.0), "dal"),
            ("dal ½ kg", grams(500.0), "dal"),
            ("dal 1½kg", grams(1500.0), "dal"),
            ("half kg paneer", grams(500.0), "paneer"),
            ("आटा ५ किलो", grams(5000.0), "आटा"),
            ("oil 1 ltr", millilitres(1000.0), "oil"),
            ("kilo sugar", grams(1000.0), "sugar"),
            ("egg dozen", pieces(12.0), "egg"),
            ("soap pack of 4", pieces(4.0), "soap"),
            ("egg 30", unknown(30.0), "egg"),
            ("ek kilo aloo", grams(1000.0), "aloo"),
            ("pav bhaji masala", None, "pav bhaji masala"),
            ("green gram", None, "green gram"),
            ("a4 paper", None, "a4 paper"),
            ("500", None, "500"),
            ("5 kg", None, "5 kg"),
        ];
        for (query, size, words) in table {
            let (found, left) = split_size(query);
            let expected: Vec<&str> = words.split(' ').collect();
            assert_eq!(left, expected, "{query}");
            let same = match (found, size) {
                (Some(found), Some(size)) => {
                    found.unit == size.unit && (found.amount - size.amount).abs() < 0.01
                }
                (None, None) => true,
                _ => false,
            };
            assert!(same, "{query}: {found:?}");
        }
    }

    #[test]
    fn the_closest_pack_is_the_same_then_the_nearest_of_its_kind() {
        let (Some(requested), _) = split_size("atta 5kg") else { panic!("a size") };
        let closeness = |text: &str| requested.closeness(PackSize::parse(text).unwrap());
        let packs = ["5 kg", "4 kg", "2 kg", "5 l", "1 kg"].map(closeness);
        assert!(packs[0] > packs[1] && packs[1] > packs[2] && packs[2] > packs[4], "{packs:?}");
        assert!(packs[3] < packs[0] && closeness("5 pieces") == 0.0);
    }
}
