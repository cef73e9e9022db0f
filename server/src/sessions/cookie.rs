//! Cookies: which we read, and how we set them.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{Extensions, HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponseParts, Response, ResponseParts};

use super::{SESSION_TTL, Token};
use crate::AppState;
use crate::config::PublicUrl;

/// Which session a cookie is for.
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
    /// The cookie's name. `__Host-` binds it to this very host, by TLS (RFC 6265bis §4.1.3.2).
    pub(super) const fn cookie_name(self, address: &PublicUrl) -> &'static str {
        match (self, address.is_secure()) {
            (Self::Customer, false) => "nukkad",
            (Self::Customer, true) => "__Host-nukkad",
            (Self::Counter, false) => "nukkad_counter",
            (Self::Counter, true) => "__Host-nukkad_counter",
        }
    }

    /// The token the browser sent for it.
    pub(super) fn read_token(self, headers: &HeaderMap, address: &PublicUrl) -> Option<Token> {
        Token::parse(cookie_value(headers, self.cookie_name(address))?)
    }

    /// Keeps a token for the life of a session.
    pub(super) fn set_cookie(self, token: Token, address: &PublicUrl) -> SetCookie {
        self.build_cookie(&token.to_hex(), SESSION_TTL.as_secs(), address)
    }

    /// Forgets it.
    pub(super) fn clear_cookie(self, address: &PublicUrl) -> SetCookie {
        self.build_cookie("", 0, address)
    }

    fn build_cookie(self, value: &str, seconds: i64, address: &PublicUrl) -> SetCookie {
        let name = self.cookie_name(address);
        let secure = if address.is_secure() { "; Secure" } else { "" };
        SetCookie(format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"))
    }
}

/// The value of a cookie the browser sent.
fn cookie_value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Whether the islands have started in this browser.
pub(super) fn has_islands(headers: &HeaderMap) -> bool {
    cookie_value(headers, ISLANDS) == Some("1")
}

/// A `Set-Cookie` header, as a part of a response: `(cookie, Redirect::to(…))`.
#[derive(Clone, PartialEq, Eq)]
pub struct SetCookie(String);

impl IntoResponseParts for SetCookie {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Self::Error> {
        append_cookie(response.headers_mut(), &self);
        Ok(response)
    }
}

fn append_cookie(headers: &mut HeaderMap, cookie: &SetCookie) {
    if let Ok(value) = HeaderValue::from_str(&cookie.0) {
        headers.append(SET_COOKIE, value);
    }
}

/// Cookies whose session was prolonged while the request was answered.
#[derive(Clone, Default)]
pub struct RefreshedCookies(Arc<Mutex<Vec<SetCookie>>>);

impl RefreshedCookies {
    /// Notes one, where [`renew`] is around the handler.
    pub(super) fn record(extensions: &Extensions, cookie: SetCookie) {
        if let Some(renewals) = extensions.get::<Self>() {
            renewals.0.lock().unwrap_or_else(PoisonError::into_inner).push(cookie);
        }
    }
}

/// The layer that sends prolonged cookies back, unless the handler has set that cookie itself.
pub async fn send_refreshed_cookies(
    State(_): State<Arc<AppState>>,
    mut request: Request,
    next: Next,
) -> Response {
    let renewals = RefreshedCookies::default();
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
            append_cookie(response.headers_mut(), &cookie);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::SeededRng;

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
        let set = SessionKind::Customer.set_cookie(token, &secure).0;
        assert!(set.starts_with("__Host-nukkad=") && set.ends_with("; HttpOnly; SameSite=Lax; Secure"));
        assert!(set.contains("; Max-Age=604800;"));
        // What was set without TLS does not count.
        assert_eq!(
            SessionKind::Customer.read_token(&headers(&[&format!("nukkad={}", token.to_hex())]), &secure),
            None
        );
    }
}
