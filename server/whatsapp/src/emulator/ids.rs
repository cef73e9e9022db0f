//! Ids that look like Meta's, and are made from a seed, a counter and the time.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::identity::{MediaId, MessageId, Phone, UserId};

/// Who wrote a message; one byte of its id is this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    FromPhone,
    FromBusiness,
}

/// Gives ids, no two of them alike.
#[derive(Debug)]
pub(super) struct IdSource {
    seed: u64,
    issued: u64,
}

impl IdSource {
    pub(super) fn new(seed: u64) -> Self {
        Self { seed, issued: 0 }
    }

    fn next_bytes(&mut self, now: i64) -> [u8; 32] {
        self.issued += 1;
        Sha256::new()
            .chain_update(self.seed.to_be_bytes())
            .chain_update(now.to_be_bytes())
            .chain_update(self.issued.to_be_bytes())
            .finalize()
            .into()
    }

    /// `wamid.` and base64 of what Meta's ids hold: the number, the direction,
    /// and hexadecimal digits. Real ones decode to the same frame.
    pub(super) fn next_message_id(&mut self, phone: &Phone, direction: Direction, now: i64) -> MessageId {
        let digits = phone.as_str().as_bytes();
        let random = hex::encode_upper(self.next_bytes(now));
        let (marker, start, length) = match direction {
            Direction::FromPhone => (0x12, "3A", 18),
            Direction::FromBusiness => (0x11, "", 18),
        };
        let unique: String = start.chars().chain(random.chars().take(length)).collect();
        let mut frame = vec![0x1c, 0x18, length_byte(digits)];
        frame.extend_from_slice(digits);
        frame.extend([0x15, 0x02, 0x00, marker, 0x18, length_byte(unique.as_bytes())]);
        frame.extend_from_slice(unique.as_bytes());
        frame.push(0x00);
        MessageId::new(format!("wamid.{}", STANDARD.encode(frame)))
    }

    /// A file's id: sixteen digits, as Meta's are.
    pub(super) fn next_media_id(&mut self, now: i64) -> MediaId {
        MediaId::new(self.next_digits(16, now))
    }

    /// This many decimal digits, at most 32; the first is not 0.
    pub(super) fn next_digits(&mut self, length: usize, now: i64) -> String {
        decimal_digits(&self.next_bytes(now), length)
    }

    /// What an error carries for Meta's support.
    pub(super) fn next_trace_id(&mut self, now: i64) -> String {
        let mut trace = hex::encode(self.next_bytes(now));
        trace.truncate(22);
        format!("A{trace}")
    }
}

fn length_byte(bytes: &[u8]) -> u8 {
    u8::try_from(bytes.len()).unwrap_or(u8::MAX)
}

fn decimal_digits(bytes: &[u8], length: usize) -> String {
    bytes
        .iter()
        .take(length)
        .enumerate()
        .map(|(place, byte)| {
            let digit = if place == 0 { 1 + byte % 9 } else { byte % 10 };
            char::from(b'0' + digit)
        })
        .collect()
}

/// A person's business-scoped user id, made from the number and nothing else, so
/// that it stays over restarts. [M: business-scoped-user-ids]
#[must_use]
pub fn user_id(phone: &Phone) -> UserId {
    let country = match phone.as_str() {
        number if number.starts_with("91") => "IN",
        number if number.starts_with('1') => "US",
        number if number.starts_with("44") => "GB",
        _ => "ZZ",
    };
    let digest =
        Sha256::new().chain_update("business-scoped user id").chain_update(phone.as_str()).finalize();
    UserId::new(format!("{country}.{}", decimal_digits(&digest, 20)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wamid_decodes_like_a_real_one() {
        // The framing of a wamid in Meta's own samples.
        let real = STANDARD.decode("HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=").unwrap();
        let phone = Phone::new("16503879439");
        let ours = IdSource::new(1).next_message_id(&phone, Direction::FromPhone, 1_749_416_383);
        let ours = STANDARD.decode(ours.as_str().strip_prefix("wamid.").unwrap()).unwrap();
        assert_eq!(ours.len(), real.len());
        assert_eq!(ours[..22], real[..22]);
        assert_eq!(ours.last(), real.last());
    }

    #[test]
    fn ids_differ() {
        let phone = Phone::new("919820001234");
        let mut ids = IdSource::new(7);
        let first = ids.next_message_id(&phone, Direction::FromPhone, 0);
        assert_ne!(first, ids.next_message_id(&phone, Direction::FromPhone, 0));
        let mut others = IdSource::new(8);
        assert_ne!(first, others.next_message_id(&phone, Direction::FromPhone, 0));
        assert_eq!(ids.next_media_id(0).as_str().len(), 16);
    }

    #[test]
    fn user_ids_are_stable_and_well_formed() {
        let phone = Phone::new("919820001234");
        assert_eq!(user_id(&phone), user_id(&phone));
        assert_ne!(user_id(&phone), user_id(&Phone::new("919820001235")));
        assert!(user_id(&phone).is_plausible());
        assert!(user_id(&phone).as_str().starts_with("IN."));
        assert!(!user_id(&phone).as_str().contains("9820001234"));
    }
}
