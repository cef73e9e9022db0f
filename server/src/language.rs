//! The language of a request, determined in one place.
//!
//! The address of a page names its language, and is stripped of it before routing. For everything
//! else the sources are, in this order: the form's own field, `?lang=`, the customer, and
//! `Accept-Language`.

use std::convert::Infallible;
use std::sync::{Arc, OnceLock};

use app::links::split_language;
use axum::extract::{FromRequestParts, Request};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Uri};
use commerce::Language;

/// Name of the hidden field and of the query parameter that carry a language.
pub(crate) const LANGUAGE_FIELD: &str = "lang";

/// The language of a request, as far as it is known: an extractor and a request extension.
///
/// Clones share what is found out later, so that the layer that renders errors uses the language of
/// a form that was read in the meantime.
#[derive(Clone, Debug, Default)]
pub struct RequestLanguage(Arc<Sources>);

#[derive(Debug, Default)]
struct Sources {
    path: Option<Language>,
    /// Whether the address is a page's: then one without a prefix is in the default language.
    is_page: bool,
    field: OnceLock<Language>,
    query: Option<Language>,
    customer: OnceLock<Language>,
    accepted: Option<Language>,
}

impl RequestLanguage {
    fn of(request: &Request, path: Option<Language>, rest: &str) -> Self {
        let is_page = request.method().is_safe() && !rest.starts_with("/api/") && !chooses_language(rest);
        Self(Arc::new(Sources {
            path,
            is_page,
            query: request.uri().query().and_then(language_in_query).filter(|_| !is_page),
            accepted: accepted_language(request.headers()),
            ..Sources::default()
        }))
    }

    /// The language to answer in.
    #[must_use]
    pub fn get(&self) -> Language {
        let default = || self.0.is_page.then(Language::default);
        self.named().or_else(default).unwrap_or_else(|| self.preferred())
    }

    /// The language that the request itself names, by its path, its form or its query.
    #[must_use]
    pub fn named(&self) -> Option<Language> {
        self.0.path.or_else(|| self.0.field.get().copied()).or(self.0.query)
    }

    /// The language of the caller, even where the address names the default one: for redirects to a page.
    #[must_use]
    pub fn preferred(&self) -> Language {
        let customer = || self.0.customer.get().copied();
        self.named().or_else(customer).or(self.0.accepted).unwrap_or_default()
    }

    /// Records the value of a form's field [`LANGUAGE_FIELD`].
    pub fn set_field(&self, language: Language) {
        let _ = self.0.field.set(language);
    }

    /// Records the language that the customer chose.
    pub(crate) fn set_customer(&self, language: Language) {
        let _ = self.0.customer.set(language);
    }
}

impl<S: Sync> FromRequestParts<S> for RequestLanguage {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}

/// Rewrites `/hi/cart` to `/cart`, with the language as the extension [`RequestLanguage`].
///
/// Only what is read has a language in its address.
pub(crate) fn strip_language_prefix(mut request: Request) -> Request {
    let path = request.uri().path();
    let has_none = |path: &str| path.starts_with("/api/") || path.starts_with("/webhooks/");
    let (named, rest) = match split_language(path) {
        (named, rest) if rest != path && !has_none(rest) && request.method().is_safe() => (Some(named), rest),
        _ => (None, path),
    };
    let language = RequestLanguage::of(&request, named, rest);
    if named.is_some()
        && let Some(uri) = with_path(request.uri(), rest)
    {
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(language);
    request
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    let target = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(target.parse::<PathAndQuery>().ok()?);
    Uri::from_parts(parts).ok()
}

/// Whether the bare address has no language of its own: it is chosen for the caller.
fn chooses_language(path: &str) -> bool {
    path == "/" || path.starts_with("/l/")
}

fn language_in_query(query: &str) -> Option<Language> {
    let mut fields = url::form_urlencoded::parse(query.as_bytes());
    let (_, code) = fields.find(|(name, _)| name == LANGUAGE_FIELD)?;
    Language::from_code(&code)
}

fn accepted_language(headers: &HeaderMap) -> Option<Language> {
    Language::from_accept_language(headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Method;

    use super::*;

    fn request(method: Method, address: &str, accepted: &str) -> Request {
        let request = Request::builder().method(method).uri(address).header(ACCEPT_LANGUAGE, accepted);
        strip_language_prefix(request.body(Body::empty()).unwrap())
    }

    fn language_of(request: &Request) -> RequestLanguage {
        request.extensions().get::<RequestLanguage>().unwrap().clone()
    }

    #[test]
    fn the_address_of_a_page_decides() {
        for (address, path, language) in [
            ("/hi/cart?x=1", "/cart", Language::Hindi),
            ("/cart", "/cart", Language::English),
            ("/cart?lang=hi", "/cart", Language::English),
            ("/hi", "/", Language::Hindi),
            ("/en", "/", Language::English),
            ("/en/l/0f", "/l/0f", Language::English),
            ("/hindi/cart", "/hindi/cart", Language::English),
            // These choose.
            ("/", "/", Language::Hindi),
            ("/l/0f", "/l/0f", Language::Hindi),
        ] {
            let request = request(Method::GET, address, "hi-IN");
            assert_eq!((request.uri().path(), language_of(&request).get()), (path, language), "{address}");
            assert_eq!(request.uri().query().is_some(), address.contains('?'), "{address}");
        }
    }

    #[test]
    fn what_is_no_page_takes_its_language_from_field_query_customer_and_browser() {
        for (method, address) in [(Method::POST, "/cart/lines"), (Method::GET, "/api/v1/stores")] {
            let language = language_of(&request(method.clone(), address, "hi"));
            assert_eq!((language.get(), language.named()), (Language::Hindi, None), "{address}");
            language.set_customer(Language::English);
            assert_eq!((language.get(), language.named()), (Language::English, None), "{address}");
            let with_query = format!("{address}?lang=hi");
            let language = language_of(&request(method.clone(), &with_query, "en"));
            language.set_customer(Language::English);
            assert_eq!(language.get(), Language::Hindi, "{with_query}");
            language.set_field(Language::English);
            assert_eq!(language.get(), Language::English, "{with_query}");
            let unknown = format!("{address}?lang=xx");
            assert_eq!(language_of(&request(method, &unknown, "hi")).get(), Language::Hindi, "{unknown}");
        }
    }

    #[test]
    fn an_address_that_redirects_knows_the_language_of_the_caller() {
        let language = language_of(&request(Method::GET, "/cart/lines", "hi"));
        assert_eq!((language.get(), language.preferred()), (Language::English, Language::Hindi));
        let language = language_of(&request(Method::GET, "/hi/cart/lines", "en"));
        assert_eq!(language.preferred(), Language::Hindi);
    }
}
