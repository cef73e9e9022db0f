//! The Graph API as a business calls it: messages and media.

mod media;

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::{Value, json};

use super::{api_error::ApiErrorResponse, checks, inner::Inner};

/// A document may have 100 MB, and its form some more.
/// [M: business-phone-numbers/media]
const MAX_UPLOAD_BYTES: usize = 101 * 1024 * 1024;

pub(super) fn router(inner: Arc<Inner>) -> Router {
    Router::new()
        .route("/{version}/{phone_number_id}/messages", post(messages))
        .route(
            "/{version}/{phone_number_id}/media",
            post(media::upload).layer(DefaultBodyLimit::max(MAX_UPLOAD_BYTES)),
        )
        .route("/{version}/{media_id}", get(media::describe))
        .route(media::DOWNLOAD_PATH, get(media::download))
        .fallback(unknown_path)
        .with_state(inner)
}

async fn unknown_path(State(inner): State<Arc<Inner>>) -> Response {
    inner.error_response(ApiErrorResponse::unknown_object())
}

/// [M: messages/send-messages]
async fn messages(
    State(inner): State<Arc<Inner>>,
    Path((version, number)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let answer =
        inner.authorize(&headers, &version, Some(&number)).and_then(|()| inner.handle_message(&body));
    match answer {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => inner.error_response(error),
    }
}

impl Inner {
    fn handle_message(self: &Arc<Self>, body: &[u8]) -> Result<Value, ApiErrorResponse> {
        let send = match checks::parse_request(body)? {
            checks::Request::Mark(mark) => {
                self.mark_read(&mark)?;
                return Ok(json!({ "success": true }));
            }
            checks::Request::Send(send) => send,
        };
        if let Some(error) = self.state().scripted_errors.pop_front() {
            return Err(error);
        }
        let input = send.input.clone();
        let by_user_id = matches!(send.to, checks::RecipientAddress::UserId(_));
        let accepted = self.accept(*send)?;
        let contact = if by_user_id {
            json!({ "input": input, "user_id": input })
        } else {
            json!({ "input": input, "wa_id": accepted.phone })
        };
        Ok(json!({
            "messaging_product": "whatsapp",
            "contacts": [contact],
            "messages": [{ "id": accepted.id }],
        }))
    }

    /// Lets a request in that carries the token, names a version, and means
    /// our number.
    fn authorize(
        &self,
        headers: &HeaderMap,
        version: &str,
        number: Option<&str>,
    ) -> Result<(), ApiErrorResponse> {
        let token = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .unwrap_or_default();
        if !self.config.access_token.matches(token) {
            return Err(ApiErrorResponse::invalid_token());
        }
        let ours = number.is_none_or(|number| number == self.config.phone_number_id);
        if !is_version(version) || !ours {
            return Err(ApiErrorResponse::unknown_object());
        }
        Ok(())
    }

    fn error_response(&self, error: ApiErrorResponse) -> Response {
        let now = self.now();
        let trace = self.state().ids.next_trace_id(now);
        error.into_http_response(&trace)
    }
}

/// `v`, a number, a dot, a number.
fn is_version(version: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    version
        .strip_prefix('v')
        .and_then(|numbers| numbers.split_once('.'))
        .is_some_and(|(major, minor)| is_number(major) && is_number(minor))
}
