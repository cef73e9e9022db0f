//! What every page of an installation shares.

use commerce::Language;
use i18n::pages::layout;

/// Name, addresses and loader of an installation; made once at start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The retailer's name for the shop; `None` for its default name, in each language's script.
    pub name: Option<String>,
    /// The public scheme and host, without a trailing slash: `https://shop.example`.
    pub public_url: String,
    /// The address of the loader module; `None` when no islands were built.
    pub loader: Option<String>,
    /// Opens the chat with the shop.
    pub chat_link: String,
}

impl Site {
    /// The shop's name in a language.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        self.name.clone().unwrap_or_else(|| layout::shop_name(language))
    }
}
