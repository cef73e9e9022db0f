//! Errors of the client, and whether to retry after each.

use serde::Deserialize;

use crate::{message::LimitError, retry_advice::RetryAdvice};

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
    NoResponse,
    /// Meta answered with an error.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// Meta answered something else than documented.
    #[error("Meta's answer ({http_status}) cannot be read")]
    InvalidResponse {
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
    /// Details, where there are any.
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
    /// Whether to retry. A failed connection is [`RetryAdvice::Retry`], and
    /// so is an answer of 429 or 5xx that is not Meta's JSON.
    #[must_use]
    pub fn retry_advice(&self) -> RetryAdvice {
        match self {
            Self::Limit(_) => RetryAdvice::Permanent,
            Self::Unreachable | Self::NoResponse => RetryAdvice::Retry,
            Self::Api(error) => error.retry_advice(),
            Self::InvalidResponse { http_status } => RetryAdvice::from_status(*http_status),
        }
    }

    /// Whether Meta may have taken the message although there was an error, so
    /// that sending again may send it twice.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        match self {
            Self::NoResponse => true,
            Self::InvalidResponse { http_status } => *http_status < 400 || *http_status >= 500,
            Self::Limit(_) | Self::Unreachable | Self::Api(_) => false,
        }
    }

    /// Meta's code, where there is one.
    #[must_use]
    pub fn code(&self) -> Option<i64> {
        match self {
            Self::Api(error) => Some(error.code),
            _ => None,
        }
    }

    pub(super) fn from_transport(error: reqwest::Error) -> Self {
        if error.is_connect() || error.is_builder() {
            // The address holds no secret, but is logged once, at the start.
            tracing::debug!(error = %error.without_url(), "no connection to Meta");
            return Self::Unreachable;
        }
        tracing::debug!(error = %error.without_url(), "no answer from Meta");
        Self::NoResponse
    }

    pub(super) fn from_response(http_status: u16, body: &[u8]) -> Self {
        let Ok(ErrorBody { error }) = serde_json::from_slice(body) else {
            return Self::InvalidResponse { http_status };
        };
        Self::Api(ApiError {
            http_status,
            code: error.code,
            message: error.message,
            details: error.error_data.and_then(|data| data.details),
            fbtrace_id: error.fbtrace_id,
        })
    }
}

impl ApiError {
    /// Whether to retry: by code, and for a code that is not listed by
    /// the status.
    #[must_use]
    pub fn retry_advice(&self) -> RetryAdvice {
        match RetryAdvice::from_code(self.code) {
            RetryAdvice::Permanent => RetryAdvice::from_status(self.http_status),
            remedy => remedy,
        }
    }
}

impl RetryAdvice {
    fn from_status(http_status: u16) -> Self {
        match http_status {
            401 | 403 => Self::FixConfiguration,
            429 | 500.. => Self::Retry,
            200..=299 => Self::Retry,
            _ => Self::Permanent,
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
        let error = Error::from_response(400, body);
        assert_eq!(error.code(), Some(131_056));
        assert_eq!(error.retry_advice(), RetryAdvice::RetryRecipientLater);
        assert!(!error.may_have_arrived());
        let Error::Api(error) = error else { panic!("{error:?}") };
        assert_eq!(error.details.as_deref(), Some("Too many."));
        assert_eq!(error.fbtrace_id.as_deref(), Some("Az8"));
    }

    #[test]
    fn an_error_that_is_not_metas_is_judged_by_its_status() {
        for (status, remedy) in [
            (502, RetryAdvice::Retry),
            (429, RetryAdvice::Retry),
            (401, RetryAdvice::FixConfiguration),
            (404, RetryAdvice::Permanent),
        ] {
            let error = Error::from_response(status, b"<html>");
            assert_eq!(error, Error::InvalidResponse { http_status: status });
            assert_eq!(error.retry_advice(), remedy, "{status}");
        }
        assert!(Error::from_response(502, b"").may_have_arrived());
        assert!(!Error::from_response(404, b"").may_have_arrived());
    }

    #[test]
    fn an_unlisted_code_with_a_server_error_is_tried_again() {
        let error = Error::from_response(500, br#"{"error":{"code":424242,"message":"x"}}"#);
        assert_eq!(error.retry_advice(), RetryAdvice::Retry);
        let error = Error::from_response(400, br#"{"error":{"code":424242,"message":"x"}}"#);
        assert_eq!(error.retry_advice(), RetryAdvice::Permanent);
    }
}
