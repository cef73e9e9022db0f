//! What the shop is told before it starts: settings in layers, checked as a whole.
//!
//! `config.default.toml` documents every setting and is compiled in as the lowest layer. Over it
//! come a file, `NUKKAD_*` from the environment, and the command line. [`Config::load`] answers a
//! configuration that can be run, or says in words what is missing.

mod layers;
mod public_url;
mod rate_limits;
mod secret;
mod validate;

use std::net::SocketAddr;
use std::path::PathBuf;

use commerce::Phone;
use storage::Mode;

pub use layers::Layers;
pub use public_url::{ParsePublicUrlError, PublicUrl};
pub use rate_limits::{RateLimit, RateLimitConfig};
pub use secret::Secret;

/// The documented defaults, as `nukkad config` prints them.
pub const DEFAULTS: &str = include_str!("../config.default.toml");

/// A checked configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name of the shop.
    pub name: String,
    /// Where customers are served.
    pub listen: SocketAddr,
    /// Where health and metrics are served.
    pub operations_listen: SocketAddr,
    /// The address people see; `None` in a sandbox that shall use the address it listens on.
    pub public_url: Option<PublicUrl>,
    /// The storage, and with it whether customers are real.
    pub storage: StorageConfig,
    /// How far from a store a customer may be, in metres.
    pub service_radius_m: u32,
    /// How many requests a caller may make.
    pub rate_limits: RateLimitConfig,
    /// The log filter.
    pub log: String,
    /// The chat; `None` in a sandbox, which brings its own.
    pub whatsapp: Option<WhatsAppConfig>,
}

/// The storage, and how to open it: all that an import needs.
#[derive(Clone, Debug)]
pub struct StorageConfig {
    /// Its file.
    pub path: PathBuf,
    /// Sandbox or real customers.
    pub mode: Mode,
    /// 64 hexadecimal digits; `None` in a sandbox, which keeps a key beside its storage.
    pub key: Option<Secret>,
}

/// The way to WhatsApp.
#[derive(Clone, Debug)]
pub struct WhatsAppConfig {
    /// Base address of the Graph API, without a trailing slash.
    pub graph_url: String,
    /// Its version: `v23.0`.
    pub api_version: String,
    /// Id of the business phone number.
    pub phone_number_id: String,
    /// The number people write to.
    pub display_number: Phone,
    /// Bearer token of the Graph API.
    pub access_token: Secret,
    /// What webhooks are signed with.
    pub app_secret: Secret,
    /// What Meta repeats when it checks the webhook's address.
    pub verify_token: Secret,
}

/// Why there is no configuration to run with.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A layer can not be read. Never quotes a value: it might be a secret.
    #[error("{0}")]
    Unreadable(String),
    /// A setting makes no sense.
    #[error("the setting `{setting}` {why}")]
    Invalid {
        /// Which.
        setting: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// Neither a sandbox nor a way to real customers.
    #[error(
        "there are no WhatsApp credentials, so there is nobody to talk to.\n\
         To try the state out, run `nukkad serve --sandbox`.\n\
         To open it for real customers, set what `nukkad config` marks REQUIRED."
    )]
    NoCredentials,
    /// Some of what real customers need is there, but not all.
    #[error("real customers need these settings too: {}", .0.join(", "))]
    Missing(Vec<&'static str>),
    /// A storage of real customers was asked for without its key.
    #[error(
        "real customers' storage needs its `storage_key` (`nukkad config` tells how to make one).\n\
         For a sandbox's storage, say `--sandbox`."
    )]
    NoStorageKey,
    /// A secret that anybody could guess.
    #[error("the secret `{0}` is a placeholder or too short (16 characters at least); set a real one")]
    WeakSecret(&'static str),
    /// A sandbox has no identity checks worth the name, so it stays on the machine.
    #[error("a sandbox listens on loopback only (127.0.0.1 or [::1]), not on {0}")]
    SandboxNotLoopback(SocketAddr),
}

impl Config {
    /// Reads all layers and checks them as a whole.
    ///
    /// # Errors
    /// [`ConfigError`] says in words what to change.
    pub fn load(layers: &Layers) -> Result<Self, ConfigError> {
        validate::validate(layers.read()?, layers.sandbox)
    }
}

impl StorageConfig {
    /// Reads all layers, and checks what it takes to open the storage.
    ///
    /// # Errors
    /// [`ConfigError`] says in words what to change.
    pub fn load(layers: &Layers) -> Result<Self, ConfigError> {
        let settings = layers.read()?;
        validate::validate_storage(settings.storage, &settings.storage_key, layers.sandbox)
    }
}

#[cfg(test)]
mod tests;
