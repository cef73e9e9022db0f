use std::net::SocketAddr;

/// Why there is no configuration to run with.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A layer cannot be read. The text never quotes a value: it might be a secret.
    #[error("{0}")]
    Unreadable(String),
    #[error("the setting `{setting}` {reason}")]
    Invalid { setting: &'static str, reason: String },
    #[error(
        "there are no WhatsApp credentials, so there is nobody to talk to.\n\
         To try the shop out, run `nukkad serve --sandbox`.\n\
         To open it for real customers, set what `nukkad config` marks REQUIRED."
    )]
    NoCredentials,
    /// Some of what real customers need is set, but not all.
    #[error("real customers need these settings too: {}", .0.join(", "))]
    Missing(Vec<&'static str>),
    #[error(
        "a database of real customers needs its `storage_key` (`nukkad config` explains how to make one).\n\
         For a sandbox's database, add `--sandbox`."
    )]
    NoStorageKey,
    #[error("the secret `{0}` is a placeholder or too short (16 characters at least); set a real one")]
    WeakSecret(&'static str),
    /// The sandbox checks no identity worth the name, so only this machine may reach it.
    #[error("the sandbox listens on loopback only (127.0.0.1 or [::1]), not on {0}")]
    SandboxNotLoopback(SocketAddr),
}

impl ConfigError {
    pub(super) fn invalid(setting: &'static str, reason: &str) -> Self {
        Self::Invalid { setting, reason: reason.to_owned() }
    }
}
