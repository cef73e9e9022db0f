//! Tokens: random bits that open a link or a session. Storage knows them by their hash only.

use std::fmt;

use commerce::Home;
use sha2::{Digest as _, Sha256};
use storage::TokenDigest;

use crate::environment::Rng;

/// Hexadecimal digits of a home, and of the random bits behind it.
const HOME_DIGITS: usize = Home::BITS as usize / 4;
const SECRET_DIGITS: usize = 32;

/// 12 bits of home and 128 random bits, in a link or a cookie as 35 hexadecimal digits. Never in a log:
/// `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token {
    home: Home,
    secret: u128,
}

impl Token {
    /// A fresh token of an owner who lives at `home`.
    #[must_use]
    pub fn generate(home: Home, rng: &dyn Rng) -> Self {
        Self { home, secret: rng.next_u128() }
    }

    /// A fresh token that has no owner yet.
    #[must_use]
    pub fn generate_anonymous(rng: &dyn Rng) -> Self {
        Self::generate(Home::from_random(rng.next_u128()), rng)
    }

    /// Reads what [`Token::to_hex`] writes; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() != HOME_DIGITS + SECRET_DIGITS || !text.bytes().all(is_digit) {
            return None;
        }
        let (home, secret) = text.split_at(HOME_DIGITS);
        let number = u128::from_str_radix(home, 16).ok()?;
        // A home is drawn from the first bits.
        let home = Home::from_random(number << (u128::BITS - Home::BITS));
        Some(Self { home, secret: u128::from_str_radix(secret, 16).ok()? })
    }

    /// What is stored of it.
    #[must_use]
    pub fn digest(self) -> TokenDigest {
        TokenDigest { home: self.home, hash: Sha256::digest(self.to_bytes()).into() }
    }

    /// Its bytes, as a key.
    pub(super) fn to_bytes(self) -> [u8; 18] {
        let mut bytes = [0; 18];
        let (home, secret) = bytes.split_at_mut(2);
        home.copy_from_slice(&self.home.number().to_be_bytes());
        secret.copy_from_slice(&self.secret.to_be_bytes());
        bytes
    }

    /// Its digits in a link or a cookie. Not `Display`, so that it does not slip into a sentence.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("{:03x}{:032x}", self.home.number(), self.secret)
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
        let home = Home::of_store(&"asha-vashi".parse().unwrap());
        let token = Token::generate(home, &SeededRng::new(1));
        let text = token.to_hex();
        assert_eq!((Token::parse(&text), token.digest().home), (Some(token), home));
        let upper = text.to_uppercase();
        let other_home = format!("fff{}", &text[3..]);
        assert_ne!(Token::parse(&other_home).map(Token::digest), Some(token.digest()));
        for wrong in ["", "0", &text[1..], &upper, "+000000000000000000000000000000000a", &format!("{text}0")]
        {
            assert_eq!(Token::parse(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{token:?}"), "Token(hidden)");
    }
}
