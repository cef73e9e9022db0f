//! Chat services.

use serde::{Deserialize, Serialize};

/// A chat service that customers and stores write in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChannelId {
    /// `WhatsApp`, by its Cloud API.
    #[default]
    WhatsApp,
}

impl ChannelId {
    /// Every channel.
    pub const ALL: [Self; 1] = [Self::WhatsApp];

    /// Its name in the storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WhatsApp => "whatsapp",
        }
    }

    /// Parses [`ChannelId::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}
