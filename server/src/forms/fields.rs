//! Fields that many forms share, and where a form leads to.

use app::links::Page;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use commerce::Language;
use serde::Deserialize;

use crate::sessions::{SetCookie, Visitor};

/// The language a form was read in; forms have none in their address.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct FormLanguage(pub Language);

impl From<String> for FormLanguage {
    fn from(code: String) -> Self {
        Self(Language::from_code(&code).unwrap_or_default())
    }
}

/// The visitor, reading the language of the form.
#[must_use]
pub fn with_language(visitor: Visitor, spoken: FormLanguage) -> Visitor {
    visitor.request_language.set_field(spoken.0);
    visitor
}

/// To a page: 303, so that a reload does not post again.
#[must_use]
pub fn redirect_to(page: &Page, language: Language, cookie: Option<SetCookie>) -> Response {
    see_other(&page.href(language), cookie)
}

/// To an address of our own.
#[must_use]
pub fn see_other(address: &str, cookie: Option<SetCookie>) -> Response {
    let moved = (StatusCode::SEE_OTHER, [(LOCATION, address.to_owned())]);
    match cookie {
        Some(cookie) => (cookie, moved).into_response(),
        None => moved.into_response(),
    }
}

/// An address a form asks to come back to, if it is one of our own: one slash at the start, nothing
/// that a header or another host could hide in.
#[must_use]
pub fn safe_return_url(asked: &str) -> Option<&str> {
    let own = asked.starts_with('/') && !asked.starts_with("//") && !asked.contains('\\');
    let plain = asked.len() <= 400 && asked.bytes().all(|byte| (0x21..0x7f).contains(&byte));
    (own && plain).then_some(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_stays_in_the_shop() {
        assert_eq!(safe_return_url("/hi/s/asha-vashi?after=x#p-y"), Some("/hi/s/asha-vashi?after=x#p-y"));
        for other in ["", "s/x", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "/ä"]
        {
            assert_eq!(safe_return_url(other), None, "{other}");
        }
    }
}
