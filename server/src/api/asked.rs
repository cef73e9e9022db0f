//! Reading what a caller asks for.

use app::links::split_language;
use axum::Json;
use axum::extract::{FromRequest, Request};
use axum::http::header::REFERER;
use axum::http::{HeaderMap, StatusCode};
use commerce::{Language, StoreCode};
use serde::de::DeserializeOwned;

use crate::Shop;
use crate::problem::{Kind, Problem, Result};
use crate::sessions::{Visitor, preferred_language};

/// The most items a list answers at once.
const MOST: usize = 100;
/// How many without `?limit=`.
const USUAL: usize = 24;

/// How many items are asked for.
///
/// # Errors
/// 422 unless it is 1 to 100.
pub(super) fn limit(asked: Option<&str>) -> Result<usize> {
    let Some(asked) = asked else { return Ok(USUAL) };
    let limit = asked.parse().ok().filter(|limit| (1..=MOST).contains(limit));
    limit.ok_or_else(|| Problem::bad_input("limit", format!("1 to {MOST}")))
}

/// A store's code as it stands in an address, known or not.
pub(super) fn store_code(text: &str) -> Result<StoreCode> {
    text.parse().map_err(|_| Kind::NoSuchStore.into())
}

/// The language to answer in: the one asked for, else that of the page that asks, else the
/// customer's own.
pub(super) fn language(asked: Option<&str>, visitor: &Visitor, headers: &HeaderMap, shop: &Shop) -> Language {
    let named = asked.and_then(Language::from_code);
    let of_page = || {
        let referer = headers.get(REFERER)?.to_str().ok()?;
        let path = referer.strip_prefix(shop.public_url.origin())?;
        Some(split_language(path.split(['?', '#']).next()?).0)
    };
    named.or_else(of_page).unwrap_or_else(|| preferred_language(visitor.customer.as_ref(), headers))
}

/// A body of JSON. What can not be read is a problem in words.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        match Json::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(rejection) => {
                let kind = match rejection.status() {
                    StatusCode::UNPROCESSABLE_ENTITY => Kind::BadInput,
                    StatusCode::UNSUPPORTED_MEDIA_TYPE => Kind::WrongType,
                    StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
                    _ => Kind::Unreadable,
                };
                Err(Problem::from(kind).with_detail(rejection.body_text()))
            }
        }
    }
}
