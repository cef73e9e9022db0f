//! Every pack can be drawn, is small, well-formed, and holds its label as text.

use super::*;

fn drawn(template: &str, colour: &str, contents: &str, latin: &str, devanagari: &str) -> String {
    let picture = format!("pack:{template};{colour};{contents};{latin};{devanagari}");
    Pack::parse(&picture).unwrap_or_else(|error| panic!("{picture}: {error}")).draw()
}

/// Every tag is closed, in order, and each attribute has a value in double quotes.
fn check_well_formed(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        let end = rest[start..].find('>').expect("a tag ends") + start;
        let tag = &rest[start + 1..end];
        assert!(!tag.contains('<'), "{tag}");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        let name = tag.trim_matches('/').split(' ').next().unwrap_or_default();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{svg}");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "{open:?} are not closed in {svg}");
}

#[test]
fn every_form_and_contents_can_be_drawn_within_the_size() {
    for template in template_names() {
        for contents in contents_names() {
            let svg = drawn(template, "gold", contents, "WASHING POWDER", "कपड़े धोने का पाउडर");
            check_well_formed(&svg);
            assert!(svg.len() <= 1_500, "{template} with {contents}: {} bytes", svg.len());
            for id in ["c", "e"] {
                let is_used = svg.contains(&format!("#{id}\"")) || svg.contains(&format!("(#{id})"));
                assert_eq!(
                    is_used,
                    svg.contains(&format!("id=\"{id}\"")),
                    "{template} with {contents}: {id}"
                );
            }
        }
    }
    for colour in colour_names() {
        check_well_formed(&drawn("pouch", colour, "rice", "RICE", "चावल"));
    }
}

#[test]
fn names_are_used_once() {
    let names: [Vec<&str>; 3] =
        [template_names().collect(), colour_names().collect(), contents_names().collect()];
    for mut names in names {
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "a name is given twice");
    }
}

#[test]
fn labels_are_text_whatever_they_contain() {
    for label in ["</text><script>", "\"><image href=x", "&amp&lt", "<![CDATA[", "]]>--><!--"] {
        for template in template_names() {
            let svg = drawn(template, "red", "rice", label, label);
            check_well_formed(&svg);
            for tag in ["<script", "<image", "<!"] {
                assert!(!svg.contains(tag), "{template}: {svg}");
            }
        }
    }
    assert!(drawn("box", "red", "none", "Q&A", "").contains(">Q&amp;A</text>"));
}

#[test]
fn both_names_are_on_the_pack_and_the_longer_the_smaller() {
    let size = |latin: &str| -> f32 {
        let svg = drawn("box", "red", "none", latin, "तूर दाल");
        assert!(svg.contains(">तूर दाल</text>"), "{svg}");
        let (_, rest) = svg.split_once("font-size=\"").expect("a text");
        rest.split_once('"').expect("a number").0.parse().expect("a number")
    };
    assert!(size("DAL") > size("KASHMIRI CHILLI"));
    assert!(size("KASHMIRI CHILLI") > size("EXTRAORDINARILY"));
    // Two words stand below each other, where that makes them larger.
    assert_eq!(drawn("box", "red", "none", "TOOR DAL", "").matches("<text").count(), 2);
    assert_eq!(drawn("milk", "red", "none", "A B", "").matches("<text").count(), 1);
}

#[test]
fn what_is_not_a_pack_is_refused() {
    let long = "X".repeat(MAX_LABEL_CHARS + 1);
    for (picture, error) in [
        ("", PackError::Parts),
        ("onion.svg", PackError::Parts),
        ("pack:pouch;gold;rice;RICE", PackError::Parts),
        ("pack:pouch;gold;rice;RICE;चावल;", PackError::Parts),
        ("pack:bag;gold;rice;RICE;चावल", PackError::Template),
        ("pack:pouch;#fff;rice;RICE;चावल", PackError::Colour),
        ("pack:pouch;gold;../rice;RICE;चावल", PackError::Contents),
        ("pack:pouch;gold;rice;RI\nCE;चावल", PackError::Label),
        (&format!("pack:pouch;gold;rice;{long};"), PackError::Label),
        (&format!("pack:pouch;gold;rice;;{long}"), PackError::Label),
    ] {
        assert_eq!(Pack::parse(picture).map(|_| ()), Err(error), "{picture}");
    }
    assert!(PackError::Template.to_string().contains("pouch"));
}

/// Browsers store a drawing for a year by its address, which holds the version of the drawings.
#[test]
fn other_drawings_have_other_addresses() {
    let mut checksum = 0u32;
    for template in template_names() {
        for contents in contents_names() {
            for byte in drawn(template, "gold", contents, "TOOR DAL", "तूर दाल").bytes() {
                checksum = checksum.wrapping_mul(31).wrapping_add(u32::from(byte));
            }
        }
    }
    for colour in &colours::COLOURS {
        for byte in format!("{colour:?}").bytes() {
            checksum = checksum.wrapping_mul(31).wrapping_add(u32::from(byte));
        }
    }
    assert_eq!(
        (crate::links::DRAWING_VERSION, checksum),
        (1, 4210453252),
        "the drawings have changed: raise DRAWING_VERSION, and note it here with their checksum"
    );
}
