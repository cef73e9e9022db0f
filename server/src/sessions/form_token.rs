//! The form token: proof that a form was made by a page of ours, for browsers that say nothing
//! about where a request comes from.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::Token;

/// Name of the hidden field that carries it.
pub const FORM_TOKEN_FIELD: &str = "form_token";

/// The signed message; another purpose signs another one.
const MAC_CONTEXT: &[u8] = b"nukkad form";

fn mac_of(session: Token) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&session.to_bytes()).ok()?;
    mac.update(MAC_CONTEXT);
    Some(mac)
}

/// The token for the forms of a session: only the holder of the session's token can compute it, and
/// it does not reveal that token.
pub(super) fn form_token(session: Token) -> String {
    let tag = mac_of(session).map(|mac| mac.finalize().into_bytes()).unwrap_or_default();
    hex::encode(tag)
}

/// Whether a form carries the token of this session. Compares in constant time.
pub(super) fn verify(session: Token, sent: &str) -> bool {
    let Ok(tag) = hex::decode(sent) else { return false };
    mac_of(session).is_some_and(|mac| mac.verify_slice(&tag).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::SeededRng;

    #[test]
    fn a_form_token_fits_its_own_session_only() {
        let random = SeededRng::new(5);
        let (one, two) = (Token::generate_anonymous(&random), Token::generate_anonymous(&random));
        assert!(verify(one, &form_token(one)));
        assert!(!verify(two, &form_token(one)));
        for bad in ["", "00", &one.to_hex(), &"é".repeat(32), &"0".repeat(64)] {
            assert!(!verify(one, bad), "{bad}");
        }
    }
}
