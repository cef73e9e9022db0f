//! Where settings come from, lowest layer first: the defaults compiled in, a file, the
//! environment, the command line.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use config::{Environment, File, FileFormat};
use serde::Deserialize;

use super::error::ConfigError;
use super::order_limits::OrderLimitSettings;
use super::rate_limits::RateLimitSettings;
use super::secret::Secret;

/// The documented defaults, as `nukkad config` prints them.
pub const DEFAULTS: &str = include_str!("../../config.default.toml");

/// The file that is read when none is named.
const DEFAULT_FILE: &str = "nukkad.toml";

/// Settings before they are checked, as `config.default.toml` documents them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    pub(super) name: String,
    pub(super) listen: String,
    pub(super) operations_listen: String,
    pub(super) public_url: String,
    pub(super) storage: PathBuf,
    pub(super) storage_key: Secret,
    pub(super) service_radius_km: f64,
    pub(super) search: SearchSettings,
    pub(super) limits: OrderLimitSettings,
    pub(super) rate_limits: RateLimitSettings,
    pub(super) log: String,
    pub(super) whatsapp: WhatsAppSettings,
}

/// The section `[search]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SearchSettings {
    pub(super) synonyms: PathBuf,
}

/// The section `[whatsapp]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WhatsAppSettings {
    pub(super) graph_url: String,
    pub(super) api_version: String,
    pub(super) phone_number_id: String,
    pub(super) display_number: String,
    pub(super) access_token: Secret,
    pub(super) app_secret: Secret,
    pub(super) verify_token: Secret,
}

/// The layers over the defaults. Not `Debug`: an environment holds secrets.
#[derive(Clone, Default)]
pub struct Layers {
    /// The file named with `--config`; it must be there. `None` reads `nukkad.toml` if it is.
    pub file: Option<PathBuf>,
    /// The environment, handed in so that a test can have its own.
    pub environment: HashMap<String, String>,
    /// Settings given on the command line, by name.
    pub flags: Vec<(&'static str, String)>,
    /// Whether the sandbox was requested. Only the command line can do that, so that it never happens by
    /// accident.
    pub sandbox: bool,
}

impl Layers {
    /// Merges the layers.
    pub(super) fn read(&self) -> Result<Settings, ConfigError> {
        let mut layers = config::Config::builder().add_source(File::from_str(DEFAULTS, FileFormat::Toml));
        layers = match &self.file {
            Some(file) => layers.add_source(Self::source(file).required(true)),
            None => layers.add_source(Self::source(Path::new(DEFAULT_FILE)).required(false)),
        };
        let environment = self
            .environment
            .iter()
            // This one is for the compiler.
            .filter(|(name, _)| name.starts_with("NUKKAD_") && *name != "NUKKAD_SITE_HASH")
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        layers = layers.add_source(
            Environment::with_prefix("NUKKAD")
                .prefix_separator("_")
                .separator("__")
                .source(Some(environment)),
        );
        for (name, value) in &self.flags {
            layers = layers.set_override(*name, value.as_str()).map_err(|error| describe_error(&error))?;
        }
        let settings = layers.build().map_err(|error| describe_error(&error))?;
        settings.try_deserialize().map_err(|error| describe_error(&error))
    }

    fn source(file: &Path) -> File<config::FileSourceFile, FileFormat> {
        File::new(&file.to_string_lossy(), FileFormat::Toml)
    }
}

/// Describes an error without quoting a value or a line of a file: either might hold a secret.
fn describe_error(error: &config::ConfigError) -> ConfigError {
    use config::ConfigError as Error;
    let text = match error {
        Error::FileParse { uri, cause } => {
            let place = cause.to_string().lines().next().unwrap_or_default().to_owned();
            format!("{} cannot be read: {place}", uri.as_deref().unwrap_or("the configuration"))
        }
        Error::Type { key, expected, origin, .. } => format!(
            "the setting `{}`{} must be {expected}",
            key.as_deref().unwrap_or("?"),
            origin.as_deref().map(|origin| format!(" in {origin}")).unwrap_or_default(),
        ),
        Error::At { error, key, .. } => {
            let inner = describe_error(error);
            key.as_deref().map_or_else(|| inner.to_string(), |key| format!("{inner} (`{key}`)"))
        }
        Error::NotFound(key) => format!("the setting `{key}` is missing"),
        Error::Message(message) => redact_value(message),
        Error::Foreign(cause) => redact_value(&cause.to_string()),
        _ => "the configuration cannot be read".to_owned(),
    };
    ConfigError::Unreadable(text)
}

/// Removes the value from a message of `serde`.
fn redact_value(message: &str) -> String {
    // These two contain keys and files only.
    if message.starts_with("unknown field") || message.ends_with("not found") {
        return message.to_owned();
    }
    match message.rsplit_once(", expected ") {
        Some((_, expected)) => format!("there must be {expected}"),
        None => "a setting has a wrong type".to_owned(),
    }
}
