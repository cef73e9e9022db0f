//! Reading what a caller asks for.

use app::links::split_language;
use axum::Json;
use axum::extract::{FromRequest, Request};
use axum::http::header::REFERER;
use axum::http::{HeaderMap, StatusCode};
use commerce::{Language, StoreCode};
use serde::de::DeserializeOwned;

use crate::AppState;
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::sessions::Visitor;

/// The most items a list answers at once.
const MAX_LIMIT: usize = 100;
/// How many without `?limit=`.
const DEFAULT_LIMIT: usize = 24;

/// How many items are asked for.
///
/// # Errors
/// 422 unless it is 1 to 100.
pub(super) fn parse_limit(asked: Option<&str>) -> AppResult<usize> {
    let Some(asked) = asked else { return Ok(DEFAULT_LIMIT) };
    let limit = asked.parse().ok().filter(|limit| (1..=MAX_LIMIT).contains(limit));
    limit.ok_or_else(|| AppError::invalid_field("limit", format!("1 to {MAX_LIMIT}")))
}

/// A store's code as it stands in an address, known or not.
pub(super) fn parse_store_code(text: &str) -> AppResult<StoreCode> {
    text.parse().map_err(|_| ErrorKind::StoreNotFound.into())
}

/// The language to answer in: the one asked for, else that of the page that asks, else the
/// customer's own.
pub(super) fn response_language(
    asked: Option<&str>,
    visitor: &Visitor,
    headers: &HeaderMap,
    state: &AppState,
) -> Language {
    let named = asked.and_then(Language::from_code);
    let of_page = || {
        let referer = headers.get(REFERER)?.to_str().ok()?;
        let path = referer.strip_prefix(state.public_url.origin())?;
        Some(split_language(path.split(['?', '#']).next()?).0)
    };
    named.or_else(of_page).unwrap_or_else(|| visitor.language())
}

/// A body of JSON. What can not be read is a problem in words.
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> AppResult<Self> {
        match Json::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(rejection) => {
                let kind = match rejection.status() {
                    StatusCode::UNPROCESSABLE_ENTITY => ErrorKind::InvalidField,
                    StatusCode::UNSUPPORTED_MEDIA_TYPE => ErrorKind::UnsupportedMediaType,
                    StatusCode::PAYLOAD_TOO_LARGE => ErrorKind::PayloadTooLarge,
                    _ => ErrorKind::Malformed,
                };
                Err(AppError::from(kind).with_detail(rejection.body_text()))
            }
        }
    }
}
