//! The shop: what every handler and worker shares.

use std::sync::Arc;

use app::document::Site;
use app::links::Page;
use commerce::Language;
use jiff::Timestamp;
use storage::{LinkPurpose, NewLink, Storage};
use whatsapp::client::Client;
use whatsapp::emulator::Emulator;
use whatsapp::secret::{AppSecret, VerifyToken};

use crate::assets::StaticAssets;
use crate::catalog::Catalog;
use crate::config::{Config, PublicUrl};
use crate::environment::{Clock, Rng};
use crate::metrics::Metrics;
use crate::ordering::IdempotencyLocks;
use crate::pages::page_cache::PageCache;
use crate::pages::preview::PreviewCache;
use crate::readiness::Readiness;
use crate::sessions::links;
use crate::workers::Notifiers;

/// A running shop. Handlers get it as `State<Arc<Shop>>`.
pub struct AppState {
    /// The settings it was started with.
    pub config: Config,
    /// The address people see, the port it really listens on included.
    pub public_url: PublicUrl,
    /// What lasts.
    pub storage: Arc<dyn Storage>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws ids and tokens.
    pub rng: Arc<dyn Rng>,
    /// Stores and what they sell.
    pub catalog: Catalog,
    /// Sends messages.
    pub chat: Client,
    /// What webhooks are signed with.
    pub app_secret: AppSecret,
    /// What proves to Meta that the webhook's address is ours.
    pub verify_token: VerifyToken,
    /// Meta's side in a sandbox.
    pub emulator: Option<Arc<Emulator>>,
    /// The number people write to, digits only.
    pub wa_id: String,
    /// That number's id in the chat, by which its webhooks name it.
    pub phone_number_id: String,
    /// Wakes the workers.
    pub notifiers: Notifiers,
    /// What pages share.
    pub site: Site,
    /// The files of the site.
    pub assets: StaticAssets,
    /// Orders that are being placed at this moment.
    pub idempotency_locks: IdempotencyLocks,
    /// What is counted.
    pub metrics: Metrics,
    /// Whether it wants customers.
    pub readiness: Readiness,
    /// Pages that are the same for everybody.
    pub page_cache: PageCache,
    /// Preview pictures drawn so far.
    pub preview_cache: PreviewCache,
}

impl AppState {
    /// Makes a link into the shop: its whole address, and what the storage has to keep of it.
    /// How long it opens follows from what it is for (see [`links`]).
    #[must_use]
    pub fn create_link(&self, purpose: LinkPurpose, language: Language, now: Timestamp) -> (String, NewLink) {
        let minted = links::create(&*self.rng, purpose, language, now);
        let page = Page::Link { token: minted.token.to_hex() };
        let url = match language {
            // The shorter address chooses the language that the link was made in.
            Language::English => self.public_url.join(&page.to_string()),
            other => self.absolute_url(&page, other),
        };
        (url, minted.link)
    }

    /// Opens the chat with words already written; in a sandbox the chat is a page of ours.
    #[must_use]
    pub fn whatsapp_url(&self, words: &str) -> String {
        match &self.emulator {
            Some(_) => self.public_url.join(&app::links::sandbox_chat_url(words)),
            None => app::links::whatsapp_url(&self.wa_id, words),
        }
    }

    /// The whole address of a page, as it stands in a chat.
    #[must_use]
    pub fn absolute_url(&self, page: &Page, language: Language) -> String {
        self.public_url.join(&page.href(language))
    }
}
