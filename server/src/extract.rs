//! Extractors that pages, forms and the API share. Each rejects with an [`crate::problem::AppError`], so
//! that no text of a library reaches a client.

mod form;
mod json;
mod path;

pub(crate) use form::LocalizedForm;
pub(crate) use json::{ApiBody, BodyField, JsonBody, OptionalJsonBody, accepts_json};
pub(crate) use path::{ActionName, PathParam};
