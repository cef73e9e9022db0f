//! Cookies: which are read, and how they are set.

use std::sync::{Arc, Mutex, PoisonError};

use ::cookie::time::Duration;
use ::cookie::{Cookie, SameSite};
use axum::extract::Request;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{Extensions, HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponseParts, Response, ResponseParts};
use jiff::SignedDuration;

use super::Token;
use crate::config::PublicUrl;

/// A session cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SessionKind {
    /// The customer's browser.
    Customer,
    /// The store's counter.
    Counter,
}

/// Set by the loader once the islands have started; pages then leave out `Refresh`.
const ISLANDS: &str = "islands";

impl SessionKind {
    pub(super) const ALL: [Self; 2] = [Self::Customer, Self::Counter];

    const fn name(self) -> &'static str {
        match self {
            Self::Customer => "nukkad",
            Self::Counter => "nukkad_counter",
        }
    }

    /// The token the browser sent for it.
    pub(super) fn read_token(self, headers: &HeaderMap, address: &PublicUrl) -> Option<Token> {
        Token::parse(&cookie_value(headers, &host_name(self.name(), address))?)
    }

    /// Stores a token for as long as its session lives.
    pub(super) fn set_cookie(self, token: Token, ttl: SignedDuration, address: &PublicUrl) -> SetCookie {
        SetCookie::new(self.name(), token.to_hex(), ttl, address)
    }

    /// Deletes it.
    pub(super) fn clear_cookie(self, address: &PublicUrl) -> SetCookie {
        SetCookie::new(self.name(), String::new(), SignedDuration::ZERO, address)
    }
}

/// The name of a cookie. `__Host-` binds it to this very host, by TLS (RFC 6265bis §4.1.3.2).
pub(super) fn host_name(name: &str, address: &PublicUrl) -> String {
    if address.is_secure() { format!("__Host-{name}") } else { name.to_owned() }
}

/// The value of a cookie the browser sent.
pub(super) fn cookie_value(headers: &HeaderMap, name: &str) -> Option<String> {
    let headers = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
    let mut cookies = headers.flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}

/// Whether the islands have started in this browser.
pub(super) fn has_islands(headers: &HeaderMap) -> bool {
    cookie_value(headers, ISLANDS).as_deref() == Some("1")
}

/// A `Set-Cookie` header, as a part of a response: `(cookie, Redirect::to(…))`.
#[derive(Clone)]
pub struct SetCookie(Cookie<'static>);

impl SetCookie {
    pub(super) fn new(name: &str, value: String, ttl: SignedDuration, address: &PublicUrl) -> Self {
        let cookie = Cookie::build((host_name(name, address), value))
            .path("/")
            .max_age(Duration::seconds(ttl.as_secs()))
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(address.is_secure());
        Self(cookie.build())
    }

    fn append_to(&self, headers: &mut HeaderMap) {
        if let Ok(value) = HeaderValue::try_from(self.0.to_string()) {
            headers.append(SET_COOKIE, value);
        }
    }

    /// Whether a response sets a cookie of the same name.
    fn is_set_in(&self, headers: &HeaderMap) -> bool {
        let set = headers.get_all(SET_COOKIE).iter().filter_map(|set| set.to_str().ok());
        set.filter_map(|set| Cookie::parse(set).ok()).any(|set| set.name() == self.0.name())
    }
}

impl IntoResponseParts for SetCookie {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Self::Error> {
        self.append_to(response.headers_mut());
        Ok(response)
    }
}

/// Cookies whose session was extended while the request was handled.
#[derive(Clone, Default)]
pub struct RefreshedCookies(Arc<Mutex<Vec<SetCookie>>>);

impl RefreshedCookies {
    /// Records one, where [`send_refreshed_cookies`] is around the handler.
    pub(super) fn record(extensions: &Extensions, cookie: SetCookie) {
        if let Some(refreshed) = extensions.get::<Self>() {
            refreshed.0.lock().unwrap_or_else(PoisonError::into_inner).push(cookie);
        }
    }

    fn take(&self) -> Vec<SetCookie> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The layer that sends extended cookies back, unless the handler has set that cookie itself.
pub async fn send_refreshed_cookies(mut request: Request, next: Next) -> Response {
    let refreshed = RefreshedCookies::default();
    request.extensions_mut().insert(refreshed.clone());
    let mut response = next.run(request).await;
    for cookie in refreshed.take() {
        if !cookie.is_set_in(response.headers()) {
            cookie.append_to(response.headers_mut());
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::SeededRng;
    use crate::sessions::SESSION_TTL;

    fn headers(cookies: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for cookie in cookies {
            headers.append(COOKIE, HeaderValue::from_str(cookie).unwrap());
        }
        headers
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let token = Token::generate(&SeededRng::new(3));
        let plain = PublicUrl::parse("http://127.0.0.1:3000").unwrap();
        let written = token.to_hex();
        let sent = headers(&["a=1; islands=1", &format!("nukkad_counter=x; nukkad={written}")]);
        assert_eq!(SessionKind::Customer.read_token(&sent, &plain), Some(token));
        assert_eq!(SessionKind::Counter.read_token(&sent, &plain), None);
        assert!(has_islands(&sent));
        assert!(!has_islands(&headers(&["noislands=1", "islands=10"])));
    }

    #[test]
    fn over_tls_the_cookie_is_bound_to_the_host() {
        let token = Token::generate(&SeededRng::new(3));
        let secure = PublicUrl::parse("https://shop.example").unwrap();
        let set = SessionKind::Customer.set_cookie(token, SESSION_TTL, &secure).0.to_string();
        for part in ["__Host-nukkad=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=604800"] {
            assert!(set.contains(part), "{part} in {set}");
        }
        // What was set without TLS does not count.
        assert_eq!(
            SessionKind::Customer.read_token(&headers(&[&format!("nukkad={}", token.to_hex())]), &secure),
            None
        );
    }
}
