//! JSON bodies. An error names the field and what belongs there, in our own words.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::problem::{AppError, ErrorKind};

/// A field of a body, for the error that names it.
#[derive(Clone, Copy, Debug)]
pub struct BodyField {
    /// Its path in the body: `line.product`.
    pub path: &'static str,
    /// Whether it must be there when its parent is.
    pub is_required: bool,
    /// What it has to be.
    pub expected: &'static str,
}

/// A body that the API reads.
pub trait ApiBody: DeserializeOwned {
    /// Its fields.
    const FIELDS: &'static [BodyField];
}

/// A JSON body.
#[derive(Clone, Debug)]
pub struct JsonBody<T>(pub T);

/// A JSON body that may be left out.
#[derive(Clone, Debug)]
pub struct OptionalJsonBody<T>(pub T);

impl<T: ApiBody, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        // A body of another type is refused before it is read.
        require_json(is_json(request.headers()))?;
        parse(&read(request, state).await?).map(Self)
    }
}

impl<T: ApiBody + Default, S: Send + Sync> FromRequest<S> for OptionalJsonBody<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let is_json = is_json(request.headers());
        let bytes = read(request, state).await?;
        if bytes.is_empty() {
            return Ok(Self(T::default()));
        }
        require_json(is_json)?;
        parse(&bytes).map(Self)
    }
}

/// Whether the client asks for JSON: `Accept` names it and does not name HTML before it.
#[must_use]
pub(crate) fn accepts_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let mut types = accepted.flat_map(|value| value.split(',')).map(media_type);
    types.find(|kind| matches!(*kind, "application/json" | "text/html")) == Some("application/json")
}

fn media_type(value: &str) -> &str {
    value.split(';').next().unwrap_or_default().trim()
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).map(media_type);
    kind.is_some_and(|kind| kind.eq_ignore_ascii_case("application/json") || kind.ends_with("+json"))
}

async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, AppError> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
            ErrorKind::PayloadTooLarge.into()
        }
        _ => ErrorKind::Malformed.into(),
    })
}

fn require_json(is_json: bool) -> Result<(), AppError> {
    if is_json {
        return Ok(());
    }
    Err(AppError::from(ErrorKind::UnsupportedMediaType).with_detail("send the body as application/json"))
}

fn parse<T: ApiBody>(bytes: &[u8]) -> Result<T, AppError> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let parsed = serde_path_to_error::deserialize(&mut reader);
    match parsed {
        Ok(value) if reader.end().is_ok() => Ok(value),
        Ok(_) => Err(malformed("there is something behind the JSON value")),
        Err(error) => Err(describe::<T>(bytes, &error.path().to_string())),
    }
}

/// Describes what is wrong with a body that does not fit `T`; `path` is where reading it stopped.
fn describe<T: ApiBody>(bytes: &[u8], path: &str) -> AppError {
    let Ok(body) = serde_json::from_slice::<Value>(bytes) else { return malformed("the body is not JSON") };
    if !body.is_object() {
        return malformed("the body must be a JSON object");
    }
    let is_missing = |field: &&BodyField| field.is_required && is_absent(&body, field.path);
    if let Some(field) = T::FIELDS.iter().find(is_missing) {
        let detail = format!("`{}` is missing; expected {}", field.path, field.expected);
        return AppError::invalid_field(field.path, detail);
    }
    match T::FIELDS.iter().find(|field| field.path == path) {
        Some(field) => AppError::invalid_field(field.path, format!("expected {}", field.expected)),
        None => malformed("the body does not have the expected fields"),
    }
}

/// Whether a field is absent while its parent is there.
fn is_absent(body: &Value, path: &str) -> bool {
    let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
    let mut steps = parent.split('.').filter(|step| !step.is_empty());
    let parent = steps.try_fold(body, |value, step| value.get(step));
    parent.and_then(Value::as_object).is_some_and(|parent| !parent.contains_key(name))
}

fn malformed(detail: &'static str) -> AppError {
    AppError::from(ErrorKind::Malformed).with_detail(detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Line {
        product: String,
        quantity: u32,
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Body {
        store: String,
        line: Option<Line>,
    }

    impl ApiBody for Body {
        const FIELDS: &'static [BodyField] = &[
            BodyField { path: "store", is_required: true, expected: "a store's code" },
            BodyField { path: "line", is_required: false, expected: "an object" },
            BodyField { path: "line.product", is_required: true, expected: "a product's id" },
            BodyField { path: "line.quantity", is_required: true, expected: "a whole number from 0" },
        ];
    }

    #[test]
    fn an_error_names_the_field_and_what_belongs_there() {
        for (body, field, detail) in [
            (r#"{}"#, Some("store"), "`store` is missing; expected a store's code"),
            (r#"{"store":7}"#, Some("store"), "expected a store's code"),
            (r#"{"store":"x","line":3}"#, Some("line"), "expected an object"),
            (
                r#"{"store":"x","line":{"quantity":1}}"#,
                Some("line.product"),
                "`line.product` is missing; expected a product's id",
            ),
            (
                r#"{"store":"x","line":{"product":"y","quantity":-1}}"#,
                Some("line.quantity"),
                "expected a whole number from 0",
            ),
            (r#"{"store":"#, None, "the body is not JSON"),
            (r#"[1]"#, None, "the body must be a JSON object"),
            (r#"{"store":"x"} {}"#, None, "there is something behind the JSON value"),
        ] {
            let error = parse::<Body>(body.as_bytes()).unwrap_err();
            assert_eq!((error.field, error.detail.as_deref()), (field, Some(detail)), "{body}");
        }
        assert_eq!(parse::<Body>(br#"{"store":"x"}"#).unwrap(), Body { store: "x".to_owned(), line: None });
    }

    #[test]
    fn a_browser_that_navigates_does_not_ask_for_json() {
        for (accept, expected) in [
            ("application/json", true),
            ("application/json;q=0.9, */*", true),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false),
            ("text/html, application/json", false),
            ("*/*", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT, accept.parse().unwrap())]);
            assert_eq!(accepts_json(&headers), expected, "{accept}");
        }
    }
}
