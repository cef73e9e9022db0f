//! Secrets of the Meta app. They never print, not even in part.

use std::fmt;

use subtle::ConstantTimeEq;

/// Declares a secret string whose `Debug` does not print it.
macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(String);

        impl $name {
            /// A secret with this value.
            #[must_use]
            pub fn new(value: impl Into<String>) -> Self {
                Self(value.into())
            }

            /// The secret itself, for the one place that uses it.
            #[must_use]
            #[cfg_attr(not(feature = "emulator"), allow(dead_code, reason = "some are read by the emulator only"))]
            pub(crate) fn expose(&self) -> &str {
                &self.0
            }

            /// Whether `other` is this secret, in a time that reveals nothing
            /// but the length. An empty secret matches nothing.
            #[must_use]
            pub fn matches(&self, other: &str) -> bool {
                !self.0.is_empty() && bool::from(self.0.as_bytes().ct_eq(other.as_bytes()))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(hidden)"))
            }
        }
    };
}

secret! {
    /// The app secret from the App Dashboard: the key webhooks are signed with.
    /// [M: webhooks/create-webhook-endpoint]
    AppSecret
}

secret! {
    /// The access token that every Graph call carries as `Bearer`.
    /// [M: messages/send-messages]
    AccessToken
}

secret! {
    /// The string set beside the webhook address in the App Dashboard, which
    /// Meta repeats when it checks the address.
    /// [M: webhooks/create-webhook-endpoint]
    VerifyToken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_do_not_print() {
        let token = AccessToken::new("EAAG-not-for-eyes");
        assert_eq!(format!("{token:?}"), "AccessToken(hidden)");
    }

    #[test]
    fn an_empty_secret_matches_nothing() {
        assert!(!VerifyToken::new("").matches(""));
        assert!(VerifyToken::new("a").matches("a"));
        assert!(!VerifyToken::new("a").matches("b"));
    }
}
