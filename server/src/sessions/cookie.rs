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
use storage::SessionScope;

use super::Token;
use crate::config::PublicUrl;

/// A session cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SessionKind {
    /// The customer's browser.
    Customer,
    /// A browser that opened the link of an order.
    Order,
    /// The store's counter.
    Counter,
}

/// Set by the loader once the islands have started; pages then leave out `Refresh`.
const ISLANDS: &str = "islands";

impl SessionKind {
    pub(super) const ALL: [Self; 3] = [Self::Customer, Self::Order, Self::Counter];

    const fn name(self) -> &'static str {
        match self {
            Self::Customer => "nukkad",
            Self::Order => "nukkad_order",
            Self::Counter => "nukkad_counter",
        }
    }

    /// Whether a session of this scope belongs into the cookie.
    pub(super) const fn fits(self, scope: &SessionScope) -> bool {
        match scope {
            SessionScope::Anonymous | SessionScope::Customer(_) => matches!(self, Self::Customer),
            SessionScope::Order { .. } => matches!(self, Self::Order),
            SessionScope::Counter(_) => matches!(self, Self::Counter),
        }
    }

    /// The token the browser sent for it.
    pub(super) fn read_token(self, headers: &HeaderMap, address: &PublicUrl) -> Option<Token> {
        Token::parse(&read_cookie(headers, self.name(), address)?)
    }

    /// Stores a token for as long as its session lives.
    pub(super) fn set_cookie(self, token: Token, ttl: SignedDuration, address: &PublicUrl) -> SetCookie {
        SetCookie::new(self.name(), token.to_hex(), ttl, address)
    }

    /// Deletes it.
    pub(super) fn clear_cookie(self, address: &PublicUrl) -> SetCookie {
        SetCookie::deleted(self.name(), address)
    }
}

/// The name of a cookie. `__Host-` binds it to this very host, by TLS (RFC 6265bis §4.1.3.2).
fn host_name(name: &str, address: &PublicUrl) -> String {
    if address.is_secure() { format!("__Host-{name}") } else { name.to_owned() }
}

/// The value of a cookie of ours that the browser sent.
pub(super) fn read_cookie(headers: &HeaderMap, name: &str, address: &PublicUrl) -> Option<String> {
    cookie_value(headers, &host_name(name, address))
}

fn cookie_value(headers: &HeaderMap, name: &str) -> Option<String> {
    let headers = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
    let mut cookies = headers.flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}

/// Whether the islands have started in this browser.
pub(super) fn has_islands(headers: &HeaderMap) -> bool {
    cookie_value(headers, ISLANDS).as_deref() == Some("1")
}

/// `Set-Cookie` headers, as a part of a response: `(cookie, Redirect::to(…))`.
#[derive(Clone, Default)]
pub struct SetCookie(Vec<Cookie<'static>>);

impl SetCookie {
    pub(super) fn new(name: &str, value: String, ttl: SignedDuration, address: &PublicUrl) -> Self {
        let cookie = Cookie::build((host_name(name, address), value))
            .path("/")
            .max_age(Duration::seconds(ttl.as_secs()))
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(address.is_secure());
        Self(vec![cookie.build()])
    }

    pub(super) fn deleted(name: &str, address: &PublicUrl) -> Self {
        Self::new(name, String::new(), SignedDuration::ZERO, address)
    }

    /// Both.
    #[must_use]
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    fn append_to(&self, headers: &mut HeaderMap) {
        for cookie in &self.0 {
            if let Ok(value) = HeaderValue::try_from(cookie.to_string()) {
                headers.append(SET_COOKIE, value);
            }
        }
    }

    /// Leaves out the cookies that a response sets itself.
    fn unless_set_in(mut self, headers: &HeaderMap) -> Self {
        let set = headers.get_all(SET_COOKIE).iter().filter_map(|set| set.to_str().ok());
        for set in set.filter_map(|set| Cookie::parse(set).ok()) {
            self.0.retain(|cookie| cookie.name() != set.name());
        }
        self
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
pub struct RefreshedCookies(Arc<Mutex<SetCookie>>);

impl RefreshedCookies {
    /// Records one, where [`send_refreshed_cookies`] is around the handler.
    pub(super) fn record(extensions: &Extensions, cookie: SetCookie) {
        if let Some(refreshed) = extensions.get::<Self>() {
            let mut refreshed = refreshed.0.lock().unwrap_or_else(PoisonError::into_inner);
            refreshed.0.extend(cookie.0);
        }
    }

    fn take(&self) -> SetCookie {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The layer that sends extended cookies back, unless the handler has set that cookie itself.
pub async fn send_refreshed_cookies(mut request: Request, next: Next) -> Response {
    let refreshed = RefreshedCookies::default();
    request.extensions_mut().insert(refreshed.clone());
    let mut response = next.run(request).await;
    let cookies = refreshed.take().unless_set_in(response.headers());
    cookies.append_to(response.headers_mut());
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
        let token = Token::generate_anonymous(&SeededRng::new(3));
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
        let token = Token::generate_anonymous(&SeededRng::new(3));
        let secure = PublicUrl::parse("https://shop.example").unwrap();
        let set = SessionKind::Customer.set_cookie(token, SESSION_TTL, &secure).0[0].to_string();
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
