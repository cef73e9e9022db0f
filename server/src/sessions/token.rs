//! Tokens: 128 random bits that open something, known to the storage by their hash only.

use std::fmt;

use commerce::Home;
use sha2::{Digest as _, Sha256};
use storage::TokenDigest;

use crate::environment::Rng;

/// Digits of a written token.
const DIGITS: usize = 32;

/// 128 random bits, written as 32 hexadecimal digits in a link or a cookie. Never in a log:
/// `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token(u128);

impl Token {
    /// Draws a fresh one.
    #[must_use]
    pub fn generate(random: &dyn Rng) -> Self {
        Self(random.next_u128())
    }

    /// Reads one as it was written; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == DIGITS
            && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        digits.then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
    }

    /// What the storage knows it by: its home, and SHA-256 of its 16 bytes.
    #[must_use]
    pub fn digest(self) -> TokenDigest {
        let hash = Sha256::digest(self.0.to_be_bytes()).into();
        TokenDigest { home: Home::from_random(self.0), hash }
    }

    /// Its 16 bytes, as a key.
    pub(super) const fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// As it stands in a link or a cookie. Not `Display`, so that it does not slip into a sentence.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("{:032x}", self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::SeededRng;

    #[test]
    fn a_token_reads_as_it_was_written_and_nothing_else_does() {
        let token = Token::generate(&SeededRng::new(1));
        assert_eq!(Token::parse(&token.to_hex()), Some(token));
        let upper = token.to_hex().to_uppercase();
        for text in ["", "0", &token.to_hex()[1..], &upper, "+0000000000000000000000000000000"] {
            assert_eq!(Token::parse(text), None, "{text}");
        }
        assert_eq!(format!("{token:?}"), "Token(hidden)");
    }
}
