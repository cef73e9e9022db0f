use storage::StorageError;
use whatsapp::{client, emulator};

use crate::catalog::search::ReadSynonymsError;
use crate::config::ParsePublicUrlError;

/// Why a server does not start, or has stopped by itself.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("{path}: {error}")]
    Storage { path: String, error: StorageError },
    #[error("the synonyms file {path}: {error}")]
    Synonyms { path: String, error: ReadSynonymsError },
    #[error("cannot listen on {address}: {error}")]
    Listen { address: String, error: std::io::Error },
    #[error("the connection to WhatsApp cannot work: {0}")]
    Chat(#[from] client::ConfigError),
    #[error("the emulator of WhatsApp does not start: {0}")]
    Emulator(#[from] emulator::StartError),
    /// A checked configuration always leads to a public address.
    #[error("the public address {0}")]
    PublicUrl(#[from] ParsePublicUrlError),
    #[error("the server stopped by itself: {0}")]
    Stopped(String),
}
