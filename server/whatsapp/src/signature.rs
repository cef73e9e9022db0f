//! `X-Hub-Signature-256`: proof that a webhook came from Meta, unchanged.
//!
//! Meta signs the bytes it sends, with non-ASCII escaped. Verify the raw body
//! before parsing: the same JSON written again has other bytes.
//! [M: webhooks/create-webhook-endpoint]

use hmac::{Hmac, Mac, digest::KeyInit};
use sha2::{Digest, Sha256};

use crate::secret::AppSecret;

/// The header that carries the signature.
pub const HEADER: &str = "X-Hub-Signature-256";

const PREFIX: &str = "sha256=";

/// Why a webhook is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// There was no `X-Hub-Signature-256`.
    #[error("the signature header is missing")]
    Missing,
    /// The header is not `sha256=` and 64 hexadecimal digits.
    #[error("the signature header is malformed")]
    Malformed,
    /// The body was not signed with this secret.
    #[error("the signature does not match the body")]
    Mismatch,
}

/// The header's value for `body`: `sha256=` and lower-case hex.
/// [M: webhooks/create-webhook-endpoint]
#[must_use]
pub fn sign(secret: &AppSecret, body: &[u8]) -> String {
    let tag = new_mac(secret, body).finalize().into_bytes();
    format!("{PREFIX}{}", hex::encode(tag))
}

/// A well-formed signature, which still has to be compared with a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature([u8; 32]);

impl Signature {
    /// Parses the header's value. A webhook without one needs no look at its body.
    ///
    /// # Errors
    /// The header is missing or malformed.
    pub fn parse(header: Option<&str>) -> Result<Self, SignatureError> {
        let header = header.ok_or(SignatureError::Missing)?;
        let digits = header.strip_prefix(PREFIX).ok_or(SignatureError::Malformed)?;
        let tag = hex::decode(digits).map_err(|_| SignatureError::Malformed)?;
        tag.try_into().map(Self).map_err(|_| SignatureError::Malformed)
    }

    /// Compares the signature with the raw bytes of the body, in constant time.
    /// [M: webhooks/create-webhook-endpoint]
    ///
    /// # Errors
    /// The body was not signed with this secret.
    pub fn verify(&self, secret: &AppSecret, body: &[u8]) -> Result<(), SignatureError> {
        new_mac(secret, body).verify_slice(&self.0).map_err(|_| SignatureError::Mismatch)
    }
}

/// Parses the header's value and compares it with the body.
///
/// # Errors
/// The header is missing or malformed, or does not fit the body.
pub fn verify(secret: &AppSecret, header: Option<&str>, body: &[u8]) -> Result<(), SignatureError> {
    Signature::parse(header)?.verify(secret, body)
}

/// HMAC starts from a key of one block: a longer key is hashed first, a shorter
/// one filled up with zeros. (RFC 2104, section 2; done here because the call
/// that does it returns a `Result`, though it cannot fail.)
fn new_mac(secret: &AppSecret, body: &[u8]) -> Hmac<Sha256> {
    let key = secret.expose().as_bytes();
    let mut block = [0_u8; 64];
    if key.len() > block.len() {
        let digest = Sha256::digest(key);
        for (place, byte) in block.iter_mut().zip(digest) {
            *place = byte;
        }
    } else {
        for (place, byte) in block.iter_mut().zip(key) {
            *place = *byte;
        }
    }
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    mac.update(body);
    mac
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn secret() -> AppSecret {
        AppSecret::new("key")
    }

    /// The well-known HMAC-SHA256 vector of this key and sentence.
    #[test]
    fn signs_like_everyone_else() {
        assert_eq!(
            sign(&secret(), b"The quick brown fox jumps over the lazy dog"),
            "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"
        );
    }

    /// RFC 4231, test case 2.
    #[test]
    fn signs_the_rfc_vector() {
        assert_eq!(
            sign(&AppSecret::new("Jefe"), b"what do ya want for nothing?"),
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    /// A key longer than one block; the expected value is Python's `hmac`.
    #[test]
    fn signs_with_a_long_key() {
        let key = AppSecret::new("a".repeat(100));
        assert_eq!(
            sign(&key, b"Test Using Larger Than Block-Size Key - Hash Key First"),
            "sha256=6e8be80dbffe23383e30badfb8f11aad3d4adaaa4840dc864313116741cf0584"
        );
    }

    #[test]
    fn escaped_bytes_are_signed_as_they_are() {
        let escaped = br#"{"name":"\u0906\u0936\u093e \u00e4\/b"}"#;
        let header = sign(&secret(), escaped);
        assert_eq!(verify(&secret(), Some(&header), escaped), Ok(()));

        let rewritten = "{\"name\":\"आशा ä/b\"}".as_bytes();
        assert_eq!(verify(&secret(), Some(&header), rewritten), Err(SignatureError::Mismatch));
    }

    #[test]
    fn bad_headers_are_refused() {
        let good = sign(&secret(), b"{}");
        let bare = good.trim_start_matches("sha256=");
        for (header, error) in [
            (None, SignatureError::Missing),
            (Some(""), SignatureError::Malformed),
            (Some(bare), SignatureError::Malformed),
            (Some("sha256="), SignatureError::Malformed),
            (Some("sha256=zz"), SignatureError::Malformed),
            (Some("sha256=00ff"), SignatureError::Malformed),
            (Some("sha1=00ff"), SignatureError::Malformed),
        ] {
            assert_eq!(verify(&secret(), header, b"{}"), Err(error), "{header:?}");
        }
        let other = sign(&AppSecret::new("another"), b"{}");
        assert_eq!(verify(&secret(), Some(&other), b"{}"), Err(SignatureError::Mismatch));
    }

    proptest! {
        #[test]
        fn one_flipped_bit_is_noticed(
            body in proptest::collection::vec(any::<u8>(), 1..200),
            place in any::<prop::sample::Index>(),
            bit in 0_u8..8,
        ) {
            let header = sign(&secret(), &body);
            prop_assert_eq!(verify(&secret(), Some(&header), &body), Ok(()));
            let mut changed = body;
            let at = place.index(changed.len());
            changed[at] ^= 1 << bit;
            prop_assert_eq!(
                verify(&secret(), Some(&header), &changed),
                Err(SignatureError::Mismatch)
            );
        }
    }
}
