//! Sentences with a gap: islands get them in the page's language and put a name or a sum where `{}` stands.

/// The sentence with its gap filled; one without a gap stays as it is.
pub fn filled(template: &str, with: &str) -> String {
    // Looking for one character links far less code than looking for a text.
    match template.split_once('{') {
        Some((before, rest)) => [before, with, rest.strip_prefix('}').unwrap_or(rest)].concat(),
        None => template.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn the_gap_is_filled_once_and_what_fills_it_is_not_read() {
        assert_eq!(filled("Add {}", "Tomato {}"), "Add Tomato {}");
        assert_eq!(filled("{} जोड़ें", "टमाटर"), "टमाटर जोड़ें");
        assert_eq!(filled("Cart", "3"), "Cart");
    }
}
