//! The place of an anonymous browser: a signed cookie, so that a place alone is worth
//! no row in storage.

use commerce::Place;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The cookie's name.
pub(super) const PLACE_COOKIE: &str = "nukkad_place";

/// Bytes of the signature that stand before the place.
const TAG_BYTES: usize = 16;

/// Signs places, and reads what it has signed.
pub struct PlaceSigner {
    key: [u8; 32],
}

impl PlaceSigner {
    /// A signer with a secret key of this server.
    #[must_use]
    pub const fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    fn mac(&self, payload: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        mac.update(payload);
        Some(mac)
    }

    /// A place as a cookie's value.
    #[must_use]
    pub(super) fn sign(&self, place: &Place) -> Option<String> {
        let payload = serde_json::to_vec(place).ok()?;
        let tag = self.mac(&payload)?.finalize().into_bytes();
        Some(format!("{}{}", hex::encode(&tag[..TAG_BYTES]), hex::encode(payload)))
    }

    /// The place in a cookie's value, if it was signed here.
    #[must_use]
    pub(super) fn verify(&self, value: &str) -> Option<Place> {
        let bytes = hex::decode(value).ok()?;
        let (tag, payload) = bytes.split_at_checked(TAG_BYTES)?;
        self.mac(payload)?.verify_truncated_left(tag).ok()?;
        serde_json::from_slice(payload).ok()
    }
}

#[cfg(test)]
mod tests {
    use commerce::Position;

    use super::*;

    #[test]
    fn only_a_place_that_was_signed_here_is_read() {
        let position = Position::new(19.0771, 72.9986).unwrap();
        let place =
            Place { position, label: "वाशी".to_owned(), pin: Some("400703".to_owned()), exact: true };
        let signer = PlaceSigner::new([7; 32]);
        let value = signer.sign(&place).unwrap();
        assert_eq!(signer.verify(&value), Some(place));
        assert_eq!(PlaceSigner::new([8; 32]).verify(&value), None);
        let mut changed = value.clone();
        let last = changed.pop().unwrap();
        changed.push(if last == '0' { '1' } else { '0' });
        for wrong in [changed.as_str(), "", "00", "zz", &value[2..]] {
            assert_eq!(signer.verify(wrong), None, "{wrong}");
        }
    }
}
