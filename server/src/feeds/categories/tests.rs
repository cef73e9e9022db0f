use super::*;
use crate::feeds::test_support::{accept_row, assert_rejected};

const RIGHT: &[(&str, &str)] = &[
    ("id", "dals"),
    ("parent", "grocery"),
    ("title", "Dals"),
    ("title:hi", "दालें"),
    ("title:mr", "डाळी"),
    ("title:gu", "દાળ"),
    ("position", "20"),
    ("picture", "toor-dal.svg"),
];

fn rejects(column: &str, values: &[&str], words: &str) {
    assert_rejected::<Categories>(RIGHT, column, values, words);
}

#[test]
fn a_right_row_becomes_a_category() {
    let category = accept_row::<Categories>(RIGHT, &[]);
    assert_eq!((category.id.as_str(), category.names.en.as_str()), ("dals", "Dals"));
    assert_eq!(category.parent.as_ref().map(CategoryId::as_str), Some("grocery"));
    let LocalizedName { hi, mr, gu, .. } = &category.names;
    assert_eq!([hi, mr, gu].map(Option::as_deref), [Some("दालें"), Some("डाळी"), Some("દાળ")]);
    assert_eq!((category.position, category.picture.as_str()), (20, "toor-dal.svg"));
}

#[test]
fn a_category_needs_an_id_and_a_title() {
    let empty = ["parent", "title:hi", "title:mr", "title:gu", "position", "picture"];
    let category = accept_row::<Categories>(RIGHT, &empty.map(|column| (column, "")));
    assert_eq!((category.parent, category.position, category.picture), (None, 0, String::new()));
    rejects("id", &["", "Dals", "dal & rice", "दाल", "d".repeat(41).as_str()], "");
    rejects("parent", &["Grocery", "a/b"], "letters");
    rejects("title", &[""], "empty");
    rejects("position", &["first", "-1", "1000001"], "whole number");
    rejects("picture", &["../dal.svg", "dal.png"], "public/pictures");
}
