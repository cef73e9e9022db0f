//! Errors in Meta's JSON. [M: support/error-codes]

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

/// An error response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ApiErrorResponse {
    pub(super) http_status: u16,
    pub(super) code: i64,
    pub(super) message: String,
    pub(super) details: String,
}

impl ApiErrorResponse {
    fn new(http_status: u16, code: i64, message: &str, details: impl Into<String>) -> Self {
        Self { http_status, code, message: message.to_owned(), details: details.into() }
    }

    /// 190: the token is wrong or missing.
    pub(super) fn invalid_token() -> Self {
        Self::new(401, 190, "Invalid OAuth access token", "")
    }

    /// 100: there is nothing at this path.
    pub(super) fn unknown_object() -> Self {
        Self::new(400, 100, "Unsupported request: the object does not exist, or is not yours", "")
    }

    /// 100: a parameter that is wrong as such.
    pub(super) fn invalid_parameter(details: impl Into<String>) -> Self {
        Self::new(400, 100, "(#100) Invalid parameter", details)
    }

    /// 131008: a parameter is missing.
    pub(super) fn missing_parameter(what: &str) -> Self {
        Self::new(400, 131_008, "(#131008) Required parameter is missing", format!("{what} is required."))
    }

    /// 131009: a parameter has a value that is not allowed.
    pub(super) fn invalid_value(details: impl Into<String>) -> Self {
        Self::new(400, 131_009, "(#131009) Parameter value is not valid", details)
    }

    /// 131021: the business writes to itself.
    pub(super) fn recipient_is_sender() -> Self {
        Self::new(
            400,
            131_021,
            "(#131021) Recipient cannot be sender",
            "Sender and recipient are the same number.",
        )
    }

    /// 131026: no such recipient.
    pub(super) fn undeliverable() -> Self {
        Self::new(
            400,
            131_026,
            "(#131026) Message undeliverable",
            "The recipient is not known to this business.",
        )
    }

    /// 131047: the 24-hour window is closed.
    pub(super) fn window_closed() -> Self {
        Self::new(
            400,
            131_047,
            "(#131047) Re-engagement message",
            "More than 24 hours have passed since the recipient last wrote.",
        )
    }

    /// 131053: the file is not there, or not of an allowed kind or size.
    pub(super) fn media_error(details: impl Into<String>) -> Self {
        Self::new(400, 131_053, "(#131053) Media upload error", details)
    }

    /// 131056: too many messages to one person.
    pub(super) fn pair_rate_exceeded() -> Self {
        Self::new(
            400,
            131_056,
            "(#131056) Pair rate limit hit",
            "Too many messages to this recipient in a short time.",
        )
    }

    /// What a test requested.
    pub(super) fn scripted(http_status: u16, code: i64) -> Self {
        Self::new(http_status, code, &format!("(#{code}) Requested by a test"), "Requested by a test.")
    }

    /// The HTTP response, with an id for Meta's support.
    pub(super) fn into_http_response(self, trace: &str) -> Response {
        let status = StatusCode::from_u16(self.http_status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut error = json!({
            "message": self.message,
            "type": "OAuthException",
            "code": self.code,
            "fbtrace_id": trace,
        });
        if !self.details.is_empty() {
            error["error_data"] = json!({
                "messaging_product": "whatsapp",
                "details": self.details,
            });
        }
        (status, Json(json!({ "error": error }))).into_response()
    }
}
