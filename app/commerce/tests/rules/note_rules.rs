//! What a customer may write to a store.

use commerce::{OrderNote, OrderNoteError};
use proptest::prelude::*;

fn parsed(typed: &str) -> Option<String> {
    OrderNote::parse(typed).unwrap().map(String::from)
}

#[test]
fn a_note_is_one_line_without_markup_or_links() {
    for (typed, expected) in [
        ("Ripe tomatoes for today, please", Some("Ripe tomatoes for today, please")),
        ("  1/2 kg, 10% less; ₹50 – ok?  ", Some("1/2 kg, 10% less; ₹50 – ok?")),
        ("टमाटर पके हुए दीजिए।", Some("टमाटर पके हुए दीजिए।")),
        ("*ACCEPTED* ~paid~ `now`", Some("ACCEPTED paid now")),
        ("<b>bold</b>", Some("b bold /b")),
        ("two\nlines", Some("two lines")),
        ("see evil.example", Some("see evil. example")),
        ("a\u{202e}b\u{200b}", Some("ab")),
        ("🍅 ripe", Some("ripe")),
        ("", None),
        (" \u{200b} ", None),
        ("🍅!", None),
    ] {
        assert_eq!(parsed(typed).as_deref(), expected, "{typed}");
    }
    assert_eq!(parsed(&"क".repeat(200)).unwrap().chars().count(), 200);
    assert_eq!(OrderNote::parse(&"क".repeat(201)), Err(OrderNoteError::TooLong));
}

proptest! {
    #[test]
    fn a_note_that_was_parsed_stays_as_it_is(typed in "\\PC{0,220}") {
        if let Ok(Some(note)) = OrderNote::parse(&typed) {
            prop_assert_eq!(parsed(note.as_str()), Some(note.as_str().to_owned()));
            prop_assert!(!note.as_str().contains(['*', '_', '~', '`', '<', '>', '@', '\n']));
        }
    }
}
