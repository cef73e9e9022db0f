//! A text that is never printed.

use std::fmt;

use serde::Deserialize;

/// A secret setting. `Debug` shows only whether it is set, and there is no `Display`.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    #[must_use]
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The secret itself, for the one place that uses it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether nothing was set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// Whether anybody could guess it: a placeholder, one letter repeated, or fewer than 16 characters.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        const PLACEHOLDERS: [&str; 8] =
            ["change", "default", "example", "placeholder", "your-", "your_", "replace", "xxxx"];
        let text = self.0.trim().to_ascii_lowercase();
        let first = text.chars().next();
        text.chars().count() < 16
            || PLACEHOLDERS.iter().any(|word| text.contains(word))
            || text.chars().all(|letter| Some(letter) == first)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_empty() { "Secret(not set)" } else { "Secret(hidden)" })
    }
}
