//! Errors as webhooks carry them, in three places: `value.errors`,
//! `messages[].errors` and `statuses[].errors`.
//! [M: webhooks/reference/messages/errors]

use serde_json::Value;

use super::lenient;
use crate::retry_advice::RetryAdvice;

/// An error that Meta reports. Decide by `code`; the texts change.
/// [M: support/error-codes]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedError {
    /// Which error.
    pub code: i64,
    /// In short.
    pub title: String,
    /// In a sentence; often the title again.
    pub message: String,
    /// Details, where there are any (`error_data.details`).
    pub details: Option<String>,
}

impl ReportedError {
    pub(super) fn parse(value: &Value) -> Option<Self> {
        let data = value.get("error_data").unwrap_or(&Value::Null);
        Some(Self {
            code: value.get("code")?.as_i64()?,
            title: lenient::string(value, "title").unwrap_or_default(),
            message: lenient::string(value, "message").unwrap_or_default(),
            details: lenient::string(data, "details"),
        })
    }

    /// Whether to retry.
    #[must_use]
    pub fn retry_advice(&self) -> RetryAdvice {
        RetryAdvice::from_code(self.code)
    }
}
