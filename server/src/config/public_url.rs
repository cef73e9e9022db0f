//! The address people see: configured, never taken from a request.

use std::fmt;

use url::Url;

/// An origin: scheme, host and port, no path. `https://shop.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    secure: bool,
}

/// The text is not an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be http:// or https:// and a host, without path, query or user")]
pub struct ParsePublicUrlError;

impl PublicUrl {
    /// Reads it; one trailing slash is forgiven.
    ///
    /// # Errors
    /// When it is not `http(s)://host[:port]`.
    pub fn parse(text: &str) -> Result<Self, ParsePublicUrlError> {
        let url = Url::parse(text.trim()).map_err(|_| ParsePublicUrlError)?;
        let plain = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
            && url.has_host();
        if !plain || !matches!(url.scheme(), "http" | "https") {
            return Err(ParsePublicUrlError);
        }
        Ok(Self { origin: url.origin().ascii_serialization(), secure: url.scheme() == "https" })
    }

    /// The origin as browsers send it: `https://shop.example`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether it is reached by TLS, which makes cookies `Secure`.
    #[must_use]
    pub const fn is_secure(&self) -> bool {
        self.secure
    }

    /// A path below it as an absolute address.
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Whether an address (a `Referer`) is below it.
    #[must_use]
    pub fn contains(&self, address: &str) -> bool {
        Url::parse(address).is_ok_and(|url| url.origin().ascii_serialization() == self.origin)
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}
