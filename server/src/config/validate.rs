//! Checks the settings as a whole, once, before anything starts.

use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;

use commerce::Phone;
use storage::Mode;

use super::checked::{Config, StorageConfig, WhatsAppConfig};
use super::error::ConfigError;
use super::layers::{Layers, Settings, WhatsAppSettings};
use super::public_url::PublicUrl;
use super::secret::Secret;

/// Length of a storage key in hexadecimal digits: 256 bits.
const KEY_DIGITS: usize = 64;

impl Config {
    /// Reads all layers and checks them as a whole.
    ///
    /// # Errors
    /// [`ConfigError`] explains what to change.
    pub fn load(layers: &Layers) -> Result<Self, ConfigError> {
        validate(layers.read()?, layers.sandbox)
    }
}

impl StorageConfig {
    /// Reads all layers, and checks what is needed to open the storage.
    ///
    /// # Errors
    /// [`ConfigError`] explains what to change.
    pub fn load(layers: &Layers) -> Result<Self, ConfigError> {
        let settings = layers.read()?;
        validate_storage(settings.storage, &settings.storage_key, layers.sandbox)
    }
}

fn validate(settings: Settings, sandbox: bool) -> Result<Config, ConfigError> {
    let invalid = ConfigError::invalid;
    if settings.name.trim().is_empty() {
        return Err(invalid("name", "must not be empty"));
    }
    let radius_m = settings.service_radius_km * 1000.0;
    if !(100.0..=1_000_000.0).contains(&radius_m) {
        return Err(invalid("service_radius_km", "must lie between 0.1 and 1000"));
    }
    let config = Config {
        name: settings.name.trim().to_owned(),
        listen: parse_address("listen", &settings.listen)?,
        operations_listen: parse_address("operations_listen", &settings.operations_listen)?,
        public_url: match settings.public_url.trim() {
            "" => None,
            text => Some(PublicUrl::parse(text).map_err(|error| invalid("public_url", &error.to_string()))?),
        },
        storage: StorageConfig { path: settings.storage, mode: Mode::Sandbox, key: None },
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the range is checked above"
        )]
        service_radius_m: radius_m as u32,
        order_limits: settings.limits.check()?,
        rate_limits: settings.rate_limits.check()?,
        synonyms: Some(settings.search.synonyms).filter(|path| !path.as_os_str().is_empty()),
        log: settings.log,
        graph_version: parse_graph_version(&settings.whatsapp.api_version)?,
        whatsapp: None,
    };
    if sandbox {
        return match [config.listen, config.operations_listen].iter().find(|at| !at.ip().is_loopback()) {
            Some(public) => Err(ConfigError::SandboxNotLoopback(*public)),
            None => Ok(config),
        };
    }
    let storage_key = settings.storage_key;
    let chat = &settings.whatsapp;
    let required = [
        ("whatsapp.phone_number_id", chat.phone_number_id.trim().is_empty()),
        ("whatsapp.display_number", chat.display_number.trim().is_empty()),
        ("whatsapp.access_token", chat.access_token.is_empty()),
        ("whatsapp.app_secret", chat.app_secret.is_empty()),
        ("whatsapp.verify_token", chat.verify_token.is_empty()),
        ("public_url", config.public_url.is_none()),
        ("storage_key", storage_key.is_empty()),
    ];
    let missing: Vec<_> = required.iter().filter(|(_, missing)| *missing).map(|(name, _)| *name).collect();
    let no_credentials =
        chat.access_token.is_empty() && chat.app_secret.is_empty() && chat.phone_number_id.trim().is_empty();
    if no_credentials {
        return Err(ConfigError::NoCredentials);
    }
    if !missing.is_empty() {
        return Err(ConfigError::Missing(missing));
    }
    let secrets = [
        ("whatsapp.access_token", &chat.access_token),
        ("whatsapp.app_secret", &chat.app_secret),
        ("whatsapp.verify_token", &chat.verify_token),
        ("storage_key", &storage_key),
    ];
    if let Some((name, _)) = secrets.iter().find(|(_, secret)| secret.is_weak()) {
        return Err(ConfigError::WeakSecret(name));
    }
    let storage = validate_storage(config.storage.path, &storage_key, false)?;
    if config.public_url.as_ref().is_some_and(|url| !url.is_secure()) {
        return Err(invalid("public_url", "must begin with https:// for real customers"));
    }
    let whatsapp = Some(validate_whatsapp(settings.whatsapp)?);
    Ok(Config { storage, whatsapp, ..config })
}

fn validate_storage(path: PathBuf, key: &Secret, sandbox: bool) -> Result<StorageConfig, ConfigError> {
    if sandbox {
        return Ok(StorageConfig { path, mode: Mode::Sandbox, key: None });
    }
    if key.is_empty() {
        return Err(ConfigError::NoStorageKey);
    }
    if key.is_weak() {
        return Err(ConfigError::WeakSecret("storage_key"));
    }
    let digits = key.expose().trim();
    if digits.len() != KEY_DIGITS || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(ConfigError::invalid("storage_key", "must be 64 hexadecimal digits"));
    }
    Ok(StorageConfig { path, mode: Mode::Live, key: Some(key.clone()) })
}

/// An address to listen on; names such as `localhost` are looked up.
fn parse_address(setting: &'static str, text: &str) -> Result<SocketAddr, ConfigError> {
    let found = text.trim().to_socket_addrs().ok().and_then(|mut addresses| addresses.next());
    found
        .ok_or_else(|| ConfigError::invalid(setting, "must be an address and a port, such as 127.0.0.1:3000"))
}

fn parse_graph_version(text: &str) -> Result<String, ConfigError> {
    let version = text.trim();
    let is_version = version
        .strip_prefix('v')
        .and_then(|number| number.split_once('.'))
        .is_some_and(|(major, minor)| [major, minor].iter().all(|part| part.parse::<u16>().is_ok()));
    if is_version {
        Ok(version.to_owned())
    } else {
        Err(ConfigError::invalid("whatsapp.api_version", "must look like v24.0"))
    }
}

fn validate_whatsapp(chat: WhatsAppSettings) -> Result<WhatsAppConfig, ConfigError> {
    let invalid = ConfigError::invalid;
    let graph_url = chat.graph_url.trim().trim_end_matches('/').to_owned();
    if !graph_url.starts_with("https://") {
        return Err(invalid(
            "whatsapp.graph_url",
            "must begin with https://, since the access token is sent there",
        ));
    }
    let phone_number_id = chat.phone_number_id.trim().to_owned();
    if !phone_number_id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(invalid("whatsapp.phone_number_id", "must be digits only"));
    }
    let display_number = Phone::parse(&chat.display_number)
        .map_err(|_| invalid("whatsapp.display_number", "must be a phone number with its country code"))?;
    Ok(WhatsAppConfig {
        graph_url,
        phone_number_id,
        display_number,
        access_token: chat.access_token,
        app_secret: chat.app_secret,
        verify_token: chat.verify_token,
    })
}
