//! Pages as a browser without styles shows them: words of neighbouring elements stay apart, and nothing that a style
//! would hide is in the text.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use app::document::render;
use commerce::Language;

#[path = "../examples/gallery/every_page.rs"]
mod every_page;
#[path = "../examples/gallery/goods.rs"]
mod goods;

/// Elements within a line of text. All others begin and end one, or are drawn apart, as controls are.
const INLINE: [&str; 12] =
    ["a", "b", "i", "em", "s", "small", "span", "strong", "output", "leptos-island", "svg", "path"];

/// Elements whose content is no text of the page.
const WITHOUT_TEXT: [&str; 4] = ["style", "script", "title", "noscript"];

/// A piece of the page's HTML.
enum Piece<'a> {
    Text(&'a str),
    /// The content of a tag: `a href="/"`, `/a`.
    Tag(&'a str),
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        let mut quoted = false;
        let end = after.find(|letter| {
            quoted ^= letter == '"';
            letter == '>' && !quoted
        });
        let (tag, next) = after.split_at(end.unwrap());
        pieces.extend([Piece::Text(text), Piece::Tag(tag)]);
        rest = &next[1..];
    }
    pieces
}

fn element(tag: &str) -> &str {
    tag.trim_start_matches('/').split([' ', '/']).next().unwrap()
}

/// The lines of text, where a tag within a line leaves [`JOINT`].
fn lines(html: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut hidden: Option<&str> = None;
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) => match hidden {
                Some(element) if tag.strip_prefix('/') == Some(element) => hidden = None,
                Some(_) => {}
                None if WITHOUT_TEXT.contains(&element(tag)) => hidden = Some(element(tag)),
                None if INLINE.contains(&element(tag)) => lines.last_mut().unwrap().push(JOINT),
                None => lines.push(String::new()),
            },
            Piece::Text(text) if hidden.is_none() => lines.last_mut().unwrap().push_str(text),
            Piece::Text(_) => {}
        }
    }
    lines
}

/// Where one element ends or begins within a line.
const JOINT: char = '\u{1}';

/// The places where a word touches the word of the next element.
fn joined_words(line: &str) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '₹' | ')' | '”' | '.');
    let joints = letters.iter().enumerate().filter(|(_, letter)| **letter == JOINT);
    let touching = joints.filter(|(at, _)| {
        let before = letters[..*at].iter().rev().find(|letter| **letter != JOINT);
        let after = letters[*at..].iter().find(|letter| **letter != JOINT);
        before.is_some_and(|letter| is_word(*letter))
            && after.is_some_and(|letter| letter.is_alphanumeric() || *letter == '₹')
    });
    touching
        .map(|(at, _)| letters[at.saturating_sub(15)..letters.len().min(at + 15)].iter().collect())
        .collect()
}

#[test]
fn words_of_neighbouring_elements_stay_apart() {
    let mut found = Vec::new();
    for language in Language::ALL {
        for (name, document) in every_page::all_pages(language) {
            let places = lines(&render(document)).into_iter().flat_map(|line| joined_words(&line));
            found.extend(places.map(|place| format!("{name}.{}: {place:?}", language.code())));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn joined_words_are_noticed() {
    let table = [
        ("<p><b>Milk</b><small>500 ml</small></p>", 1),
        ("<p><b>Milk</b> <small>500 ml</small></p>", 0),
        ("<p><b>Milk</b></p><p>500 ml</p>", 0),
        ("<p><a>Bill (PDF)</a><a>Chat</a></p>", 1),
        ("<p>Cart<b>: 2</b></p>", 0),
        ("<style>b</style><p>Cart</p>", 0),
    ];
    for (html, count) in table {
        let places: std::collections::BTreeSet<String> = lines(html)
            .iter()
            .flat_map(|line| joined_words(line))
            .map(|place| place.replace(JOINT, ""))
            .collect();
        assert_eq!(places.len(), count, "{html}");
    }
}

#[test]
fn an_empty_cart_is_not_counted() {
    for language in Language::ALL {
        for (name, document) in every_page::all_pages(language) {
            let html = render(document);
            let no_items = i18n::products::item_count(language, 0);
            assert!(!lines(&html).iter().any(|line| line.replace(JOINT, "").contains(&no_items)), "{name}");
        }
    }
}
