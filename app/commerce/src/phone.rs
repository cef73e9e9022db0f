//! Phone numbers: E.164, parsed once.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A phone number in E.164: `+919876543210`. `Debug` masks it, so that no log shows it whole.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

/// The text is not a phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("that is not a phone number")]
pub struct ParsePhoneError;

impl Phone {
    /// Parses country code and number, with or without `+`.
    ///
    /// # Errors
    /// When it is not 8 to 15 digits (ITU-T E.164 §6).
    pub fn from_digits(digits: &str) -> Result<Self, ParsePhoneError> {
        let digits = digits.strip_prefix('+').unwrap_or(digits);
        let fits = (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| Self(format!("+{digits}"))).ok_or(ParsePhoneError)
    }

    /// Parses what a person types; Indian without a country code: `98765 43210`, `+91-98765-43210`.
    ///
    /// # Errors
    /// When it is no valid number.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn parse(text: &str) -> Result<Self, ParsePhoneError> {
        let number = phonenumber::parse(Some(phonenumber::country::IN), text).map_err(|_| ParsePhoneError)?;
        if !number.is_valid() {
            return Err(ParsePhoneError);
        }
        Ok(Self(number.format().mode(phonenumber::Mode::E164).to_string()))
    }

    /// In E.164 with the plus: `+919876543210`.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// Country code and number without the plus.
    #[must_use]
    pub fn digits(&self) -> &str {
        self.0.strip_prefix('+').unwrap_or(&self.0)
    }

    /// The last four digits after dots, for its owner to recognise: `••3210`.
    #[must_use]
    pub fn mask(&self) -> String {
        let tail: String = self.0.chars().skip(self.0.chars().count().saturating_sub(4)).collect();
        format!("••{tail}")
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.mask())
    }
}
