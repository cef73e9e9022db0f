//! What the store shall do about a line that it cannot pack.

use serde::{Deserialize, Serialize};

/// What the customer chose for a line that turns out to be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IfMissing {
    /// Call or write before anything is changed.
    #[default]
    CallMe,
    /// Pack the nearest match: the same kind and size, no dearer.
    NearestMatch,
    /// Pack the order without it.
    LeaveOut,
}

impl IfMissing {
    /// Every choice, the usual one first.
    pub const ALL: [Self; 3] = [Self::CallMe, Self::NearestMatch, Self::LeaveOut];

    /// The name in forms and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CallMe => "call_me",
            Self::NearestMatch => "nearest_match",
            Self::LeaveOut => "leave_out",
        }
    }

    /// The choice of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }
}
