//! The `GET` by which Meta checks a webhook's address when it is set.

use serde::{Deserialize, Serialize};

use crate::secret::VerifyToken;

/// The query of the check. [M: webhooks/create-webhook-endpoint]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// `subscribe`, always.
    #[serde(rename = "hub.mode", default)]
    pub mode: String,
    /// Text that the answer repeats as received.
    #[serde(rename = "hub.challenge", default)]
    pub challenge: String,
    /// What was entered in the App Dashboard beside the address.
    #[serde(rename = "hub.verify_token", default)]
    pub verify_token: String,
}

impl Challenge {
    /// The body of a 200 answer, as plain text; or `None`, which is a 403.
    /// [M: webhooks/create-webhook-endpoint]
    #[must_use]
    pub fn verify(&self, expected: &VerifyToken) -> Option<&str> {
        (self.mode == "subscribe" && expected.matches(&self.verify_token)).then_some(self.challenge.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn challenge() -> Challenge {
        // Not a number on purpose: it is repeated, never parsed.
        serde_json::from_str(
            r#"{"hub.mode":"subscribe","hub.challenge":"0115 820x","hub.verify_token":"meet"}"#,
        )
        .unwrap()
    }

    #[test]
    fn the_right_token_gets_its_challenge_back() {
        let challenge = challenge();
        assert_eq!(challenge.verify(&VerifyToken::new("meet")), Some("0115 820x"));
    }

    #[test]
    fn everything_else_gets_nothing() {
        assert_eq!(challenge().verify(&VerifyToken::new("other")), None);
        assert_eq!(challenge().verify(&VerifyToken::new("")), None);
        assert_eq!(Challenge::default().verify(&VerifyToken::new("")), None);
        let unsubscribe = Challenge { mode: "unsubscribe".to_owned(), ..challenge() };
        assert_eq!(unsubscribe.verify(&VerifyToken::new("meet")), None);
    }
}
