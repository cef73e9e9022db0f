//! The name that is called out at the counter.

/// Most characters of a name.
pub const MAX_NAME_CHARS: usize = 60;

/// Why a text is not a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing in it.
    #[error("tell us the name to call out")]
    Empty,
    /// More than [`LONGEST_NAME`] characters.
    #[error("60 characters at most")]
    TooLong,
    /// Line breaks and other control characters.
    #[error("letters and spaces only")]
    Unprintable,
}

/// Checks a name and takes the space around it off.
///
/// # Errors
/// [`NameProblem`] says what is wrong with it.
pub fn parse_contact_name(name: &str) -> Result<String, NameError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(NameError::Empty);
    }
    // Bidirectional overrides would let a name rearrange the line it stands in.
    let unprintable = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
    };
    if name.chars().any(unprintable) {
        return Err(NameError::Unprintable);
    }
    if name.chars().count() > MAX_NAME_CHARS {
        return Err(NameError::TooLong);
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_scripts_pass() {
        for name in ["Asha", "आशा देवी", "  José  ", "O'Neil", &"आ".repeat(60)] {
            assert_eq!(parse_contact_name(name), Ok(name.trim().to_owned()));
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        assert_eq!(parse_contact_name(" \t "), Err(NameError::Empty));
        assert_eq!(parse_contact_name("A\nsha"), Err(NameError::Unprintable));
        assert_eq!(parse_contact_name("A\u{0}sha"), Err(NameError::Unprintable));
        assert_eq!(parse_contact_name("A\u{202E}ahs"), Err(NameError::Unprintable));
        assert_eq!(parse_contact_name(&"a".repeat(61)), Err(NameError::TooLong));
    }
}
