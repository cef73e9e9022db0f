//! Meta's error codes, and whether to retry after each.
//!
//! A code comes in the answer to a call, later in a `failed` status, or both
//! ways; it means the same each time. [M: support/error-codes]

/// How to handle an error code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RetryAdvice {
    /// An error on Meta's side, or a limit of the whole account: retry with growing delays.
    Retry,
    /// Too many messages to this one person: wait, and go on with others
    /// meanwhile (131056).
    RetryRecipientLater,
    /// More than 24 hours since the person wrote: only a template may be sent
    /// (131047).
    WindowClosed,
    /// This person cannot or will not be reached; another message may fare no
    /// better.
    Unreachable,
    /// The token, or what it is allowed to do: nothing can be sent until
    /// the configuration is fixed.
    FixConfiguration,
    /// The file could not be fetched, read or stored: upload it again, or send
    /// another.
    ReuploadMedia,
    /// This message can never be sent as it is.
    Permanent,
}

impl RetryAdvice {
    /// The advice for a code of [M: support/error-codes]. Codes that are not
    /// listed there mean [`RetryAdvice::Permanent`].
    #[must_use]
    pub fn from_code(code: i64) -> Self {
        match code {
            1 | 2 | 4 | 80007 | 130_429 | 131_000 | 131_016 | 131_048 | 131_057 | 133_004 => Self::Retry,
            131_056 => Self::RetryRecipientLater,
            131_047 => Self::WindowClosed,
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
            | 134_011 => Self::FixConfiguration,
            131_052 | 131_053 => Self::ReuploadMedia,
            _ => Self::Permanent,
        }
    }

    /// Whether the same message may be sent again.
    #[must_use]
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::Retry | Self::RetryRecipientLater)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_remedies() {
        for (code, remedy) in [
            (130_429, RetryAdvice::Retry),
            (2, RetryAdvice::Retry),
            (131_056, RetryAdvice::RetryRecipientLater),
            (131_047, RetryAdvice::WindowClosed),
            (131_026, RetryAdvice::Unreachable),
            (190, RetryAdvice::FixConfiguration),
            (200, RetryAdvice::FixConfiguration),
            (299, RetryAdvice::FixConfiguration),
            (131_053, RetryAdvice::ReuploadMedia),
            (100, RetryAdvice::Permanent),
            (131_009, RetryAdvice::Permanent),
            (999_999, RetryAdvice::Permanent),
        ] {
            assert_eq!(RetryAdvice::from_code(code), remedy, "{code}");
        }
        assert!(RetryAdvice::RetryRecipientLater.is_retryable());
        assert!(!RetryAdvice::WindowClosed.is_retryable());
    }
}
