//! Meta's limits on a message, and truncation of text to them.

use unicode_segmentation::UnicodeSegmentation;

/// Limits in characters (Unicode scalar values) or in pieces.
pub mod limit {
    /// A text message. [M: messages/text-messages]
    pub const TEXT_BODY: usize = 4096;
    /// The body of an interactive message other than a list. \[OA\]
    pub const INTERACTIVE_BODY: usize = 1024;
    /// The body of a list. [M: messages/interactive-list-messages]
    pub const LIST_BODY: usize = 4096;
    /// A text header. \[OA\]
    pub const HEADER: usize = 60;
    /// A footer. \[OA\]
    pub const FOOTER: usize = 60;
    /// The label of a button, of any kind.
    /// [M: messages/interactive-reply-buttons-messages], [M: messages/interactive-cta-url-messages]
    pub const BUTTON_TITLE: usize = 20;
    /// A reply button's id. [M: messages/interactive-reply-buttons-messages]
    pub const BUTTON_ID: usize = 256;
    /// Reply buttons in one message. [M: messages/interactive-reply-buttons-messages]
    pub const BUTTONS: usize = 3;
    /// A row's title. [M: messages/interactive-list-messages]
    pub const ROW_TITLE: usize = 24;
    /// A row's second line. [M: messages/interactive-list-messages]
    pub const ROW_DESCRIPTION: usize = 72;
    /// A row's id. [M: messages/interactive-list-messages]
    pub const ROW_ID: usize = 200;
    /// A section's title. [M: messages/interactive-list-messages]
    pub const SECTION_TITLE: usize = 24;
    /// Rows in one list, over all its sections. [M: messages/interactive-list-messages]
    pub const ROWS: usize = 10;
    /// A caption. [M: messages/document-messages]
    pub const CAPTION: usize = 1024;
    /// The note that comes back in statuses; Meta's page states no number, 512
    /// is what clients in the field keep to.
    pub const CALLBACK_DATA: usize = 512;
}

/// A limit that a message breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// A text is longer than allowed.
    #[error("{what} is longer than {max} characters")]
    TooLong {
        /// The member, as Meta names it.
        what: &'static str,
        /// The limit in characters.
        max: usize,
    },
    /// A text is empty or blank.
    #[error("{what} is empty")]
    Empty {
        /// The member, as Meta names it.
        what: &'static str,
    },
    /// Too few or too many pieces.
    #[error("{what}: {got} given, 1 to {max} allowed")]
    Count {
        /// The member, as Meta names it.
        what: &'static str,
        /// The most that is allowed; the least is one.
        max: usize,
        /// How many there are.
        got: usize,
    },
    /// Two pieces carry the same id.
    #[error("{what} appears twice")]
    Duplicate {
        /// The member, as Meta names it.
        what: &'static str,
    },
    /// A link that is not `http://` or `https://`.
    #[error("{what} is not an http or https link")]
    Link {
        /// The member, as Meta names it.
        what: &'static str,
    },
    /// A latitude or longitude that is not on the globe.
    #[error("the place is not on the globe")]
    Place,
    /// A recipient that is neither a number nor a business-scoped user id.
    #[error("the recipient is neither a phone number nor a user id")]
    Recipient,
}

/// Shortens text to `max` characters, the last one an ellipsis. Cuts between
/// what people see as letters, so no syllable, accent or emoji is torn.
#[must_use]
pub fn truncate(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let mut room = max.saturating_sub(1);
    let mut shortened = String::new();
    for cluster in text.graphemes(true) {
        let Some(left) = room.checked_sub(cluster.chars().count()) else {
            break;
        };
        room = left;
        shortened.push_str(cluster);
    }
    shortened.truncate(shortened.trim_end().len());
    if max > 0 {
        shortened.push('…');
    }
    shortened
}

/// Refuses text that is longer than `max` characters.
pub(super) fn check_max_chars(what: &'static str, text: &str, max: usize) -> Result<(), LimitError> {
    if text.chars().count() > max {
        return Err(LimitError::TooLong { what, max });
    }
    Ok(())
}

/// Refuses text that is blank, or longer than `max` characters.
pub(super) fn check_text(what: &'static str, text: &str, max: usize) -> Result<(), LimitError> {
    if text.trim().is_empty() {
        return Err(LimitError::Empty { what });
    }
    check_max_chars(what, text, max)
}

/// Refuses none at all, and more than `max`.
pub(super) fn check_count(what: &'static str, got: usize, max: usize) -> Result<(), LimitError> {
    if (1..=max).contains(&got) {
        return Ok(());
    }
    Err(LimitError::Count { what, max, got })
}

/// Refuses ids of which one appears twice.
pub(super) fn check_distinct<'a>(
    what: &'static str,
    ids: impl Iterator<Item = &'a str>,
) -> Result<(), LimitError> {
    let mut seen = std::collections::HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(LimitError::Duplicate { what });
        }
    }
    Ok(())
}

/// Refuses what is not an `http` or `https` address with a host.
pub(super) fn check_web_link(what: &'static str, link: &str) -> Result<(), LimitError> {
    let is_link =
        reqwest::Url::parse(link).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if is_link {
        return Ok(());
    }
    Err(LimitError::Link { what })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn short_text_stays() {
        assert_eq!(truncate("नमस्ते", 20), "नमस्ते");
        assert_eq!(truncate("", 20), "");
        assert_eq!(truncate("12345678901234567890", 20), "12345678901234567890");
    }

    #[test]
    fn long_text_ends_in_an_ellipsis() {
        assert_eq!(truncate("Show me the open stores", 20), "Show me the open st…");
        assert_eq!(truncate("Show me the stores now", 12), "Show me the…");
        assert_eq!(truncate("abc", 1), "…");
        assert_eq!(truncate("abc", 0), "");
    }

    #[test]
    fn syllables_and_emoji_stay_whole() {
        // Six letters that are one syllable each, and take two or three
        // characters each.
        let hindi = "किराने की दुकान खुली है";
        for max in 1..hindi.chars().count() {
            let short = truncate(hindi, max);
            let truncated = short.trim_end_matches('…');
            assert!(
                hindi
                    .graphemes(true)
                    .scan(String::new(), |text, cluster| {
                        text.push_str(cluster);
                        Some(text.clone())
                    })
                    .any(|start| start == truncated || start.trim_end() == truncated)
                    || truncated.is_empty(),
                "{short}"
            );
        }
        assert_eq!(truncate("👨‍👩‍👧👨‍👩‍👧", 7), "👨‍👩‍👧…");
        assert_eq!(truncate("👨‍👩‍👧👨‍👩‍👧", 5), "…");
    }

    #[test]
    fn links_are_distinguished_from_other_text() {
        for good in ["https://example.in/l/abc", "http://127.0.0.1:3000/"] {
            assert_eq!(check_web_link("url", good), Ok(()), "{good}");
        }
        for bad in ["", "example.in", "javascript:alert(1)", "upi://pay?pa=a@b", "https://"] {
            assert!(check_web_link("url", bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn shortened_text_fits(text in "\\PC*", max in 0_usize..40) {
            prop_assert!(truncate(&text, max).chars().count() <= max);
        }
    }
}
