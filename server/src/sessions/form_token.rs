//! The form token: proof that a form was made by a page of ours, for browsers that say nothing
//! about where a request comes from.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::Token;

/// Name of the hidden field that carries it.
pub const FORM_TOKEN_FIELD: &str = "form_token";

/// What is signed; another purpose would sign other words.
const MAC_CONTEXT: &[u8] = b"nukkad form";

fn mac_of(session: Token) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&session.to_bytes()).ok()?;
    mac.update(MAC_CONTEXT);
    Some(mac)
}

/// The token for forms of a session: only who knows the session's secret can make it, and it does
/// not tell that secret.
pub(super) fn form_token(session: Token) -> String {
    let tag = mac_of(session).map(|mac| mac.finalize().into_bytes()).unwrap_or_default();
    tag.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a form carries the token of this session; compared in constant time.
pub(super) fn verify(session: Token, sent: &str) -> bool {
    let Some(tag) = decode_hex(sent) else { return false };
    mac_of(session).is_some_and(|mac| mac.verify_slice(&tag).is_ok())
}

/// Reads 64 hexadecimal digits.
fn decode_hex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::SeededRng;

    #[test]
    fn a_form_token_fits_its_own_session_only() {
        let random = SeededRng::new(5);
        let (one, two) = (Token::generate(&random), Token::generate(&random));
        assert!(verify(one, &form_token(one)));
        assert!(!verify(two, &form_token(one)));
        for bad in ["", "00", &one.to_hex(), &"é".repeat(32), &"0".repeat(64)] {
            assert!(!verify(one, bad), "{bad}");
        }
    }
}
