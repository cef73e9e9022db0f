//! A configuration that a server can run with.

use std::net::SocketAddr;
use std::path::PathBuf;

use commerce::Phone;
use commerce::limits::OrderLimits;
use storage::Mode;

use super::public_url::PublicUrl;
use super::rate_limits::RateLimitConfig;
use super::secret::Secret;

/// A checked configuration.
#[derive(Clone, Debug)]
pub struct Config {
    pub name: String,
    /// Where customers are served.
    pub listen: SocketAddr,
    /// Where health and metrics are served.
    pub operations_listen: SocketAddr,
    /// The address people see. `None` only in the sandbox, which then uses the address it is bound to.
    pub public_url: Option<PublicUrl>,
    pub storage: StorageConfig,
    /// How far from a store a customer may be, in metres.
    pub service_radius_m: u32,
    /// How much one customer may hold.
    pub order_limits: OrderLimits,
    /// How many requests a caller may send.
    pub rate_limits: RateLimitConfig,
    /// The synonyms file; `None` for the one that is built in.
    pub synonyms: Option<PathBuf>,
    /// The log filter.
    pub log: String,
    /// Version of the Graph API that the server uses and the sandbox emulates: `v24.0`.
    pub graph_version: String,
    /// `None` in the sandbox, which emulates it.
    pub whatsapp: Option<WhatsAppConfig>,
}

/// How to open the storage: all that an import needs.
#[derive(Clone, Debug)]
pub struct StorageConfig {
    pub path: PathBuf,
    pub mode: Mode,
    /// 64 hexadecimal digits; `None` in the sandbox, whose key is stored beside its database.
    pub key: Option<Secret>,
}

/// The connection to WhatsApp.
#[derive(Clone, Debug)]
pub struct WhatsAppConfig {
    /// Base address of the Graph API, without a trailing slash.
    pub graph_url: String,
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
