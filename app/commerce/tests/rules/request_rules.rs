//! What a customer looks for at a store, and when a chat is open.

use commerce::notice::{CHAT_WINDOW, is_chat_open};
use commerce::{RequestAnswer, RequestedWords};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

#[test]
fn words_are_cleaned_and_compared() {
    for (typed, shown, key) in [
        ("  maggi   noodles ", "maggi noodles", "maggi noodles"),
        ("*MAGGI*\nnoodles!", "MAGGI noodles", "maggi noodles"),
        ("बेसन ५ किलो", "बेसन ५ किलो", "बेसन 5 किलो"),
        ("http://evil.example", "http //evil. example", "http evil example"),
    ] {
        let words = RequestedWords::parse(typed).unwrap();
        assert_eq!((words.as_str(), words.key().as_str()), (shown, key), "{typed}");
    }
    for nothing in ["", "  ", "***", "\u{200b}", "़"] {
        assert_eq!(RequestedWords::parse(nothing), None, "{nothing:?}");
    }
    let long = RequestedWords::parse(&"soap ".repeat(40)).unwrap();
    assert!(long.as_str().chars().count() <= RequestedWords::MAX_CHARS);
}

#[test]
fn an_answer_is_known_by_its_code() {
    for answer in RequestAnswer::ALL {
        assert_eq!(RequestAnswer::from_code(answer.code()), Some(answer));
    }
    assert_eq!(RequestAnswer::from_code("perhaps"), None);
}

#[test]
fn a_chat_is_open_for_a_day() {
    let wrote = Timestamp::UNIX_EPOCH;
    let last = wrote + CHAT_WINDOW - SignedDuration::from_secs(1);
    assert!(is_chat_open(Some(wrote), wrote) && is_chat_open(Some(wrote), last));
    assert!(!is_chat_open(Some(wrote), wrote + CHAT_WINDOW) && !is_chat_open(None, wrote));
}

proptest! {
    /// What was stored is read again as it was, and compared as it was.
    #[test]
    fn words_stay_what_they_are(typed in "\\PC{0,120}") {
        if let Some(words) = RequestedWords::parse(&typed) {
            let again = RequestedWords::parse(words.as_str()).unwrap();
            prop_assert_eq!(again.key(), words.key());
            prop_assert_eq!(again, words);
        }
    }
}
