//! The configuration of an emulator, and why it cannot start.

use std::{sync::Arc, time::Duration};

use crate::{
    http::HttpClientError,
    secret::{AccessToken, AppSecret},
};

/// The present time, in unix seconds.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// The configuration of an emulator.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where webhooks are posted.
    pub webhook_url: String,
    /// What they are signed with.
    pub app_secret: AppSecret,
    /// The token that requests must carry.
    pub access_token: AccessToken,
    /// The business number's id, which is part of request paths.
    pub phone_number_id: String,
    /// The business number itself, digits only.
    pub display_phone_number: String,
    /// The account's id, which is part of webhooks.
    pub business_account_id: String,
    /// The seed of its ids. Two emulators with one seed and one clock give the same
    /// ids: fine in tests, otherwise draw another at each start.
    pub seed: u64,
    /// When statuses follow a message.
    pub status_delays: StatusDelays,
    /// How soon a webhook is posted again that was not answered with 200.
    pub retry: RetryDelays,
    /// Whether more than 45 messages at once, then one in 6 seconds, to one
    /// person are refused (131056). [M: about-the-platform]
    pub pair_rate: bool,
    /// Whether a message outside the 24-hour window is refused in the answer,
    /// or accepted and then reported as failed: Meta does both (131047).
    pub async_window_errors: bool,
}

impl Config {
    /// An invented business that posts to this webhook; unlimited pair rate,
    /// refusals in the answer.
    #[must_use]
    pub fn new(
        webhook_url: impl Into<String>,
        app_secret: AppSecret,
        access_token: AccessToken,
        seed: u64,
    ) -> Self {
        Self {
            webhook_url: webhook_url.into(),
            app_secret,
            access_token,
            phone_number_id: "100000000000001".to_owned(),
            display_phone_number: "912200000000".to_owned(),
            business_account_id: "100000000000002".to_owned(),
            seed,
            status_delays: StatusDelays::default(),
            retry: RetryDelays::default(),
            pair_rate: false,
            async_window_errors: false,
        }
    }
}

/// The delay of each status after the one before.
#[derive(Debug, Clone, Copy)]
pub struct StatusDelays {
    /// `sent`, after the message was accepted.
    pub sent: Duration,
    /// `delivered`, after `sent`.
    pub delivered: Duration,
    /// `read`, after `delivered`; `None` for a person who never reads.
    pub read: Option<Duration>,
}

impl StatusDelays {
    /// No delays, for tests.
    #[must_use]
    pub fn zero() -> Self {
        Self { sent: Duration::ZERO, delivered: Duration::ZERO, read: Some(Duration::ZERO) }
    }
}

impl Default for StatusDelays {
    fn default() -> Self {
        Self {
            sent: Duration::from_millis(150),
            delivered: Duration::from_millis(350),
            read: Some(Duration::from_millis(900)),
        }
    }
}

/// When a webhook is posted again; the delay doubles each time.
#[derive(Debug, Clone, Copy)]
pub struct RetryDelays {
    /// The first delay.
    pub initial: Duration,
    /// The longest delay.
    pub max: Duration,
}

impl Default for RetryDelays {
    fn default() -> Self {
        Self { initial: Duration::from_millis(250), max: Duration::from_secs(10) }
    }
}

/// Why an emulator cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no tokio runtime around the call.
    #[error("the emulator needs a tokio runtime")]
    NoRuntime,
    /// The listener has no address.
    #[error("the emulator's listener has no address")]
    Listener(#[source] std::io::Error),
    /// There is no HTTP client to post webhooks with.
    #[error(transparent)]
    HttpClient(#[from] HttpClientError),
}

/// Why a webhook address did not pass [`Emulator::subscribe`].
#[derive(Debug, thiserror::Error)]
pub enum SubscribeError {
    /// The address did not answer.
    #[error("the webhook's address does not answer")]
    NoResponse,
    /// The answer was not 200 with the challenge as its body.
    #[error("the webhook answered {0}, or not with the challenge")]
    WrongResponse(u16),
}
