//! Cookies: which we read, and how we set them.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{Extensions, HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponseParts, Response, ResponseParts};

use super::{SESSION_LIFE, Token};
use crate::Shop;
use crate::config::PublicUrl;

/// Which session a cookie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Jar {
    /// The customer's browser.
    Shop,
    /// The store's counter.
    Counter,
}

/// Set by the loader once the islands have started; pages then leave out `Refresh`.
const ISLANDS: &str = "islands";

impl Jar {
    /// The cookie's name. `__Host-` binds it to this very host, by TLS (RFC 6265bis §4.1.3.2).
    pub(super) const fn cookie(self, address: &PublicUrl) -> &'static str {
        match (self, address.is_secure()) {
            (Self::Shop, false) => "nukkad",
            (Self::Shop, true) => "__Host-nukkad",
            (Self::Counter, false) => "nukkad_counter",
            (Self::Counter, true) => "__Host-nukkad_counter",
        }
    }

    /// The token the browser sent for it.
    pub(super) fn token(self, headers: &HeaderMap, address: &PublicUrl) -> Option<Token> {
        Token::parse(value(headers, self.cookie(address))?)
    }

    /// Keeps a token for the life of a session.
    pub(super) fn set(self, token: Token, address: &PublicUrl) -> SetCookie {
        self.written(&token.written(), SESSION_LIFE.as_secs(), address)
    }

    /// Forgets it.
    pub(super) fn clear(self, address: &PublicUrl) -> SetCookie {
        self.written("", 0, address)
    }

    fn written(self, value: &str, seconds: i64, address: &PublicUrl) -> SetCookie {
        let name = self.cookie(address);
        let secure = if address.is_secure() { "; Secure" } else { "" };
        SetCookie(format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"))
    }
}

/// The value of a cookie the browser sent.
fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Whether the islands have started in this browser.
pub(super) fn has_islands(headers: &HeaderMap) -> bool {
    value(headers, ISLANDS) == Some("1")
}

/// A `Set-Cookie` header, as a part of a response: `(cookie, Redirect::to(…))`.
#[derive(Clone, PartialEq, Eq)]
pub struct SetCookie(String);

impl IntoResponseParts for SetCookie {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Self::Error> {
        append(response.headers_mut(), &self);
        Ok(response)
    }
}

fn append(headers: &mut HeaderMap, cookie: &SetCookie) {
    if let Ok(value) = HeaderValue::from_str(&cookie.0) {
        headers.append(SET_COOKIE, value);
    }
}

/// Cookies whose session was prolonged while the request was answered.
#[derive(Clone, Default)]
pub struct Renewals(Arc<Mutex<Vec<SetCookie>>>);

impl Renewals {
    /// Notes one, where [`renew`] is around the handler.
    pub(super) fn note(extensions: &Extensions, cookie: SetCookie) {
        if let Some(renewals) = extensions.get::<Self>() {
            renewals.0.lock().unwrap_or_else(PoisonError::into_inner).push(cookie);
        }
    }
}

/// The layer that sends prolonged cookies back, unless the handler has set that cookie itself.
pub async fn renew(State(_): State<Arc<Shop>>, mut request: Request, next: Next) -> Response {
    let renewals = Renewals::default();
    request.extensions_mut().insert(renewals.clone());
    let mut response = next.run(request).await;
    let noted = std::mem::take(&mut *renewals.0.lock().unwrap_or_else(PoisonError::into_inner));
    for cookie in noted {
        let name = cookie.0.split('=').next().unwrap_or_default().to_owned();
        let already = response
            .headers()
            .get_all(SET_COOKIE)
            .iter()
            .any(|set| set.to_str().is_ok_and(|set| set.split('=').next() == Some(name.as_str())));
        if !already {
            append(response.headers_mut(), &cookie);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outside::SeededRandomness;

    fn headers(cookies: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for cookie in cookies {
            headers.append(COOKIE, HeaderValue::from_str(cookie).unwrap());
        }
        headers
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let token = Token::mint(&SeededRandomness::new(3));
        let plain = PublicUrl::parse("http://127.0.0.1:3000").unwrap();
        let written = token.written();
        let sent = headers(&["a=1; islands=1", &format!("nukkad_counter=x; nukkad={written}")]);
        assert_eq!(Jar::Shop.token(&sent, &plain), Some(token));
        assert_eq!(Jar::Counter.token(&sent, &plain), None);
        assert!(has_islands(&sent));
        assert!(!has_islands(&headers(&["noislands=1", "islands=10"])));
    }

    #[test]
    fn over_tls_the_cookie_is_bound_to_the_host() {
        let token = Token::mint(&SeededRandomness::new(3));
        let secure = PublicUrl::parse("https://shop.example").unwrap();
        let set = Jar::Shop.set(token, &secure).0;
        assert!(set.starts_with("__Host-nukkad=") && set.ends_with("; HttpOnly; SameSite=Lax; Secure"));
        assert!(set.contains("; Max-Age=604800;"));
        // What was set without TLS does not count.
        assert_eq!(Jar::Shop.token(&headers(&[&format!("nukkad={}", token.written())]), &secure), None);
    }
}
