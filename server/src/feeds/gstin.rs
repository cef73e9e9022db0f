//! The number of a registration under the goods-and-services tax.

const DIGITS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Why a text is no GSTIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum GstinError {
    /// Not two digits for the state, a PAN, and three more.
    #[error("a GSTIN has 15 characters, like 27AAPFU0939F1ZV")]
    Malformed,
    /// The last character does not follow from the others.
    #[error("the GSTIN is mistyped: its last character does not fit the others")]
    CheckDigit,
}

/// Checks form and check digit: state (2 digits), PAN (5 letters, 4 digits, 1 letter), the number of the
/// registration, a letter or digit, and the check digit, which is a Luhn sum in base 36 over the others
/// (rule 10 of the CGST Rules gives the form).
pub(super) fn validate(text: &str) -> Result<(), GstinError> {
    let bytes = text.as_bytes();
    let fits = |index: usize, byte: u8| match index {
        0 | 1 | 7..=10 => byte.is_ascii_digit(),
        2..=6 | 11 => byte.is_ascii_uppercase(),
        12 => byte.is_ascii_uppercase() || (b'1'..=b'9').contains(&byte),
        _ => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
    };
    if bytes.len() != 15 || !bytes.iter().enumerate().all(|(index, byte)| fits(index, *byte)) {
        return Err(GstinError::Malformed);
    }
    let sum: usize = bytes
        .iter()
        .take(14)
        .enumerate()
        .map(|(index, byte)| {
            let value = DIGITS.iter().position(|digit| digit == byte).unwrap_or(0);
            let product = value * (index % 2 + 1);
            product / 36 + product % 36
        })
        .sum();
    let expected = DIGITS.get((36 - sum % 36) % 36);
    if bytes.last() == expected { Ok(()) } else { Err(GstinError::CheckDigit) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_numbers_pass() {
        for gstin in ["27AAPFU0939F1ZV", "29AAGCB7383J1Z4", "27WBAPP0000B1Z2"] {
            assert_eq!(validate(gstin), Ok(()), "{gstin}");
        }
    }

    #[test]
    fn one_wrong_character_is_found() {
        let right = "27AAPFU0939F1ZV";
        for index in 0..right.len() {
            let mut wrong = right.as_bytes().to_vec();
            wrong[index] = if wrong[index] == b'3' || wrong[index] == b'B' {
                wrong[index] + 1
            } else if wrong[index].is_ascii_digit() {
                b'3'
            } else {
                b'B'
            };
            let wrong = String::from_utf8(wrong).unwrap();
            assert_eq!(validate(&wrong), Err(GstinError::CheckDigit), "{wrong}");
        }
    }

    #[test]
    fn another_form_is_rejected() {
        for text in
            ["", "27AAPFU0939F1Z", "27AAPFU0939F1ZVV", "27aapfu0939f1zv", "AAAAPFU0939F1ZV", "٢٧AAPFU0939F1"]
        {
            assert_eq!(validate(text), Err(GstinError::Malformed), "{text}");
        }
    }
}
