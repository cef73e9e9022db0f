//! What can go wrong between us and the Cloud API, and what then.

use serde::Deserialize;

use crate::{message::LimitError, remedy::Remedy};

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The message breaks one of Meta's limits; it was not sent.
    #[error("the message breaks a limit: {0}")]
    Limit(#[from] LimitError),
    /// There was no connection; nothing was sent.
    #[error("Meta cannot be reached")]
    Unreachable,
    /// The connection was lost, or the time was up, before an answer came.
    #[error("no answer from Meta")]
    NoAnswer,
    /// Meta answered with an error.
    #[error(transparent)]
    Refused(#[from] ApiError),
    /// Meta answered something else than documented.
    #[error("Meta's answer ({http_status}) cannot be read")]
    Unreadable {
        /// The answer's status code.
        http_status: u16,
    },
}

/// An error of the Graph API. [M: support/error-codes]
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Meta refused it with code {code} ({http_status})")]
pub struct ApiError {
    /// The answer's status code.
    pub http_status: u16,
    /// Which error: decide by this.
    pub code: i64,
    /// A sentence for developers; it may name the recipient.
    pub message: String,
    /// What exactly, where it is told.
    pub details: Option<String>,
    /// What Meta's support asks for.
    pub fbtrace_id: Option<String>,
}

#[derive(Deserialize)]
struct ErrorBody {
    error: WireError,
}

#[derive(Deserialize)]
struct WireError {
    code: i64,
    #[serde(default)]
    message: String,
    #[serde(default)]
    error_data: Option<WireErrorData>,
    #[serde(default)]
    fbtrace_id: Option<String>,
}

#[derive(Deserialize)]
struct WireErrorData {
    #[serde(default)]
    details: Option<String>,
}

impl Error {
    /// What may be done about it. Trouble on the way is [`Remedy::Retry`], and
    /// so is an answer of 429 or 5xx that is not Meta's JSON.
    #[must_use]
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Limit(_) => Remedy::GiveUp,
            Self::Unreachable | Self::NoAnswer => Remedy::Retry,
            Self::Refused(error) => error.remedy(),
            Self::Unreadable { http_status } => Remedy::for_status(*http_status),
        }
    }

    /// Whether Meta may have taken the message although there was an error, so
    /// that sending again may send it twice.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        match self {
            Self::NoAnswer => true,
            Self::Unreadable { http_status } => *http_status < 400 || *http_status >= 500,
            Self::Limit(_) | Self::Unreachable | Self::Refused(_) => false,
        }
    }

    /// Meta's code, where there is one.
    #[must_use]
    pub fn code(&self) -> Option<i64> {
        match self {
            Self::Refused(error) => Some(error.code),
            _ => None,
        }
    }

    pub(super) fn from_transport(error: reqwest::Error) -> Self {
        if error.is_connect() || error.is_builder() {
            // The address holds no secret, but is told once, at the start.
            tracing::debug!(error = %error.without_url(), "no connection to Meta");
            return Self::Unreachable;
        }
        tracing::debug!(error = %error.without_url(), "no answer from Meta");
        Self::NoAnswer
    }

    pub(super) fn from_answer(http_status: u16, body: &[u8]) -> Self {
        let Ok(ErrorBody { error }) = serde_json::from_slice(body) else {
            return Self::Unreadable { http_status };
        };
        Self::Refused(ApiError {
            http_status,
            code: error.code,
            message: error.message,
            details: error.error_data.and_then(|data| data.details),
            fbtrace_id: error.fbtrace_id,
        })
    }
}

impl ApiError {
    /// What may be done about it: by code, and for a code that is not listed by
    /// the status.
    #[must_use]
    pub fn remedy(&self) -> Remedy {
        match Remedy::for_code(self.code) {
            Remedy::GiveUp => Remedy::for_status(self.http_status),
            remedy => remedy,
        }
    }
}

impl Remedy {
    fn for_status(http_status: u16) -> Self {
        match http_status {
            401 | 403 => Self::MendSetup,
            429 | 500.. => Self::Retry,
            200..=299 => Self::Retry,
            _ => Self::GiveUp,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_meta_is_read() {
        let body = br#"{"error": {"message": "(\u0023131056) Pair rate limit hit",
            "type": "OAuthException", "code": 131056,
            "error_data": {"messaging_product": "whatsapp", "details": "Too many."},
            "error_subcode": 2494055, "fbtrace_id": "Az8"}}"#;
        let error = Error::from_answer(400, body);
        assert_eq!(error.code(), Some(131_056));
        assert_eq!(error.remedy(), Remedy::RetryThisPersonLater);
        assert!(!error.may_have_arrived());
        let Error::Refused(error) = error else { panic!("{error:?}") };
        assert_eq!(error.details.as_deref(), Some("Too many."));
        assert_eq!(error.fbtrace_id.as_deref(), Some("Az8"));
    }

    #[test]
    fn an_error_of_something_between_is_told_by_its_status() {
        for (status, remedy) in
            [(502, Remedy::Retry), (429, Remedy::Retry), (401, Remedy::MendSetup), (404, Remedy::GiveUp)]
        {
            let error = Error::from_answer(status, b"<html>");
            assert_eq!(error, Error::Unreadable { http_status: status });
            assert_eq!(error.remedy(), remedy, "{status}");
        }
        assert!(Error::from_answer(502, b"").may_have_arrived());
        assert!(!Error::from_answer(404, b"").may_have_arrived());
    }

    #[test]
    fn an_unlisted_code_with_a_server_error_is_tried_again() {
        let error = Error::from_answer(500, br#"{"error":{"code":424242,"message":"x"}}"#);
        assert_eq!(error.remedy(), Remedy::Retry);
        let error = Error::from_answer(400, br#"{"error":{"code":424242,"message":"x"}}"#);
        assert_eq!(error.remedy(), Remedy::GiveUp);
    }
}
