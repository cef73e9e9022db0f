//! Who and which: phone numbers, user ids, message ids and media ids, as types
//! that cannot be mixed up and do not print the number they hold.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares a string newtype. Its `Debug` shows the last four characters only.
macro_rules! hidden_string {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The value as Meta writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The value as Meta writes it, owned.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "(••{})"), last_four(&self.0))
            }
        }
    };
}

/// Declares `new` and the conversions for a newtype whose text is stored as it is.
macro_rules! stored_as_is {
    ($name:ident) => {
        impl $name {
            /// Wraps the text unchanged.
            #[must_use]
            pub fn new(value: impl Into<String>) -> Self {
                Self(value.into())
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self::new(value)
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::new(value)
            }
        }
    };
}

hidden_string! {
    /// A phone number as webhooks write it: country code and number, digits
    /// only, without `+` (`wa_id`, `from`, `recipient_id`).
    /// [M: webhooks/reference/messages]
    Phone
}

hidden_string! {
    /// A business-scoped user id: country code, a dot, up to 128 letters and
    /// digits, such as `US.13491208655302741918`. It names a person to one
    /// business, also when the phone number is withheld; never reduce it to its
    /// digits. [M: business-scoped-user-ids]
    UserId
}

hidden_string! {
    /// A message's id (`wamid.…`), unique over all messages in and out. It
    /// holds the phone number in base64, so treat it as you treat the number.
    /// [M: webhooks/reference/messages]
    MessageId
}

hidden_string! {
    /// An uploaded or received file. Meta stores uploads for 30 days, received media for 7.
    /// [M: business-phone-numbers/media]
    MediaId
}

stored_as_is!(UserId);
stored_as_is!(MessageId);
stored_as_is!(MediaId);

impl Phone {
    /// Takes a number in E.164 or without its `+`. Nothing but one leading `+`
    /// is removed: parse what people type before it comes here.
    #[must_use]
    pub fn new(value: impl AsRef<str>) -> Self {
        let value = value.as_ref();
        Self(value.strip_prefix('+').unwrap_or(value).to_owned())
    }

    /// The number with its `+`, as `to` wants it: without, Meta may put the
    /// business's own country code before it. [M: messages/send-messages]
    #[must_use]
    pub fn e164(&self) -> String {
        format!("+{}", self.0)
    }

    /// Whether it is 7 to 15 digits, the span that E.164 allows in practice.
    #[must_use]
    pub fn is_plausible(&self) -> bool {
        (7..=15).contains(&self.0.len()) && self.0.bytes().all(|byte| byte.is_ascii_digit())
    }
}

impl From<&str> for Phone {
    fn from(value: &str) -> Self {
        Self::new(value)
    }
}

impl From<String> for Phone {
    fn from(value: String) -> Self {
        Self::new(value)
    }
}

impl UserId {
    /// Whether it has the documented shape
    /// `^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$`. [M: business-scoped-user-ids]
    #[must_use]
    pub fn is_plausible(&self) -> bool {
        let Some((country, rest)) = self.0.split_once('.') else {
            return false;
        };
        let id = rest.strip_prefix("ENT.").unwrap_or(rest);
        country.len() == 2
            && country.bytes().all(|byte| byte.is_ascii_uppercase())
            && (1..=128).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }
}

/// The last four characters, which is what people recognise a number by. Text
/// of eight or fewer shows nothing.
fn last_four(value: &str) -> &str {
    let length = value.chars().count();
    if length <= 8 {
        return "";
    }
    value.char_indices().nth(length - 4).and_then(|(start, _)| value.get(start..)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_four_digits_at_most() {
        assert_eq!(format!("{:?}", Phone::new("+919820001234")), "Phone(••1234)");
        assert_eq!(format!("{:?}", Phone::new("12345678")), "Phone(••)");
        let id = MessageId::new("wamid.HBgLMTY1MDM4Nzk0MzkVAgA=");
        assert!(!format!("{id:?}").contains("MTY1MDM4Nzk0Mzk"));
    }

    #[test]
    fn a_phone_loses_its_plus_and_gets_it_back() {
        let phone = Phone::new("+919820001234");
        assert_eq!(phone.as_str(), "919820001234");
        assert_eq!(phone.e164(), "+919820001234");
        assert!(phone.is_plausible());
        assert!(!Phone::new("98200 01234").is_plausible());
    }

    #[test]
    fn user_ids_have_a_shape() {
        assert!(UserId::new("US.13491208655302741918").is_plausible());
        assert!(UserId::new("IN.ENT.abc123").is_plausible());
        for wrong in ["", "IN", "in.123", "IN.", "IN.1-2", "919820001234"] {
            assert!(!UserId::new(wrong).is_plausible(), "{wrong}");
        }
    }
}
