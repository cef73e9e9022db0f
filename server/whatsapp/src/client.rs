//! The client of the Cloud API: sends messages, marks them as read, moves media.
//!
//! It does not retry: the caller, which stores the messages, knows when to.
//! [`Error::retry_advice`] is whether to.

mod error;
mod media;

use std::{fmt, net::IpAddr, time::Duration};

use reqwest::{Method, RequestBuilder, Url};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    http::{HttpClientError, http_client},
    identity::{MessageId, Phone, UserId},
    message::{MarkRead, Message},
    secret::AccessToken,
};

pub use error::{ApiError, Error};
pub use media::MediaFile;

/// Where Meta's Graph API is.
pub const GRAPH_BASE_URL: &str = "https://graph.facebook.com";

/// The configuration of a client.
#[derive(Debug, Clone)]
pub struct Config {
    /// [`GRAPH_BASE_URL`], or an emulator's address. `http` is allowed on this machine
    /// only, since every request carries the token.
    pub base_url: String,
    /// The Graph API's version, such as `v24.0`.
    pub version: String,
    /// The sending number's id (not the number).
    pub phone_number_id: String,
    /// The access token.
    pub access_token: AccessToken,
    /// How long one request may take in all.
    pub timeout: Duration,
}

impl Config {
    /// A client of the Graph API in this version, with 30 seconds for a request.
    #[must_use]
    pub fn new(
        phone_number_id: impl Into<String>,
        access_token: AccessToken,
        version: impl Into<String>,
    ) -> Self {
        Self {
            base_url: GRAPH_BASE_URL.to_owned(),
            version: version.into(),
            phone_number_id: phone_number_id.into(),
            access_token,
            timeout: Duration::from_secs(30),
        }
    }
}

/// Why a client cannot be created.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// `base_url` is no http or https URL.
    #[error("the base URL is not an http or https address")]
    BaseUrl,
    /// `base_url` is `http` to another machine.
    #[error("the base URL must be https: the access token would be sent in the clear")]
    InsecureUrl,
    /// The version or the phone number id is empty, or could change the path.
    #[error("the {0} is not a path segment")]
    Segment(&'static str),
    /// The HTTP client cannot be created.
    #[error(transparent)]
    HttpClient(#[from] HttpClientError),
}

/// A client of one business number. Cheap to clone; clones share connections.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    /// `{base_url}/{version}`, without a slash at the end.
    root: String,
    phone_number_id: String,
    access_token: AccessToken,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("root", &self.root)
            .field("phone_number_id", &self.phone_number_id)
            .finish_non_exhaustive()
    }
}

/// A message that Meta accepted. It is not delivered yet: statuses follow.
/// [M: messages/send-messages]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentMessage {
    /// The message's id, to match statuses and quotes with.
    pub id: MessageId,
    /// The number it goes to, which may differ from the one given.
    pub wa_id: Option<Phone>,
    /// The person it goes to, where it was addressed to a user id.
    pub user_id: Option<UserId>,
}

#[derive(Deserialize)]
struct SendResponse {
    #[serde(default)]
    contacts: Vec<SendContact>,
    messages: Vec<SendMessage>,
}

#[derive(Deserialize)]
struct SendContact {
    wa_id: Option<Phone>,
    user_id: Option<UserId>,
}

#[derive(Deserialize)]
struct SendMessage {
    id: MessageId,
}

/// `{"success": true}`; holds nothing that the status code does not.
#[derive(Deserialize)]
struct Success {}

impl Client {
    /// A client as configured.
    ///
    /// # Errors
    /// The configuration cannot work, or TLS is not available.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        let base_url = config.base_url.trim_end_matches('/');
        let url = Url::parse(base_url).map_err(|_| ConfigError::BaseUrl)?;
        let tls = match url.scheme() {
            "https" => true,
            "http" if is_loopback(&url) => false,
            "http" => return Err(ConfigError::InsecureUrl),
            _ => return Err(ConfigError::BaseUrl),
        };
        for (what, segment) in [("version", &config.version), ("phone number id", &config.phone_number_id)] {
            if !is_path_segment(segment) {
                return Err(ConfigError::Segment(what));
            }
        }
        Ok(Self {
            http: http_client(tls, config.timeout)?,
            root: format!("{base_url}/{}", config.version),
            phone_number_id: config.phone_number_id,
            access_token: config.access_token,
        })
    }

    /// Sends a message. [M: messages/send-messages]
    ///
    /// # Errors
    /// The message breaks a limit, Meta refuses it, or cannot be reached. After
    /// a timeout the message may have been taken all the same:
    /// [`Error::may_have_arrived`].
    pub async fn send(&self, message: &Message) -> Result<SentMessage, Error> {
        message.check()?;
        let request = self.request(Method::POST, &self.number_path("messages"));
        let answer: SendResponse = self.execute(request.json(message)).await?;
        let contact = answer.contacts.into_iter().next();
        let (wa_id, user_id) = contact.map_or((None, None), |it| (it.wa_id, it.user_id));
        let message = answer.messages.into_iter().next();
        let SendMessage { id } = message.ok_or(Error::InvalidResponse { http_status: 200 })?;
        Ok(SentMessage { id, wa_id, user_id })
    }

    /// Marks a message, and those before it, as read.
    /// [M: messages/mark-message-as-read]
    ///
    /// # Errors
    /// Meta refuses it or cannot be reached.
    pub async fn mark_read(&self, message_id: MessageId) -> Result<(), Error> {
        self.send_mark_read(&MarkRead::read(message_id)).await
    }

    /// Marks a message as read and shows "typing…" until our answer, or for 25
    /// seconds. [M: typing-indicators]
    ///
    /// # Errors
    /// Meta refuses it or cannot be reached.
    pub async fn mark_read_and_typing(&self, message_id: MessageId) -> Result<(), Error> {
        self.send_mark_read(&MarkRead::read_and_typing(message_id)).await
    }

    async fn send_mark_read(&self, mark: &MarkRead) -> Result<(), Error> {
        let request = self.request(Method::POST, &self.number_path("messages"));
        let Success {} = self.execute(request.json(mark)).await?;
        Ok(())
    }

    fn number_path(&self, last: &str) -> String {
        format!("{}/{last}", self.phone_number_id)
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}/{path}", self.root);
        self.http.request(method, url).bearer_auth(self.access_token.expose())
    }

    /// Sends a request and reads the answer, be it an error.
    async fn execute<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, Error> {
        let response = request.send().await.map_err(Error::from_transport)?;
        let status = response.status();
        let body = response.bytes().await.map_err(Error::from_transport)?;
        if !status.is_success() {
            return Err(Error::from_response(status.as_u16(), &body));
        }
        serde_json::from_slice(&body).map_err(|_| Error::InvalidResponse { http_status: status.as_u16() })
    }
}

/// Whether a URL leads to this machine itself, over whatever port.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// Whether it is one segment of a path, and needs no escaping.
fn is_path_segment(segment: &str) -> bool {
    !segment.is_empty()
        && !segment.starts_with('.')
        && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(base_url: &str) -> Config {
        Config {
            base_url: base_url.to_owned(),
            ..Config::new("106540352242922", AccessToken::new("EAAG-secret"), "v24.0")
        }
    }

    #[test]
    fn http_is_allowed_on_loopback_only() {
        for good in ["http://127.0.0.1:4000", "http://localhost:1/", "http://[::1]:9"] {
            assert!(Client::new(config(good)).is_ok(), "{good}");
        }
        assert!(matches!(Client::new(config("http://graph.facebook.com")), Err(ConfigError::InsecureUrl)));
        for bad in ["", "graph.facebook.com", "ftp://127.0.0.1"] {
            assert!(matches!(Client::new(config(bad)), Err(ConfigError::BaseUrl)), "{bad}");
        }
    }

    #[test]
    fn the_path_cannot_be_changed() {
        for bad in ["", "../x", "a/b", "a?b", "12#"] {
            let config = Config { phone_number_id: bad.to_owned(), ..config("http://127.0.0.1:1") };
            assert!(matches!(Client::new(config), Err(ConfigError::Segment(_))), "{bad}");
        }
    }

    #[test]
    fn the_token_does_not_print() {
        let config = config("http://127.0.0.1:1");
        assert!(!format!("{config:?}").contains("EAAG"));
        let client = Client::new(config).unwrap();
        assert!(!format!("{client:?}").contains("EAAG"));
    }
}
