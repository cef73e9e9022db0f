//! Identifiers and comments use the field's terms: the words of `discouraged_words.txt` are absent.

use crate::sources::{SourceFile, files};

/// Each line: a word or a phrase, `->`, what to write instead. Lines that begin with `#` are notes.
const DISCOURAGED: &str = include_str!("discouraged_words.txt");

/// Comments that say nothing.
const FILLERS: [&str; 12] = [
    "Which.",
    "Why.",
    "Where.",
    "When.",
    "How.",
    "What.",
    "Who.",
    "Its name.",
    "Its id.",
    "The page.",
    "The error.",
    "The same.",
];

struct Entry {
    words: Vec<String>,
    phrase: &'static str,
    instead: &'static str,
}

fn entries() -> Vec<Entry> {
    DISCOURAGED
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (phrase, instead) = line.split_once("->").unwrap();
            let phrase = phrase.trim();
            Entry { words: split_words(phrase), phrase, instead: instead.trim() }
        })
        .collect()
}

/// An identifier, or the text of a comment, with its line.
#[derive(Debug, PartialEq)]
struct Piece {
    line: usize,
    is_comment: bool,
    text: String,
}

/// How comments and strings begin in a language.
struct Syntax {
    line_comment: &'static str,
    block_comment: bool,
    quotes: &'static str,
    is_rust: bool,
}

fn syntax_of(path: &str) -> Syntax {
    let (line_comment, block_comment, quotes) = match path.rsplit('.').next().unwrap_or_default() {
        "sql" => ("--", true, "'\""),
        "toml" => ("#", false, "'\""),
        "css" => ("/*", true, "'\""),
        "rs" => ("//", true, "\""),
        _ => ("//", true, "'\"`"),
    };
    Syntax { line_comment, block_comment, quotes, is_rust: path.ends_with(".rs") }
}

/// The identifiers and comments of a file; what is within quotes is left out.
fn pieces(text: &str, syntax: &Syntax) -> Vec<Piece> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let length = if syntax.block_comment && rest.starts_with("/*") {
            let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
            found.extend(rest[..length].lines().enumerate().map(|(index, text)| Piece {
                line: line + index,
                is_comment: true,
                text: text.to_owned(),
            }));
            length
        } else if rest.starts_with(syntax.line_comment) {
            let length = rest.find('\n').unwrap_or(rest.len());
            found.push(Piece { line, is_comment: true, text: rest[..length].to_owned() });
            length
        } else if let Some(length) = quoted(rest, syntax) {
            length
        } else if first.is_alphabetic() || first == '_' {
            let is_part = |c: char| c.is_alphanumeric() || c == '_';
            let length = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
            found.push(Piece { line, is_comment: false, text: rest[..length].to_owned() });
            length
        } else {
            first.len_utf8()
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    found
}

/// The length of the string or character that `text` begins with, if it does.
fn quoted(text: &str, syntax: &Syntax) -> Option<usize> {
    if syntax.is_rust {
        let raw = text.strip_prefix('b').unwrap_or(text);
        if let Some(hashes) = raw.strip_prefix('r')
            && let Some(open) = hashes.find(|c| c != '#')
            && hashes[open..].starts_with('"')
        {
            let close = format!("\"{}", &hashes[..open]);
            let start = text.len() - hashes.len() + open + 1;
            return Some(text[start..].find(&close).map_or(text.len(), |end| start + end + close.len()));
        }
        if let Some(character) = text.strip_prefix('\'') {
            // A lifetime has no second quote.
            let escaped = character.starts_with('\\');
            let body = character.char_indices().nth(usize::from(escaped) + 1)?.0;
            let end = if escaped { character[1..].find('\'')? + 1 } else { body };
            return character[end..].starts_with('\'').then_some(1 + end + 1);
        }
    }
    let quote = text.chars().next().filter(|first| syntax.quotes.contains(*first))?;
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if is_escaped {
            is_escaped = false;
        } else if character == '\\' {
            is_escaped = true;
        } else if character == quote || (character == '\n' && !syntax.is_rust && quote != '`') {
            return Some(at + character.len_utf8());
        }
    }
    Some(text.len())
}

/// The words of an identifier in any case style, or of a sentence; in lower case.
fn split_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut was_lower = false;
    for character in text.chars() {
        if character.is_uppercase() && was_lower || !character.is_alphanumeric() {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        if character.is_alphanumeric() {
            word.extend(character.to_lowercase());
        }
        was_lower = character.is_lowercase() || character.is_numeric();
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

fn check(file: &SourceFile, entries: &[Entry], report: &mut Vec<String>) {
    for piece in pieces(&file.text, &syntax_of(&file.path)) {
        let words = split_words(&piece.text);
        let shown = piece.text.trim();
        for entry in entries {
            if words.windows(entry.words.len()).any(|window| window == entry.words) {
                let Entry { phrase, instead, .. } = entry;
                report.push(format!("{}:{}: {phrase} ({instead}): {shown}", file.path, piece.line));
            }
        }
        let comment = shown.trim_start_matches(['/', '!', '*', '-', '#', ' ']);
        if piece.is_comment && FILLERS.contains(&comment) {
            report.push(format!("{}:{}: says nothing: {shown}", file.path, piece.line));
        }
    }
}

#[test]
fn identifiers_and_comments_use_the_fields_terms() {
    let entries = entries();
    assert!(entries.len() > 20);
    let mut report = Vec::new();
    for folder in ["app", "server", ".cargo", "end2end", "style", "public"] {
        for file in files(folder, &["rs", "ts", "js", "css", "sql", "toml"]) {
            check(&file, &entries, &mut report);
        }
    }
    assert!(report.is_empty(), "{} places:\n{}", report.len(), report.join("\n"));
}

#[test]
fn strings_are_separated_from_identifiers_and_comments() {
    let text = "/// A b.\nfn one_two<'a>(x: &'a str) -> char { f(\"three // four\", r#\"fi\"ve\"#, '\\'', '\"') } // six\n";
    let found = pieces(text, &syntax_of("example.rs"));
    let texts: Vec<_> = found.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(texts, ["/// A b.", "fn", "one_two", "a", "x", "a", "str", "char", "f", "// six"]);
    assert_eq!(found.last().map(|piece| piece.line), Some(2));
    assert_eq!(split_words("oneTwo_THREE SixSeven"), ["one", "two", "three", "six", "seven"]);
}
