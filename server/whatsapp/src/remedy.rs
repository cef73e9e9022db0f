//! Meta's error codes, and what may be done about each.
//!
//! A code comes in the answer to a call, later in a `failed` status, or both
//! ways; it means the same each time. [M: support/error-codes]

/// What to do about an error code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Trouble on Meta's side, or everyone's limit: try again, more slowly each
    /// time.
    Retry,
    /// Too many messages to this one person: wait, and go on with others
    /// meanwhile (131056).
    RetryThisPersonLater,
    /// More than 24 hours since the person wrote: only a template may be sent
    /// (131047).
    AwaitInbound,
    /// This person cannot or will not be reached; another message may fare no
    /// better.
    Unreachable,
    /// The token, or what it is allowed to do: nothing can be sent until
    /// someone mends the set-up.
    MendSetup,
    /// The file could not be fetched, read or stored: upload it again, or send
    /// another.
    MendMedia,
    /// This message can never be sent as it is.
    GiveUp,
}

impl Remedy {
    /// What to do about a code of [M: support/error-codes]. Codes that are not
    /// listed there mean [`Remedy::GiveUp`].
    #[must_use]
    pub fn for_code(code: i64) -> Self {
        match code {
            1 | 2 | 4 | 80007 | 130_429 | 131_000 | 131_016 | 131_048 | 131_057 | 133_004 => Self::Retry,
            131_056 => Self::RetryThisPersonLater,
            131_047 => Self::AwaitInbound,
            131_026 | 131_030 | 131_049 | 131_050 | 131_062 | 130_472 | 130_497 => Self::Unreachable,
            0
            | 3
            | 10
            | 190
            | 200..=299
            | 368
            | 131_005
            | 131_031
            | 131_037
            | 131_042
            | 131_045
            | 133_010
            | 134_011 => Self::MendSetup,
            131_052 | 131_053 => Self::MendMedia,
            _ => Self::GiveUp,
        }
    }

    /// Whether the same message may be tried again with hope.
    #[must_use]
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::Retry | Self::RetryThisPersonLater)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_remedies() {
        for (code, remedy) in [
            (130_429, Remedy::Retry),
            (2, Remedy::Retry),
            (131_056, Remedy::RetryThisPersonLater),
            (131_047, Remedy::AwaitInbound),
            (131_026, Remedy::Unreachable),
            (190, Remedy::MendSetup),
            (200, Remedy::MendSetup),
            (299, Remedy::MendSetup),
            (131_053, Remedy::MendMedia),
            (100, Remedy::GiveUp),
            (131_009, Remedy::GiveUp),
            (999_999, Remedy::GiveUp),
        ] {
            assert_eq!(Remedy::for_code(code), remedy, "{code}");
        }
        assert!(Remedy::RetryThisPersonLater.is_retryable());
        assert!(!Remedy::AwaitInbound.is_retryable());
    }
}
