//! The accent colour of a store.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The colour of a store's pages, one of a palette whose members keep text legible in light and dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Accent {
    #[default]
    /// Green, the default.
    Leaf,
    /// Dark red.
    Maroon,
    /// Blue.
    Indigo,
    /// Orange brown.
    Rust,
    /// Purple.
    Aubergine,
    /// Blue green.
    Teal,
}

/// The text names no accent colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownAccentError;

impl Accent {
    /// Every accent colour.
    pub const ALL: [Self; 6] =
        [Self::Leaf, Self::Maroon, Self::Indigo, Self::Rust, Self::Aubergine, Self::Teal];

    /// Its name in feeds and styles.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Leaf => "leaf",
            Self::Maroon => "maroon",
            Self::Indigo => "indigo",
            Self::Rust => "rust",
            Self::Aubergine => "aubergine",
            Self::Teal => "teal",
        }
    }
}

impl FromStr for Accent {
    type Err = UnknownAccentError;

    fn from_str(code: &str) -> Result<Self, UnknownAccentError> {
        Self::ALL.into_iter().find(|accent| accent.code() == code).ok_or(UnknownAccentError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_is_known_by_its_code() {
        for accent in Accent::ALL {
            assert_eq!(accent.code().parse(), Ok(accent));
        }
        assert_eq!("Leaf".parse::<Accent>(), Err(UnknownAccentError));
    }
}
