//! Where a form leads to.

use app::links::Page;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use commerce::Language;

use crate::sessions::SetCookie;

/// The longest return URL that a form may carry, in bytes.
const MAX_RETURN_URL_BYTES: usize = 400;

/// To a page: 303, so that a reload does not post again.
pub(crate) fn redirect_to(page: &Page, language: Language, cookie: Option<SetCookie>) -> Response {
    see_other(&page.href(language), cookie)
}

/// To an address of our own.
pub(crate) fn see_other(address: &str, cookie: Option<SetCookie>) -> Response {
    (StatusCode::SEE_OTHER, cookie, [(LOCATION, address.to_owned())]).into_response()
}

/// The address to which a form asks to return, if it is a page of this site: a path without an empty
/// segment (`//` would name another host, at once or after a language is taken off), and nothing that could
/// end a header.
pub(crate) fn safe_return_url(requested: &str) -> Option<&str> {
    let path = requested.split(['?', '#']).next().unwrap_or_default();
    let is_own = path.starts_with('/') && !path.contains("//") && !requested.contains('\\');
    let is_plain = requested.bytes().all(|byte| (0x21..0x7f).contains(&byte));
    (is_own && is_plain && requested.len() <= MAX_RETURN_URL_BYTES).then_some(requested)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_url_stays_on_this_site() {
        for own in ["/", "/hi/s/asha-vashi?after=x#p-y", "/s/x/search?q=//"] {
            assert_eq!(safe_return_url(own), Some(own));
        }
        for other in [
            "",
            "s/x",
            "//evil.example",
            "/hi//evil.example/pay",
            "/en//evil.example",
            "/\\evil.example",
            "/hi/\\evil.example",
            "https://evil.example",
            "/a\r\nb",
            "/ä",
        ] {
            assert_eq!(safe_return_url(other), None, "{other}");
        }
    }
}
