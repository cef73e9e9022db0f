//! A posted form with the language it was read in.

use axum::Form;
use axum::body::{Body, Bytes};
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, Request};
use commerce::Language;
use serde::de::DeserializeOwned;

use crate::language::{LANGUAGE_FIELD, RequestLanguage};
use crate::problem::{AppError, ErrorKind};

/// A form's fields and the language of the page that it was on, in which errors are rendered too.
#[derive(Clone, Debug)]
pub struct LocalizedForm<T> {
    /// The language in which to answer.
    pub language: Language,
    /// The other fields.
    pub fields: T,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for LocalizedForm<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let (parts, body) = request.into_parts();
        let language: RequestLanguage = parts.extensions.get().cloned().unwrap_or_default();
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, state).await.map_err(|_| ErrorKind::PayloadTooLarge)?;
        if let Some(named) = form_language(&bytes) {
            language.set_field(named);
        }
        let again = Request::from_parts(parts, Body::from(bytes));
        let Form(fields) = Form::from_request(again, state).await.map_err(|error| form_error(&error))?;
        Ok(Self { language: language.get(), fields })
    }
}

fn form_language(form: &[u8]) -> Option<Language> {
    let mut fields = url::form_urlencoded::parse(form);
    fields.find(|(name, _)| name == LANGUAGE_FIELD).and_then(|(_, code)| Language::from_code(&code))
}

fn form_error(rejection: &FormRejection) -> AppError {
    match rejection {
        FormRejection::InvalidFormContentType(_) => ErrorKind::UnsupportedMediaType.into(),
        FormRejection::BytesRejection(_) => ErrorKind::PayloadTooLarge.into(),
        _ => AppError::from(ErrorKind::InvalidField)
            .with_detail("a field of the form is missing or cannot be read"),
    }
}
