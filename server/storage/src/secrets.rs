//! Sealing what is personal: phone numbers, user ids, names, places, and the messages that contain them.
//!
//! Sealed is XChaCha20-Poly1305 with a nonce drawn at random, so equal texts look different; a sealed
//! text is found again by HMAC-SHA256 under a second key. Both keys come from one [`StorageKey`].

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::Result;
use crate::error::StorageError;
use crate::messages::KeyedHash;

mod key_file;

/// Bytes of the nonce in front of each sealed text.
const NONCE: usize = 24;

/// The 32 secret bytes that a storage is sealed with. `Debug` shows none of them.
#[derive(Clone, PartialEq, Eq)]
pub struct StorageKey([u8; 32]);

impl StorageKey {
    /// A key from its bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A key from 64 hexadecimal digits, as a configuration carries it.
    ///
    /// # Errors
    /// [`StorageError::WrongKey`] when it is not that.
    pub fn from_hex(text: &str) -> Result<Self> {
        let digits = text.trim().as_bytes();
        if digits.len() != 64 {
            return Err(StorageError::WrongKey);
        }
        let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
        let mut bytes = [0u8; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let [high, low] = pair else { return Err(StorageError::WrongKey) };
            let (Some(high), Some(low)) = (value(*high), value(*low)) else {
                return Err(StorageError::WrongKey);
            };
            *byte = high << 4 | low;
        }
        Ok(Self(bytes))
    }

    /// A new key from the system's randomness.
    ///
    /// # Errors
    /// [`StorageError::Engine`] when the system has none.
    pub fn generate() -> Result<Self> {
        let mut bytes = [0u8; 32];
        fill_with_randomness(&mut bytes)?;
        Ok(Self(bytes))
    }

    fn to_hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A key for one purpose; none of them reveals anything about another.
    #[must_use]
    pub fn derive_key(&self, label: &str) -> [u8; 32] {
        keyed_hash(&self.0, &[label.as_bytes()])
    }
}

impl fmt::Debug for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StorageKey(…)")
    }
}

/// What a sealed text or a keyed hash is for. It is bound into both, so that one cannot replace another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Phone,
    UserId,
    Name,
    Note,
    Place,
    Sender,
    EventKey,
    OrderingKey,
    Event,
    Notice,
    ExternalId,
    IdempotencyKey,
    RequestedWords,
}

impl Purpose {
    const fn label(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::UserId => "user id",
            Self::Name => "name",
            Self::Note => "note",
            Self::Place => "place",
            Self::Sender => "sender",
            Self::EventKey => "event key",
            Self::OrderingKey => "ordering key",
            Self::Event => "event",
            Self::Notice => "notice",
            Self::ExternalId => "external id",
            Self::IdempotencyKey => "idempotency key",
            Self::RequestedWords => "requested words",
        }
    }
}

/// The keys of an open storage.
pub(crate) struct Secrets {
    cipher: XChaCha20Poly1305,
    lookup: [u8; 32],
    check: KeyedHash,
}

impl Secrets {
    pub(crate) fn new(key: &StorageKey) -> Self {
        Self {
            cipher: XChaCha20Poly1305::new(&Key::from(key.derive_key("nukkad storage: seal, 1"))),
            lookup: key.derive_key("nukkad storage: look up, 1"),
            check: key.derive_key("nukkad storage: check, 1"),
        }
    }

    /// A value that shows whether a database was created with this key, and nothing about the key.
    pub(crate) const fn check(&self) -> KeyedHash {
        self.check
    }

    /// Seals a text: nonce, then ciphertext and tag.
    pub(crate) fn seal(&self, purpose: Purpose, text: &str) -> Result<Vec<u8>> {
        let mut nonce = [0u8; NONCE];
        fill_with_randomness(&mut nonce)?;
        let payload = Payload { msg: text.as_bytes(), aad: purpose.label().as_bytes() };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| StorageError::Engine(format!("a {} could not be sealed", purpose.label())))?;
        let mut whole = Vec::with_capacity(NONCE + sealed.len());
        whole.extend_from_slice(&nonce);
        whole.extend_from_slice(&sealed);
        Ok(whole)
    }

    /// Opens what [`Secrets::seal`] sealed for the same purpose.
    pub(crate) fn open(&self, purpose: Purpose, sealed: &[u8]) -> Result<String> {
        let damaged = StorageError::Corrupt { what: purpose.label() };
        let Some((nonce, sealed)) = sealed.split_first_chunk::<NONCE>() else { return Err(damaged) };
        let payload = Payload { msg: sealed, aad: purpose.label().as_bytes() };
        let Ok(text) = self.cipher.decrypt(&XNonce::from(*nonce), payload) else { return Err(damaged) };
        String::from_utf8(text).map_err(|_| damaged)
    }

    /// Opens a text that may be missing.
    pub(crate) fn open_optional(&self, purpose: Purpose, sealed: Option<Vec<u8>>) -> Result<Option<String>> {
        sealed.map(|sealed| self.open(purpose, &sealed)).transpose()
    }

    /// The keyed hash by which a sealed text is found.
    pub(crate) fn digest(&self, purpose: Purpose, text: &str) -> KeyedHash {
        keyed_hash(&self.lookup, &[purpose.label().as_bytes(), &[0], text.as_bytes()])
    }
}

fn keyed_hash(key: &[u8; 32], parts: &[&[u8]]) -> KeyedHash {
    // The padded block of RFC 2104 takes any key of up to 64 bytes as it is.
    let mut block = [0u8; 64];
    for (byte, key) in block.iter_mut().zip(key) {
        *byte = *key;
    }
    let mut mac = <Hmac<Sha256> as Mac>::new(&block.into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Sixteen random hexadecimal digits.
pub(crate) fn random_name() -> Result<String> {
    let mut bytes = [0u8; 8];
    fill_with_randomness(&mut bytes)?;
    Ok(format!("{:016x}", u64::from_le_bytes(bytes)))
}

fn fill_with_randomness(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| StorageError::Engine(format!("no randomness: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(byte: u8) -> Secrets {
        Secrets::new(&StorageKey::from_bytes([byte; 32]))
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_key_and_purpose_only() {
        let sealed = secrets(1).seal(Purpose::Phone, "+919876543210").unwrap();
        assert_eq!(secrets(1).open(Purpose::Phone, &sealed).unwrap(), "+919876543210");
        assert_eq!(
            secrets(2).open(Purpose::Phone, &sealed),
            Err(StorageError::Corrupt { what: "phone" }),
            "another key"
        );
        assert!(secrets(1).open(Purpose::Name, &sealed).is_err(), "another purpose");
        for index in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[index] ^= 1;
            assert!(secrets(1).open(Purpose::Phone, &bent).is_err(), "byte {index} was changed");
        }
        assert!(secrets(1).open(Purpose::Phone, &[0; 10]).is_err());
    }

    #[test]
    fn equal_texts_look_different_and_hash_alike() {
        let secrets = secrets(3);
        assert_ne!(
            secrets.seal(Purpose::Name, "Asha").unwrap(),
            secrets.seal(Purpose::Name, "Asha").unwrap()
        );
        assert_eq!(secrets.digest(Purpose::Phone, "+91"), secrets.digest(Purpose::Phone, "+91"));
        assert_ne!(secrets.digest(Purpose::Phone, "+91"), secrets.digest(Purpose::UserId, "+91"));
    }

    #[test]
    fn the_keyed_hash_is_hmac_sha256() {
        // RFC 4231, test case 3: a 20-byte key of 0xaa; zero padding makes our 32-byte form of it the same.
        let mut key = [0u8; 32];
        key[..20].fill(0xaa);
        let expected = "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe";
        assert_eq!(StorageKey(keyed_hash(&key, &[&[0xdd; 50]])).to_hex(), expected);
    }

    #[test]
    fn keys_are_read_from_hexadecimal_and_never_shown() {
        let key = StorageKey::from_bytes([0xa7; 32]);
        assert_eq!(StorageKey::from_hex(&key.to_hex()).unwrap(), key);
        assert!(StorageKey::from_hex("a7").is_err());
        assert!(StorageKey::from_hex(&"zz".repeat(32)).is_err());
        assert!(StorageKey::from_hex(&"é".repeat(32)).is_err());
        assert!(!format!("{key:?}").contains("a7"));
    }
}
